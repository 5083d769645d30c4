// Lists as the library walks through them: docs.stripe.com/api/pagination/auto?lang=node
import assert from 'node:assert/strict';
import { each, has, refused } from './simulator.js';
import { all } from './clients.js';

// many makes intents whose amounts count from 1.00, a second apart.
async function many(shop, n) {
  const ids = [];
  for (let i = 0; i < n; i += 1) {
    ids.push((await shop.intent({ amount: 100 + i })).id);
    await shop.later('1s');
  }
  return ids;
}

each(all, 'auto-paging reads every page once, newest first', async (shop) => {
  const { stripe } = shop;
  const ids = await many(shop, 23);
  const newest = [...ids].reverse();
  const first = await stripe.paymentIntents.list();
  has(first, { object: 'list', url: '/v1/payment_intents', has_more: true });
  assert.deepEqual(first.data.map(({ id }) => id), newest.slice(0, 10), 'ten a page');

  const walked = [];
  for await (const { id } of stripe.paymentIntents.list({ limit: 5 })) walked.push(id);
  assert.deepEqual(walked, newest);
  const some = await stripe.paymentIntents.list({ limit: 4 }).autoPagingToArray({ limit: 9 });
  assert.deepEqual(some.map(({ id }) => id), newest.slice(0, 9));

  const back = [];
  for await (const { id } of stripe.paymentIntents.list({ limit: 5, ending_before: ids[0] })) back.push(id);
  assert.deepEqual(back, ids.slice(1), 'backwards, from the oldest up');
  const last = await stripe.paymentIntents.list({ limit: 3, starting_after: ids[2] });
  assert.deepEqual([last.data.map(({ id }) => id), last.has_more], [[ids[1], ids[0]], false]);
});

each(all, 'filters and bounds', async (shop) => {
  const { stripe } = shop;
  const ids = await many(shop, 6);
  const { created } = await stripe.paymentIntents.retrieve(ids[3]);
  const between = async (range) => (await stripe.paymentIntents.list({ created: range })).data.map(({ id }) => id);
  assert.deepEqual(await between({ gte: created }), [ids[5], ids[4], ids[3]]);
  assert.deepEqual(await between({ lt: created }), [ids[2], ids[1], ids[0]]);
  assert.deepEqual(await between(created), [ids[3]]);
  for (const [params, param] of [[{ limit: 0 }, 'limit'], [{ limit: 101 }, 'limit'], [{ starting_after: 'pi_nothing' }, 'starting_after'], [{ colour: 'red' }, 'colour']]) {
    await refused(stripe.paymentIntents.list(params), 'StripeInvalidRequestError', { statusCode: 400, param });
  }
});

each(all, 'charges, refunds and what belongs to them are listed and expanded', async (shop) => {
  const { stripe } = shop;
  const one = await shop.pay({ amount: 1000, transfer_group: 'table 4' });
  await shop.later('1s');
  const two = await shop.pay({ amount: 2000 });
  await stripe.refunds.create({ payment_intent: two.id, amount: 700 });
  const charges = await stripe.charges.list({ expand: ['data.payment_intent', 'data.refunds'] });
  assert.deepEqual(charges.data.map((charge) => [charge.amount, charge.payment_intent.id, charge.refunds.data.length]), [[2000, two.id, 1], [1000, one.id, 0]]);
  assert.deepEqual((await stripe.charges.list({ transfer_group: 'table 4' })).data.map(({ id }) => id), [one.latest_charge.id]);
  const intents = await stripe.paymentIntents.list({ expand: ['data.latest_charge'] });
  assert.deepEqual(intents.data.map((intent) => intent.latest_charge.amount_refunded), [700, 0]);
  has(await stripe.paymentMethods.retrieve(two.payment_method), { type: 'card_present', customer: null });
  has(await stripe.charges.update(one.latest_charge.id, { description: 'lunch', metadata: { table: '4' } }), { description: 'lunch', metadata: { table: '4' } });
  has(await stripe.charges.update(one.latest_charge.id, { description: '', metadata: '' }), { description: null, metadata: {} });
});

each(all, 'events tell the sale in order', async (shop) => {
  const { stripe } = shop;
  const paid = await shop.pay({ capture_method: 'manual' });
  await stripe.paymentIntents.capture(paid.id, {}, { idempotencyKey: 'capture' });
  const { data } = await stripe.events.list({ limit: 100 });
  const told = data.map((event) => event.type).reverse();
  assert.deepEqual(told.filter((type) => type.startsWith('payment_intent.')), ['payment_intent.created', 'payment_intent.amount_capturable_updated', 'payment_intent.succeeded']);
  assert.deepEqual(told.filter((type) => type.startsWith('charge.')), ['charge.succeeded', 'charge.captured']);
  assert.deepEqual(told.filter((type) => type.startsWith('terminal.')), ['terminal.reader.action_succeeded']);
  const [done] = (await stripe.events.list({ type: 'payment_intent.succeeded' })).data;
  has(done, { object: 'event', livemode: false, api_version: '2023-10-16' });
  has(done.data.object, { id: paid.id, status: 'succeeded', amount_received: 2500 });
  assert.equal(done.request.idempotency_key, 'capture');
  assert.deepEqual(await stripe.events.retrieve(done.id).then((event) => event.data), done.data);
  // An event keeps the object as it was then.
  const [held] = (await stripe.events.list({ types: ['payment_intent.amount_capturable_updated', 'charge.failed'] })).data;
  has(held.data.object, { status: 'requires_capture', amount_received: 0 });
});
