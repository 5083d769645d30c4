// Money back: whole, in parts, never more than there was.
import assert from 'node:assert/strict';
import { each, has, refused } from './simulator.js';
import { all } from './clients.js';

each(all, 'a whole refund, by the intent', async (shop) => {
  const { stripe } = shop;
  const paid = await shop.pay({ amount: 1234 });
  const refund = await stripe.refunds.create({ payment_intent: paid.id, reason: 'requested_by_customer', metadata: { slip: '7' } });
  assert.match(refund.id, /^re_/);
  has(refund, { object: 'refund', amount: 1234, currency: 'usd', status: 'succeeded', charge: paid.latest_charge.id, payment_intent: paid.id,
    reason: 'requested_by_customer', metadata: { slip: '7' } });
  has(await stripe.charges.retrieve(paid.latest_charge.id), { amount_refunded: 1234, refunded: true, amount_captured: 1234 });
  has(await stripe.paymentIntents.retrieve(paid.id), { status: 'succeeded', amount_received: 1234 });
  await refused(stripe.refunds.create({ payment_intent: paid.id }), 'StripeInvalidRequestError', { code: 'charge_already_refunded', statusCode: 400 });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 1 });
  assert.deepEqual((await stripe.balance.retrieve()).pending.map((sum) => sum.amount), [0]);
});

each(all, 'refunds in parts, by the charge, until nothing is left', async (shop) => {
  const { stripe } = shop;
  const { id, latest_charge: charge } = await shop.pay({ amount: 3000 });
  has(await stripe.refunds.create({ charge: charge.id, amount: 1000 }), { amount: 1000, status: 'succeeded' });
  has(await stripe.charges.retrieve(charge.id), { amount_refunded: 1000, refunded: false });
  await refused(stripe.refunds.create({ charge: charge.id, amount: 2001 }), 'StripeInvalidRequestError', { param: 'amount', statusCode: 400 });
  has(await stripe.refunds.create({ payment_intent: id, amount: 500 }), { amount: 500 });
  has(await stripe.refunds.create({ charge: charge.id }), { amount: 1500 });
  const { data } = await stripe.refunds.list({ charge: charge.id });
  assert.deepEqual(data.map(({ amount }) => amount), [1500, 500, 1000]);
  const seen = await stripe.charges.retrieve(charge.id, { expand: ['refunds'] });
  has(seen, { amount_refunded: 3000, refunded: true });
  assert.deepEqual(seen.refunds.data.map((refund) => refund.id), data.map((refund) => refund.id));
  await refused(stripe.refunds.create({ charge: charge.id, amount: 1 }), 'StripeInvalidRequestError', { code: 'charge_already_refunded' });
});

each(all, 'a refund of a part-capture is bounded by what was captured', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.pay({ amount: 2000, capture_method: 'manual' });
  await refused(stripe.refunds.create({ payment_intent: id }), 'StripeInvalidRequestError', { statusCode: 400 });
  await stripe.paymentIntents.capture(id, { amount_to_capture: 800 });
  await refused(stripe.refunds.create({ payment_intent: id, amount: 801 }), 'StripeInvalidRequestError', { param: 'amount' });
  has(await stripe.refunds.create({ payment_intent: id }), { amount: 800 });
  assert.deepEqual((await stripe.refunds.list({ payment_intent: id })).data.map(({ amount }) => amount), [800]);
});

each(all, 'nothing was paid, nothing is refunded', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.intent();
  await refused(stripe.refunds.create({ payment_intent: id }), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  await refused(stripe.refunds.create({ payment_intent: 'pi_nothing' }), 'StripeInvalidRequestError', { code: 'resource_missing', param: 'payment_intent' });
  await refused(stripe.refunds.create({}), 'StripeInvalidRequestError', { code: 'parameter_missing' });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 0, refunds: 0 });
});

each(all, 'a refund can be annotated, and can fail later', async (shop) => {
  const { stripe } = shop;
  const paid = await shop.pay({ amount: 700 }, '4000000000005126');
  const refund = await stripe.refunds.create({ payment_intent: paid.id, metadata: { slip: '7', gone: 'x' } });
  has(await stripe.refunds.update(refund.id, { metadata: { slip: '8', gone: '' } }), { id: refund.id, metadata: { slip: '8' } });
  assert.equal((await stripe.charges.retrieve(paid.latest_charge.id)).amount_refunded, 700);
  await shop.later('1m');
  const seen = await stripe.refunds.retrieve(refund.id, { expand: ['charge', 'payment_intent'] });
  has(seen, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
  has(seen.charge, { id: paid.latest_charge.id, amount_refunded: 0, refunded: false });
  has(seen.payment_intent, { id: paid.id, status: 'succeeded' });
});
