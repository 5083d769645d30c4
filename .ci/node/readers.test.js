// The fleet: docs.stripe.com/terminal/fleet/locations and docs.stripe.com/terminal/fleet/register-readers
import assert from 'node:assert/strict';
import { each, has, refused, usd } from './simulator.js';
import { all } from './clients.js';

const address = { line1: '1272 Valencia Street', city: 'San Francisco', state: 'CA', country: 'US', postal_code: '94110' };

each(all, 'a Location and its reader, from first to last', async (shop) => {
  const { locations, readers } = shop.stripe.terminal;
  const location = await locations.create({ display_name: 'HQ', address, metadata: { floor: '1' } });
  has(location, { object: 'terminal.location', display_name: 'HQ', livemode: false, metadata: { floor: '1' } });
  has(location.address, address);
  has(await locations.update(location.id, { display_name: 'Store', address: { ...address, line2: 'left' } }), { display_name: 'Store' });
  assert.equal((await locations.retrieve(location.id)).address.line2, 'left');

  const reader = await readers.create({ registration_code: 'simulated-wpe', label: 'counter 1', location: location.id });
  assert.match(reader.id, /^tmr_/);
  has(reader, { object: 'terminal.reader', label: 'counter 1', location: location.id, device_type: 'simulated_wisepos_e', status: 'online', action: null });
  assert.deepEqual((await readers.list({ location: location.id })).data.map(({ id }) => id), [reader.id]);
  has(await readers.update(reader.id, { label: 'counter 2', metadata: { till: '2' } }), { label: 'counter 2', metadata: { till: '2' } });
  assert.equal((await readers.retrieve(reader.id, { expand: ['location'] })).location.display_name, 'Store');

  await refused(locations.del(location.id), 'StripeInvalidRequestError', { statusCode: 400 });
  has(await readers.del(reader.id), { id: reader.id, deleted: true });
  assert.equal((await readers.retrieve(reader.id)).deleted, true);
  has(await locations.del(location.id), { id: location.id, deleted: true });
  assert.ok(!(await locations.list({ limit: 100 })).data.some(({ id }) => id === location.id));
});

each(all, 'registrations and Locations that are refused', async (shop) => {
  const { locations, readers } = shop.stripe.terminal;
  const where = (await readers.retrieve(usd)).location;
  await refused(readers.create({ registration_code: 'puppies-plug-could', location: where }), 'StripeInvalidRequestError', { param: 'registration_code' });
  await refused(readers.create({ registration_code: 'simulated-s700' }), 'StripeInvalidRequestError', { param: 'location' });
  await refused(readers.create({ registration_code: 'simulated-s700', location: 'tml_nothing' }), 'StripeInvalidRequestError', { code: 'resource_missing' });
  await refused(locations.create({ display_name: 'HQ', address: { country: 'US', line1: 'x' } }), 'StripeInvalidRequestError', { code: 'parameter_missing' });
  await refused(locations.create({ address }), 'StripeInvalidRequestError', { code: 'parameter_missing', param: 'display_name' });
});

each(all, 'a Location in Japan has its own addresses', async (shop) => {
  const { locations } = shop.stripe.terminal;
  const address_kanji = { country: 'JP', postal_code: '1500001', state: '東京都', city: '渋谷区', town: '神宮前 1丁目', line1: '5-8' };
  const shopfront = await locations.create({ display_name_kanji: '神宮前店', address_kanji });
  has(shopfront, { display_name_kanji: '神宮前店' });
  has(shopfront.address_kanji, address_kanji);
  await refused(locations.create({ display_name: '店', address: { ...address_kanji, town: undefined } }), 'StripeInvalidRequestError', { statusCode: 400 });
});

each(all, 'there is a reader for each currency, and lists are filtered', async (shop) => {
  const { readers } = shop.stripe.terminal;
  const everyone = await readers.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  for (const currency of ['usd', 'eur', 'gbp', 'jpy', 'cad', 'aud']) {
    assert.equal(everyone.filter((reader) => reader.metadata.currency === currency).length, 1, currency);
  }
  const one = everyone.find(({ id }) => id === usd);
  assert.deepEqual((await readers.list({ serial_number: one.serial_number })).data.map(({ id }) => id), [usd]);
  assert.deepEqual((await readers.list({ status: 'offline' })).data, []);
  assert.deepEqual((await readers.list({ device_type: 'verifone_P400' })).data, []);
  await refused(readers.list({ device_type: 'toaster' }), 'StripeInvalidRequestError', { param: 'device_type' });
});

each(all, 'a cart on the display', async (shop) => {
  const { readers } = shop.stripe.terminal;
  const cart = { currency: 'usd', line_items: [{ description: 'Tea', amount: 300, quantity: 2 }, { description: 'Cake', amount: 450, quantity: 1 }], tax: 90, total: 1140 };
  const { action } = await readers.setReaderDisplay(usd, { type: 'cart', cart });
  has(action, { type: 'set_reader_display', status: 'succeeded', set_reader_display: { type: 'cart', cart } });
  assert.equal((await readers.cancelAction(usd)).action, null);
  await refused(readers.setReaderDisplay(usd, { type: 'cart', cart: { ...cart, total: undefined } }), 'StripeInvalidRequestError', { code: 'parameter_missing', param: 'cart[total]' });
});

each(all, 'a reader without power times out, then is offline', async (shop) => {
  const { stripe } = shop;
  const { readers } = stripe.terminal;
  const { id } = await shop.intent();
  const process = () => readers.processPaymentIntent(usd, { payment_intent: id });
  await process();
  await shop.customer('unplug');
  has((await readers.retrieve(usd)).action, { status: 'in_progress' });
  await refused(process(), 'StripeInvalidRequestError', { code: 'terminal_reader_timeout', statusCode: 400 });
  await shop.later('2m');
  await refused(process(), 'StripeInvalidRequestError', { code: 'terminal_reader_offline', statusCode: 400 });
  assert.deepEqual((await readers.list({ status: 'offline' })).data.map((reader) => reader.id), [usd]);
  await shop.customer('plug');
  await readers.cancelAction(usd);
  await process();
  await shop.present();
  has(await stripe.paymentIntents.retrieve(id), { status: 'succeeded', amount_received: 2500 });
});
