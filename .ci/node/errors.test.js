// The library makes its error classes of status, type and code: docs.stripe.com/error-handling?lang=node
import assert from 'node:assert/strict';
import { each, has, refused, usd } from './simulator.js';
import { all, old, twoStep } from './clients.js';

each(all, 'keys', async (shop) => {
  for (const apiKey of ['sk_test_', 'sk_live_51NotForASimulator', 'pk_test_51Publishable', 'nonsense']) {
    const error = await refused(shop.client({ apiKey }).balance.retrieve(), 'StripeAuthenticationError', { statusCode: 401 });
    assert.ok(apiKey.length < 12 || !error.message.includes(apiKey), 'no key in the message');
  }
  const narrow = shop.client({ apiKey: 'rk_test_51Restricted_noaccess' });
  await refused(narrow.paymentIntents.list(), 'StripePermissionError', { statusCode: 403 });
  await refused(shop.stripe.balance.retrieve({}, { stripeAccount: 'acct_somebody' }), 'StripePermissionError', { statusCode: 403 });
  assert.equal((await shop.client({ apiKey: 'rk_test_51Restricted' }).balance.retrieve()).object, 'balance');
});

const card = { amount: 2500, currency: 'usd', payment_method_types: ['card_present'] };

each(all, 'parameters', async (shop) => {
  const { stripe } = shop;
  const create = (params) => stripe.paymentIntents.create(params);
  const cases = [
    [() => create({ ...card, amount: undefined }), { code: 'parameter_missing', param: 'amount' }],
    [() => create({ ...card, amount: 49 }), { code: 'amount_too_small', param: 'amount' }],
    [() => create({ ...card, amount: 100_000_000 }), { code: 'amount_too_large', param: 'amount' }],
    [() => create({ ...card, amount: 12.5 }), { code: 'parameter_invalid_integer', param: 'amount' }],
    [() => create({ ...card, currency: 'xyz' }), { param: 'currency' }],
    [() => create({ ...card, tip: 5 }), { code: 'parameter_unknown', param: 'tip' }],
    [() => create({ ...card, payment_method_options: { card_present: { colour: 'red' } } }), { code: 'parameter_unknown', param: 'payment_method_options[card_present][colour]' }],
    [() => create({ ...card, capture_method: 'never' }), { param: 'capture_method' }],
    [() => create({ ...card, expand: ['charges'] }), {}],
    [() => stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: 'pi_nothing' }), { code: 'resource_missing', param: 'payment_intent' }],
  ];
  for (const [send, facts] of cases) {
    await refused(send(), 'StripeInvalidRequestError', { statusCode: 400, rawType: 'invalid_request_error', ...facts });
  }
  assert.deepEqual(await shop.count(), { intents: 0, charges: 0, refunds: 0 });
});

each(all, 'what there is not', async (shop) => {
  const { stripe } = shop;
  const cases = [
    [() => stripe.paymentIntents.retrieve('pi_nothing'), 'resource_missing', 'intent'],
    [() => stripe.charges.retrieve('ch_nothing'), 'resource_missing', 'charge'],
    [() => stripe.refunds.retrieve('re_nothing'), 'resource_missing', 'refund'],
    [() => stripe.terminal.readers.retrieve('tmr_nothing'), 'resource_missing', 'reader'],
    [() => stripe.terminal.locations.retrieve('tml_nothing'), 'resource_missing', 'location'],
    [() => stripe.customers.list(), undefined, undefined],
  ];
  for (const [send, code, param] of cases) {
    const error = await refused(send(), 'StripeInvalidRequestError', { statusCode: 404, code });
    assert.equal(error.param, param);
  }
});

each(all, 'a card that is present is not confirmed online', async (shop) => {
  const { stripe } = shop;
  const { id } = await shop.intent();
  const error = await refused(stripe.paymentIntents.confirm(id), 'StripeInvalidRequestError', { statusCode: 400 });
  has(error.payment_intent, { id, status: 'requires_payment_method' });
  has(await stripe.paymentIntents.retrieve(id), { status: 'requires_payment_method' });
});

// An old library asks with an old version, in which the two steps do not exist; it can name a newer one, as stripe-go v76 has to.
each([old], 'two steps with a library that does not know them', async (shop) => {
  const { Stripe, stripe } = shop;
  const command = (name) => Stripe.StripeResource.method({ method: 'POST', fullPath: `/v1/terminal/readers/{reader}/${name}` });
  const Steps = Stripe.StripeResource.extend({ collect: command('collect_payment_method'), confirm: command('confirm_payment_intent') });
  const steps = new Steps(stripe);
  const { id } = await shop.intent({ capture_method: 'manual' });
  const error = await refused(steps.collect(usd, { payment_intent: id }), 'StripeInvalidRequestError', { statusCode: 404 });
  assert.match(error.message, /Unrecognized request URL/);
  const newer = { apiVersion: '2025-06-30.basil' };
  const asked = await steps.collect(usd, { payment_intent: id }, newer);
  has(asked.action, { type: 'collect_payment_method', status: 'in_progress' });
  assert.equal(asked.lastResponse.apiVersion, '2025-06-30.basil');
  await shop.present();
  await steps.confirm(usd, { payment_intent: id }, newer);
  has(await stripe.paymentIntents.capture(id), { status: 'succeeded', amount_received: 2500 });
});

each(twoStep, 'a version that never was', async (shop) => {
  await refused(shop.client({ apiVersion: '2025-06-30.turmeric' }).balance.retrieve(), 'StripeInvalidRequestError', { statusCode: 400 });
});

each(all, 'a rate limit is for the caller to wait out', async (shop) => {
  const { stripe } = shop;
  const answers = await Promise.allSettled(Array.from({ length: 120 }, () => stripe.balance.retrieve()));
  const limited = answers.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  assert.ok(limited.length > 0 && limited.length < 120, `${limited.length} of 120`);
  for (const error of limited) has(error, { type: 'StripeRateLimitError', statusCode: 429, code: 'rate_limit' });
  assert.match(limited[0].headers['stripe-rate-limited-reason'], /-rate$/);
  await shop.later('1s');
  assert.equal((await stripe.balance.retrieve()).object, 'balance');
});

each(all, 'trouble that the library repeats by itself, and trouble that it reports', async (shop) => {
  const { stripe } = shop;
  const patient = shop.client({ maxNetworkRetries: 2 });
  for (const flavour of ['500', '503', '409']) {
    await shop.goWrong(`get_balance:1:${flavour}`);
    assert.equal((await patient.balance.retrieve()).object, 'balance');
    assert.equal(await shop.struck(flavour), 1);
  }
  await shop.goWrong('get_balance:1:500');
  await refused(stripe.balance.retrieve(), 'StripeAPIError', { statusCode: 500, rawType: 'api_error' });
  await shop.goWrong('get_balance:1:lock_timeout');
  await refused(stripe.balance.retrieve(), 'StripeRateLimitError', { statusCode: 429, code: 'lock_timeout' });
  await shop.goWrong('get_balance:1:hang');
  await assert.rejects(shop.client({ timeout: 200 }).balance.retrieve(), { type: 'StripeConnectionError' });
  await shop.goWrong('get_balance:1:garbage');
  await assert.rejects(stripe.balance.retrieve(), { type: 'StripeAPIError' });
});
