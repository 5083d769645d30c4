// Collect, look at the card, confirm, capture: docs.stripe.com/terminal/payments/collect-card-payment?terminal-sdk-platform=server-driven
import assert from 'node:assert/strict';
import { each, has, refused, usd } from './simulator.js';
import { twoStep } from './clients.js';

const looking = { expand: ['action.collect_payment_method.payment_intent'] };

each(twoStep, 'a sale in two steps, captured by hand', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const intent = await shop.intent({ amount: 4310, capture_method: 'manual', metadata: { till: 'counter 1' }, description: 'two cups' });
  assert.match(intent.id, /^pi_/);
  assert.ok(intent.client_secret.startsWith(`${intent.id}_secret_`));
  has(intent, { object: 'payment_intent', amount: 4310, amount_capturable: 0, amount_received: 0, currency: 'usd', status: 'requires_payment_method',
    capture_method: 'manual', livemode: false, latest_charge: null, payment_method: null, metadata: { till: 'counter 1' }, description: 'two cups' });

  const asked = await readers.collectPaymentMethod(usd, { payment_intent: intent.id, collect_config: { skip_tipping: true } });
  has(asked, { object: 'terminal.reader', status: 'online' });
  has(asked.action, { type: 'collect_payment_method', status: 'in_progress', failure_code: null });
  has(asked.action.collect_payment_method, { payment_intent: intent.id, collect_config: { skip_tipping: true } });
  assert.equal(asked.action.collect_payment_method.payment_method, undefined, 'no card yet');

  await shop.present('5555555555554444');
  const read = await readers.retrieve(usd, looking);
  assert.equal(read.action.status, 'succeeded');
  const { payment_method: method, payment_intent: seen } = read.action.collect_payment_method;
  has(method, { object: 'payment_method', type: 'card_present' });
  has(method.card_present, { brand: 'mastercard', last4: '4444', funding: 'credit', read_method: 'contactless_emv' });
  has(seen, { id: intent.id, status: 'requires_confirmation', payment_method: method.id, amount_received: 0 });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 0, refunds: 0 });

  await readers.confirmPaymentIntent(usd, { payment_intent: intent.id });
  has((await readers.retrieve(usd)).action, { type: 'confirm_payment_intent', status: 'succeeded', failure_code: null, failure_message: null });
  const held = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge', 'payment_method'] });
  has(held, { status: 'requires_capture', amount: 4310, amount_capturable: 4310, amount_received: 0 });
  has(held.payment_method, { id: method.id });
  has(held.latest_charge, { object: 'charge', amount: 4310, amount_captured: 0, captured: false, paid: true, status: 'succeeded', payment_intent: intent.id });
  const card = held.latest_charge.payment_method_details.card_present;
  has(card, { brand: 'mastercard', last4: '4444', amount_authorized: 4310, network: 'mastercard' });
  assert.ok(card.capture_before > held.latest_charge.created + 47 * 3600, 'two days to capture');
  assert.ok(card.receipt.application_preferred_name && card.receipt.dedicated_file_name, 'what a receipt must show');

  const paid = await stripe.paymentIntents.capture(intent.id);
  has(paid, { status: 'succeeded', amount_capturable: 0, amount_received: 4310 });
  has(await stripe.charges.retrieve(held.latest_charge.id), { amount_captured: 4310, amount_refunded: 0, captured: true, refunded: false });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 0 });
});

each(twoStep, 'without a capture method an approval is money', async (shop, { version }) => {
  const { stripe } = shop;
  const intent = await shop.intent({ amount: 900 });
  assert.equal(intent.capture_method, 'automatic_async', `the default under ${version}`);
  await stripe.terminal.readers.collectPaymentMethod(usd, { payment_intent: intent.id });
  await shop.present();
  await stripe.terminal.readers.confirmPaymentIntent(usd, { payment_intent: intent.id });
  has(await stripe.paymentIntents.retrieve(intent.id), { status: 'succeeded', amount_received: 900 });
});

each(twoStep, 'a declined card, then another on the same intent', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const intent = await shop.intent({ capture_method: 'manual' });
  await readers.collectPaymentMethod(usd, { payment_intent: intent.id });
  await shop.present('4000000000009995');
  await readers.confirmPaymentIntent(usd, { payment_intent: intent.id });
  const { action } = await readers.retrieve(usd);
  has(action, { type: 'confirm_payment_intent', status: 'failed', failure_code: 'card_declined' });
  // What the reader's action carries is what the library makes its card error of.
  const error = new shop.Stripe.errors.StripeCardError(action.api_error);
  has(error, { type: 'StripeCardError', rawType: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', payment_method_type: 'card_present' });
  const back = await stripe.paymentIntents.retrieve(intent.id);
  has(back, { status: 'requires_payment_method', amount_capturable: 0, latest_charge: error.charge, payment_method: null });
  has(back.last_payment_error, { type: 'card_error', decline_code: 'insufficient_funds' });

  await readers.collectPaymentMethod(usd, { payment_intent: intent.id });
  await shop.present('4242424242424242');
  await readers.confirmPaymentIntent(usd, { payment_intent: intent.id });
  has(await stripe.paymentIntents.capture(intent.id), { status: 'succeeded', amount_received: 2500, last_payment_error: null });
  const attempts = await stripe.charges.list({ payment_intent: intent.id });
  assert.deepEqual(attempts.data.map(({ status, amount_captured }) => [status, amount_captured]), [['succeeded', 2500], ['failed', 0]]);
  has(attempts.data[1], { id: error.charge, failure_code: 'card_declined', paid: false });
  has(attempts.data[1].outcome, { type: 'issuer_declined', reason: 'insufficient_funds' });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 2, refunds: 0 });
});

each(twoStep, 'a read card must be confirmed within thirty seconds', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const { id } = await shop.intent();
  await readers.collectPaymentMethod(usd, { payment_intent: id });
  await shop.present();
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_confirmation');
  await shop.later('31s');
  const late = await refused(readers.confirmPaymentIntent(usd, { payment_intent: id }), 'StripeInvalidRequestError', { code: 'intent_invalid_state', statusCode: 400 });
  has(late.payment_intent, { id, status: 'requires_payment_method' });
  await readers.collectPaymentMethod(usd, { payment_intent: id });
  await shop.present();
  await shop.later('20s');
  await readers.confirmPaymentIntent(usd, { payment_intent: id });
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'succeeded');
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 0 });
});

each(twoStep, 'an authorisation that nobody captures is void after two days', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.intent({ capture_method: 'manual' });
  await stripe.terminal.readers.collectPaymentMethod(usd, { payment_intent: id });
  await shop.present();
  await stripe.terminal.readers.confirmPaymentIntent(usd, { payment_intent: id });
  await shop.later('47h');
  assert.equal((await stripe.paymentIntents.retrieve(id)).status, 'requires_capture');
  await shop.later('1h1s');
  const gone = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  has(gone, { status: 'canceled', amount_capturable: 0, amount_received: 0, cancellation_reason: 'expired' });
  has(gone.latest_charge, { captured: false, amount_captured: 0 });
  await refused(stripe.paymentIntents.capture(id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
});
