// process_payment_intent: the reader collects and confirms by itself. All ages of the library can do that.
import assert from 'node:assert/strict';
import { each, has, refused, usd } from './simulator.js';
import { all } from './clients.js';

each(all, 'a sale in one command', async (shop, { version }) => {
  const { stripe } = shop;
  const intent = await shop.intent({ amount: 1999 });
  assert.equal(intent.capture_method, version < '2024-04-10' ? 'automatic' : 'automatic_async');
  assert.equal(intent.lastResponse.apiVersion, version);
  const asked = await stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: intent.id });
  has(asked.action, { type: 'process_payment_intent', status: 'in_progress', process_payment_intent: { payment_intent: intent.id } });
  await shop.present('4242424242424242');
  has((await stripe.terminal.readers.retrieve(usd)).action, { type: 'process_payment_intent', status: 'succeeded' });
  const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge.payment_intent'] });
  has(paid, { status: 'succeeded', amount_received: 1999 });
  has(paid.latest_charge, { captured: true, amount_captured: 1999 });
  has(paid.latest_charge.payment_intent, { id: intent.id, status: 'succeeded' });
  has(paid.latest_charge.payment_method_details.card_present, { brand: 'visa', last4: '4242', reader: usd });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 0 });
});

each(all, 'the same over the library\'s other transport, fetch', async (shop) => {
  const stripe = shop.client({ httpClient: shop.Stripe.createFetchHttpClient() });
  const { id } = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd', payment_method_types: ['card_present'] }, { idempotencyKey: 'over fetch' });
  await stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: id });
  await stripe.testHelpers.terminal.readers.presentPaymentMethod(usd);
  has(await stripe.paymentIntents.retrieve(id), { status: 'succeeded', amount_received: 2500 });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 0 });
});

each(all, 'every decline leaves the intent open for another card', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const { id } = await shop.intent({ capture_method: 'manual' });
  const declines = { 4000000000000002: 'generic_decline', 4000000000009995: 'insufficient_funds', 4000000000009987: 'lost_card' };
  for (const [number, code] of Object.entries(declines)) {
    await readers.processPaymentIntent(usd, { payment_intent: id });
    await shop.present(number);
    const { action } = await readers.retrieve(usd);
    has(action, { status: 'failed', failure_code: 'card_declined' });
    has(action.api_error, { type: 'card_error', decline_code: code });
    has(await stripe.paymentIntents.retrieve(id), { status: 'requires_payment_method', amount_capturable: 0 });
  }
  await readers.processPaymentIntent(usd, { payment_intent: id });
  await shop.present('378282246310005');
  has(await stripe.paymentIntents.capture(id), { status: 'succeeded', amount_received: 2500 });
  const { data } = await stripe.charges.list({ payment_intent: id });
  assert.deepEqual(data.map((charge) => charge.status), ['succeeded', 'failed', 'failed', 'failed']);
  assert.deepEqual(data.map((charge) => charge.outcome.reason), [null, 'lost_card', 'insufficient_funds', 'generic_decline']);
});

each(all, 'the last digits of the amount decide, tip included', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const { id } = await shop.intent({ amount: 1055 });
  await readers.processPaymentIntent(usd, { payment_intent: id });
  await shop.present();
  has((await stripe.paymentIntents.retrieve(id)).last_payment_error, { decline_code: 'incorrect_pin' });
  has(await stripe.paymentIntents.update(id, { amount: 1000 }), { amount: 1000, last_payment_error: null });
  await readers.processPaymentIntent(usd, { payment_intent: id });
  await shop.present(undefined, { amount_tip: 105 });
  has((await stripe.paymentIntents.retrieve(id)).last_payment_error, { decline_code: 'generic_decline' });
  has(await stripe.paymentIntents.retrieve(id), { amount: 1000, amount_details: { tip: {} } });
});

each(all, 'a part of the authorisation is captured, and never more', async (shop) => {
  const { stripe } = shop;
  const held = await shop.pay({ amount: 5000, capture_method: 'manual' });
  await refused(stripe.paymentIntents.capture(held.id, { amount_to_capture: 5001 }), 'StripeInvalidRequestError', { statusCode: 400, code: 'amount_too_large', param: 'amount_to_capture' });
  has(await stripe.paymentIntents.retrieve(held.id), { status: 'requires_capture', amount_capturable: 5000 });
  const part = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3150 }, { idempotencyKey: 'part' });
  has(part, { status: 'succeeded', amount: 5000, amount_received: 3150, amount_capturable: 0 });
  has(await stripe.charges.retrieve(held.latest_charge.id), { amount: 5000, amount_captured: 3150, captured: true });
  await refused(stripe.paymentIntents.capture(held.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  const { pending } = await stripe.balance.retrieve();
  assert.deepEqual(pending.map(({ amount, currency }) => [amount, currency]), [[3150, 'usd']]);
});

each(all, 'the customer tips on the reader', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.intent({ amount: 2000, capture_method: 'manual' });
  const asked = await stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: id, process_config: { tipping: { amount_eligible: 1800 } } });
  assert.deepEqual(asked.action.process_payment_intent.process_config, { tipping: { amount_eligible: 1800 } });
  await shop.present('4242424242424242', { amount_tip: 360 });
  const held = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  has(held, { status: 'requires_capture', amount: 2360, amount_capturable: 2360 });
  assert.equal(held.amount_details.tip.amount, 360);
  assert.equal(held.latest_charge.amount, 2360);
  has(await stripe.paymentIntents.capture(id, { amount_to_capture: 2360 }), { amount_received: 2360, status: 'succeeded' });

  const second = await shop.intent({ amount: 2000 });
  await stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: second.id, process_config: { skip_tipping: true } });
  await refused(shop.present(undefined, { amount_tip: 100 }), 'StripeInvalidRequestError', { statusCode: 400, param: 'amount_tip' });
  await shop.present();
  has(await stripe.paymentIntents.retrieve(second.id), { status: 'succeeded', amount: 2000, amount_received: 2000 });
});

each(all, 'yen have no decimals, and Interac is paid and refunded at the reader', async (shop) => {
  const { stripe } = shop;
  const yen = await shop.intent({ amount: 980, currency: 'jpy' });
  await stripe.terminal.readers.processPaymentIntent('tmr_SimulatedJpy01', { payment_intent: yen.id });
  await shop.present('3566002020360505', {}, 'tmr_SimulatedJpy01');
  has(await stripe.paymentIntents.retrieve(yen.id), { status: 'succeeded', amount_received: 980, currency: 'jpy' });

  const cad = 'tmr_SimulatedCad01';
  const dollars = await shop.intent({ amount: 1500, currency: 'cad', payment_method_types: ['card_present', 'interac_present'] });
  await stripe.terminal.readers.processPaymentIntent(cad, { payment_intent: dollars.id });
  await shop.present(undefined, { type: 'interac_present', interac_present: { number: '4506445006931933' } }, cad);
  const paid = await stripe.paymentIntents.retrieve(dollars.id, { expand: ['latest_charge'] });
  has(paid, { status: 'succeeded', amount_received: 1500 });
  assert.equal(paid.latest_charge.payment_method_details.type, 'interac_present');
  await refused(stripe.refunds.create({ payment_intent: dollars.id }), 'StripeInvalidRequestError', { code: 'charge_not_refundable' });
  await stripe.terminal.readers.refundPayment(cad, { payment_intent: dollars.id, amount: 400 });
  await shop.present(undefined, { type: 'interac_present' }, cad);
  const { action } = await stripe.terminal.readers.retrieve(cad);
  has(action, { type: 'refund_payment', status: 'succeeded' });
  has(await stripe.refunds.retrieve(action.refund_payment.refund), { amount: 400, currency: 'cad', status: 'succeeded', payment_intent: dollars.id });
  assert.deepEqual(await shop.count(), { intents: 2, charges: 2, refunds: 1 });
});
