// What the library declares of each object, by the object's name. Nothing runs this file; declarations.js reads the types.
import type Stripe from 'stripe';

export interface Declared {
  account: Stripe.Account;
  balance: Stripe.Balance;
  charge: Stripe.Charge;
  event: Stripe.Event;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  refund: Stripe.Refund;
  'terminal.location': Stripe.Terminal.Location | Stripe.Terminal.DeletedLocation;
  'terminal.reader': Stripe.Terminal.Reader | Stripe.Terminal.DeletedReader;
}
