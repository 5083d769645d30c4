// Each test has a simulator of its own: the built binary, over real HTTP, so that every list can be counted from nothing.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

const binary = process.env.REJI ?? 'reji';
export const key = 'sk_test_51SimulatedByNode';
export const usd = 'tmr_SimulatedUsd01';

// start runs `reji sim` until the test is over; it has to end by itself when it is told to.
async function start(t, flags) {
  const child = spawn(binary, ['sim', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null], 'how reji sim ended');
  });
  const [line] = await Promise.race([once(lines, 'line'), ended.then(() => [''])]);
  const address = /^listening on http:\/\/(127\.0\.0\.1):(\d+)$/.exec(line);
  assert.ok(address, `the first line of reji sim: ${line}`);
  return { host: address[1], port: Number(address[2]) };
}

// Shop is what a test has in its hands: the library's client, and the simulator's own endpoints for what no API can do.
class Shop {
  constructor(Stripe, address) {
    this.Stripe = Stripe;
    this.address = address;
    this.stripe = this.client({});
  }

  // client is another client of the same simulator. Retries are off unless asked for: a test says what it wants repeated.
  client({ apiKey = key, ...config }) {
    return new this.Stripe(apiKey, { ...this.address, protocol: 'http', maxNetworkRetries: 0, ...config });
  }

  // hands is the simulator's own side, by a client of another make: fetch with a form.
  async hands(path, form) {
    const res = await fetch(`http://${this.address.host}:${this.address.port}/_sim/${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${key}` },
      body: form && new URLSearchParams(form),
    });
    const body = await res.json();
    assert.equal(res.status, 200, JSON.stringify(body));
    return body;
  }

  customer(gesture, reader = usd) { return this.hands(`readers/${reader}/customer`, { gesture }); }
  later(advance) { return this.hands('clock', { advance }); }
  goWrong(faults) { return this.hands('faults', { faults }); }
  struck(flavour) { return this.hands('faults').then(({ fired }) => fired[flavour] ?? 0); }

  // intent makes one as the documentation for server-driven integrations does.
  intent(more = {}) {
    return this.stripe.paymentIntents.create({ amount: 2500, currency: 'usd', payment_method_types: ['card_present'], ...more });
  }

  present(number, more = {}, reader = usd) {
    const card = number ? { type: 'card_present', card_present: { number } } : {};
    return this.stripe.testHelpers.terminal.readers.presentPaymentMethod(reader, { ...card, ...more });
  }

  // pay is a whole one-shot payment, for tests of what comes after.
  async pay(more = {}, number = '4242424242424242') {
    const { id } = await this.intent(more);
    await this.stripe.terminal.readers.processPaymentIntent(usd, { payment_intent: id });
    await this.present(number);
    return this.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  }

  // count says how many objects of each kind there are, by lists that the library pages through.
  async count() {
    const all = async (resource) => (await resource.list({ limit: 100 }).autoPagingToArray({ limit: 1000 })).length;
    const { paymentIntents, charges, refunds } = this.stripe;
    return { intents: await all(paymentIntents), charges: await all(charges), refunds: await all(refunds) };
  }
}

// each registers one test a client.
export function each(clients, name, body, ...flags) {
  for (const { Stripe, name: library, ...facts } of clients) {
    test(`${name} [${library}]`, { timeout: 20_000 }, async (t) => {
      await body(new Shop(Stripe, await start(t, flags)), facts);
    });
  }
}

// refused waits for the error that the library throws, and holds it against the class and the facts given.
export async function refused(promise, type, facts) {
  let error;
  await assert.rejects(promise, (e) => ((error = e), true));
  assert.equal(error.type, type, error.message);
  for (const [name, value] of Object.entries(facts)) assert.deepEqual(error[name], value, `${name} of: ${error.message}`);
  assert.match(error.requestId, /^req_/);
  return error;
}

// has compares some fields of an object, by name.
export function has(object, facts) {
  for (const [name, value] of Object.entries(facts)) assert.deepEqual(object[name], value, name);
}
