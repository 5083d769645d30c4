// Whatever ends a payment without money: the cashier, the customer, the clock, somebody else's command.
import assert from 'node:assert/strict';
import { each, has, refused, usd } from './simulator.js';
import { all, twoStep } from './clients.js';

each(all, 'cancelling the action frees the reader, cancelling the intent ends it', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const { id } = await shop.intent();
  await readers.processPaymentIntent(usd, { payment_intent: id });
  assert.equal((await readers.cancelAction(usd)).action, null);
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_payment_method');
  await refused(shop.present(), 'StripeInvalidRequestError', { statusCode: 400 });
  const gone = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'requested_by_customer' });
  has(gone, { status: 'canceled', cancellation_reason: 'requested_by_customer', amount_received: 0 });
  assert.ok(gone.canceled_at >= gone.created);
  const late = await refused(readers.processPaymentIntent(usd, { payment_intent: id }), 'StripeInvalidRequestError', { statusCode: 400, code: 'intent_invalid_state' });
  has(late.payment_intent, { id, status: 'canceled' });
  await refused(stripe.paymentIntents.cancel(id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  assert.equal((await readers.retrieve(usd)).action, null);
  assert.deepEqual(await shop.count(), { intents: 1, charges: 0, refunds: 0 });
});

each(all, 'cancelling an authorisation releases it', async (shop) => {
  const { stripe } = shop;
  const held = await shop.pay({ capture_method: 'manual' });
  has(held, { status: 'requires_capture', amount_capturable: 2500 });
  has(await stripe.paymentIntents.cancel(held.id), { status: 'canceled', amount_capturable: 0, amount_received: 0 });
  const error = await refused(stripe.paymentIntents.capture(held.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state', statusCode: 400 });
  has(error.payment_intent, { id: held.id, status: 'canceled' });
  has(await stripe.charges.retrieve(held.latest_charge.id), { captured: false, amount_captured: 0, amount_refunded: 2500, refunded: true });
  assert.deepEqual((await stripe.balance.retrieve()).pending.map((sum) => sum.amount), [0]);
});

each(all, 'money that was taken cannot be cancelled', async (shop) => {
  const paid = await shop.pay();
  const error = await refused(shop.stripe.paymentIntents.cancel(paid.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  has(error.payment_intent, { status: 'succeeded', amount_received: 2500 });
});

each(all, 'the customer cancels where it was allowed', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const { id } = await shop.intent();
  await readers.processPaymentIntent(usd, { payment_intent: id, process_config: { enable_customer_cancellation: true } });
  await shop.customer('cancel');
  const { action } = await readers.retrieve(usd);
  has(action, { type: 'process_payment_intent', status: 'failed', failure_code: 'customer_canceled' });
  assert.equal(action.process_payment_intent.process_config.enable_customer_cancellation, true);
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_payment_method');
  await readers.processPaymentIntent(usd, { payment_intent: id });
  await assert.rejects(shop.customer('cancel'), /no cancel button/);
  await shop.present();
  has(await stripe.paymentIntents.retrieve(id), { status: 'succeeded', amount_received: 2500 });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 0 });
});

each(twoStep, 'a read card is forgotten when its action is cancelled', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const { id } = await shop.intent();
  await readers.collectPaymentMethod(usd, { payment_intent: id, collect_config: { enable_customer_cancellation: true } });
  await shop.present();
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_confirmation');
  assert.equal((await readers.cancelAction(usd)).action, null);
  await refused(readers.confirmPaymentIntent(usd, { payment_intent: id }), 'StripeInvalidRequestError', { code: 'intent_invalid_state' });
  assert.equal((await stripe.paymentIntents.cancel(id)).status, 'canceled');
  assert.deepEqual(await shop.count(), { intents: 1, charges: 0, refunds: 0 });
});

each(twoStep, 'another payment takes the reader over, and the first stays open', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const [one, two] = [await shop.intent({ amount: 100 }), await shop.intent({ amount: 200 })];
  await readers.collectPaymentMethod(usd, { payment_intent: one.id });
  const taken = await readers.collectPaymentMethod(usd, { payment_intent: two.id });
  assert.equal(taken.action.collect_payment_method.payment_intent, two.id);
  await shop.present();
  await readers.confirmPaymentIntent(usd, { payment_intent: two.id });
  const { data } = await stripe.paymentIntents.list();
  assert.deepEqual(data.map(({ amount, status }) => [amount, status]), [[200, 'succeeded'], [100, 'requires_payment_method']]);
});

each(all, 'a card that is left in the reader keeps it busy', async (shop) => {
  const { stripe } = shop;
  await shop.customer('leave');
  await shop.pay();
  const { id } = await shop.intent();
  const again = () => stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: id });
  await refused(again(), 'StripeInvalidRequestError', { code: 'terminal_reader_busy', statusCode: 400 });
  await shop.customer('remove');
  assert.equal((await again()).action.status, 'in_progress');
});
