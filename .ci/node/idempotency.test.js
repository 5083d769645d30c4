// One key, one effect: docs.stripe.com/api/idempotent_requests, and what the library's own retries make of it.
import assert from 'node:assert/strict';
import { each, has, refused, usd } from './simulator.js';
import { all, newest } from './clients.js';

const body = { amount: 2500, currency: 'usd', payment_method_types: ['card_present'] };

each(all, 'a key gives the same answer again', async (shop) => {
  const { stripe } = shop;
  const one = await stripe.paymentIntents.create(body, { idempotencyKey: 'sale-1' });
  await stripe.paymentIntents.update(one.id, { amount: 2600 });
  const two = await stripe.paymentIntents.create(body, { idempotencyKey: 'sale-1' });
  has(two, { id: one.id, client_secret: one.client_secret, amount: 2500 });
  assert.equal(one.lastResponse.headers['idempotent-replayed'], undefined);
  assert.equal(two.lastResponse.headers['idempotent-replayed'], 'true');
  assert.equal(two.lastResponse.headers['original-request'], one.lastResponse.requestId);
  assert.notEqual(two.lastResponse.requestId, one.lastResponse.requestId);
  assert.equal(two.lastResponse.idempotencyKey, 'sale-1');
  await stripe.paymentIntents.create(body, { idempotencyKey: 'sale-2' });
  await stripe.paymentIntents.create(body);
  assert.equal((await shop.count()).intents, 3);
});

each(all, 'a key with other parameters is refused', async (shop) => {
  const { stripe } = shop;
  const { id } = await stripe.paymentIntents.create(body, { idempotencyKey: 'sale-1' });
  await refused(stripe.paymentIntents.create({ ...body, amount: 2501 }, { idempotencyKey: 'sale-1' }), 'StripeIdempotencyError', { statusCode: 400, rawType: 'idempotency_error' });
  await refused(stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'sale-1' }), 'StripeIdempotencyError', { statusCode: 400 });
  has(await stripe.paymentIntents.retrieve(id), { amount: 2500, status: 'requires_payment_method' });
  assert.equal((await shop.count()).intents, 1);
});

each(all, 'a key remembers a refusal for a state, and not one for a parameter', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.pay({ amount: 1000 });
  const cancel = () => stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'cancel' });
  await refused(cancel(), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  const again = await refused(cancel(), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  assert.equal(again.headers['idempotent-replayed'], 'true');
  const refund = (amount) => stripe.refunds.create({ payment_intent: id, amount }, { idempotencyKey: 'refund' });
  await refused(refund(1001), 'StripeInvalidRequestError', { param: 'amount' });
  has(await refund(1000), { amount: 1000 });
  has(await refund(1000), { amount: 1000 });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 1 });
});

each(all, 'captures and refunds that are sent twice happen once', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.pay({ amount: 4000, capture_method: 'manual' });
  const twice = async (send) => [await send(), await send()].map((answer) => answer.id);
  const [a, b] = await twice(() => stripe.paymentIntents.capture(id, { amount_to_capture: 3000 }, { idempotencyKey: 'capture' }));
  assert.equal(a, b);
  const [c, d] = await twice(() => stripe.refunds.create({ payment_intent: id, amount: 1000 }, { idempotencyKey: 'refund' }));
  assert.equal(c, d);
  const charge = (await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).latest_charge;
  has(charge, { amount_captured: 3000, amount_refunded: 1000 });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 1 });
});

// The library makes a key of its own and keeps it through its retries, so a lost answer costs nothing.
for (const flavour of ['lost_after', 'lost_before', '502_after', '503', '409', 'truncated']) {
  each(flavour === 'truncated' ? [newest] : all, `the library's retry after ${flavour} makes one intent`, async (shop) => {
    const patient = shop.client({ maxNetworkRetries: 2 });
    await shop.goWrong(`create:1:${flavour}`);
    const once = patient.paymentIntents.create(body);
    if (flavour === 'truncated') {
      // An answer cut off in its middle is not retried by the library: it says that it does not know.
      await assert.rejects(once, { type: 'StripeConnectionError' });
    } else {
      assert.match((await once).id, /^pi_/);
    }
    assert.equal(await shop.struck(flavour), 1);
    assert.equal((await shop.count()).intents, 1);
  });
}

each(all, 'a command whose answer is lost has reached the reader', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.intent();
  await shop.goWrong('process:1:timeout_delivered');
  await refused(stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: id }), 'StripeInvalidRequestError', { code: 'terminal_reader_timeout', statusCode: 400 });
  has((await stripe.terminal.readers.retrieve(usd)).action, { type: 'process_payment_intent', status: 'in_progress' });
  await shop.present();
  has(await stripe.paymentIntents.retrieve(id), { status: 'succeeded' });
  assert.deepEqual(await shop.count(), { intents: 1, charges: 1, refunds: 0 });
});
