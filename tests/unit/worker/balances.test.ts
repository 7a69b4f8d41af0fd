import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPipeline, type Surroundings } from '../../../lib/enrich/pipeline';
import { readKey, removeKey, saveKey, saveRefusal } from '../../../lib/keys/keys';
import { forgetVault, setPassphrase } from '../../../lib/keys/passphrase';
import { readKeyStatus } from '../../../lib/keys/status';
import { lock } from '../../../lib/keys/unlocked';
import { watchReceipts } from '../../../lib/receipt-changes';
import { hasConsent, readSettings, writeSetting } from '../../../lib/settings';
import { SURE_MS } from '../../../lib/spend/compare-balance';
import { findBalance } from '../../../lib/store/balances';
import { createServices } from '../../../lib/worker/commands';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig, fetchFrom } from '../enrich/rig';

const provider = 'enrich-layer';
const AMARA = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const asking = (slug: string = AMARA.slug) => ({
  provider,
  identifier: { kind: 'profile', slug },
  how: 'ask',
  atMost: 50,
});

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
let clock: number;
beforeEach(async () => {
  fakeBrowser.reset();
  simulator.reset();
  await removeKey(provider);
  await forgetVault();
  await writeSetting('consent', { wording: 3, at: 1 });
  clock = Date.now();
});

async function build(
  changed: Partial<Surroundings> = {},
  ready: Promise<unknown> = Promise.resolve(),
) {
  const rig = await buildRig(simulator, {
    key: ({ id }) => readKey(id),
    hasConsent: async () => hasConsent(await readSettings()),
    now: () => clock++,
    timeoutMs: async () => 2_000,
    ...changed,
  });
  return { ...rig, services: createServices(createPipeline(rig.around), rig.around, ready) };
}

const balanceCalls = () =>
  simulator.requests.filter(({ path }) => path.endsWith('/credit-balance')).length;

/** What is left, as a screen sees it. */
async function creditsLeft(services: Awaited<ReturnType<typeof build>>['services']) {
  const all = await services.providers({});
  return all.find(({ id }) => id === provider)?.creditsLeft;
}

describe('after a paid request', () => {
  it('an answer that did not say what it cost is settled by the balance, and screens hear of it', async () => {
    await saveKey(provider, 'el-no-header', 5);
    const { services, receipts } = await build();
    await services['test-key']({ provider });
    const heard = vi.fn();
    const end = watchReceipts(heard);
    const answer = await services.enrich(asking());
    expect(answer.receipt).toMatchObject({ isEstimate: true });
    await expect.poll(receipts).toMatchObject([{ isByBalance: true, state: 'settled' }]);
    const [receipt] = await receipts();
    expect(receipt?.credits).toBe(simulator.account('el-no-header')?.spent);
    expect(await creditsLeft(services)).toBe(simulator.account('el-no-header')?.credits);
    await expect.poll(() => heard.mock.calls.length).toBeGreaterThanOrEqual(2);
    end();
    // The key was tested with one, and one followed.
    expect(balanceCalls()).toBe(2);
  });

  it('is no balance asked for where the answer was known, or cost nothing', async () => {
    await saveKey(provider, 'el-plain', 5);
    const { services, requests } = await build();
    await services.enrich(asking());
    await expect.poll(balanceCalls).toBe(1);
    await services.enrich(asking());
    await expect(services.enrich(asking('sim-unpaid-0x00'))).rejects.toMatchObject({
      failure: { charged: 'no' },
    });
    const accounts = async () => (await requests()).filter(({ purpose }) => purpose === 'account');
    await expect.poll(accounts).toMatchObject([{ result: 200, identifierKeys: [] }]);
    expect(balanceCalls()).toBe(1);
  });

  it('two who waited for one request are followed by one balance', async () => {
    await saveKey(provider, 'el-plain', 5);
    const { services, requests } = await build();
    await Promise.all([services.enrich(asking()), services.enrich(asking())]);
    await services['compare-balance']({ provider });
    expect(balanceCalls()).toBe(2);
    expect((await requests()).map(({ purpose }) => purpose)).toEqual([
      'look-up',
      'account',
      'account',
    ]);
  });

  it('the answer does not wait for it, and is there though it cannot be asked', async () => {
    await saveKey(provider, 'el-plain', 5);
    const held = Promise.withResolvers<void>();
    const send = fetchFrom(simulator);
    const { services, receipts } = await build({
      fetch: async () => async (input, init) => {
        const request = new Request(input, init);
        if (!request.url.endsWith('/credit-balance')) return send(request);
        await held.promise;
        throw new TypeError('no network');
      },
    });
    expect((await services.enrich(asking())).matches).toHaveLength(1);
    held.resolve();
    await expect(services['compare-balance']({ provider })).rejects.toMatchObject({
      failure: { code: 'unreachable', charged: 'no', provider: 'Enrich Layer' },
    });
    expect(await receipts()).toMatchObject([{ state: 'settled', isEstimate: false }]);
  });
});

describe('comparing by a click', () => {
  it('says what one receipt took, once a charge can no longer come', async () => {
    await saveKey(provider, 'el-plain', 5);
    const { services, receipts } = await build({ timeoutMs: async () => 300 });
    await services['compare-balance']({ provider });
    const failed = await services.enrich(asking('sim-hang-0x00')).catch((thrown) => thrown.failure);
    expect(failed).toMatchObject({ charged: 'maybe' });
    const args = { provider, receiptId: failed.receiptId };
    expect(await services['compare-balance'](args)).toMatchObject({ open: 1, waitS: 120 });
    clock += SURE_MS;
    const taken = simulator.account('el-plain')?.spent;
    expect(await services['compare-balance'](args)).toMatchObject({ settled: 1, open: 0, taken });
    expect(await receipts()).toMatchObject([{ credits: taken, isByBalance: true }]);
    // Who asks later hears the same.
    expect(await services['compare-balance'](args)).toMatchObject({ settled: 0, taken });
  });

  it('does not say that the balance knows what is an estimate', async () => {
    await saveKey(provider, 'el-plain', 5);
    const { services, database } = await build();
    const price = { min: 1, max: 2 };
    const settled = { provider, price, state: 'settled', at: clock } as const;
    await database.put('receipts', { ...settled, id: 'guess', credits: 2, isEstimate: true });
    await database.put('receipts', { ...settled, id: 'told', credits: 2, isEstimate: false });
    const taken = async (receiptId: string) =>
      (await services['compare-balance']({ provider, receiptId })).taken;
    expect(await taken('guess')).toBeUndefined();
    expect(await taken('told')).toBe(2);
  });

  it('waits until the receipts of an earlier worker are closed', async () => {
    await saveKey(provider, 'el-plain', 5);
    const ready = Promise.withResolvers<void>();
    const { services } = await build({}, ready.promise);
    const done = services['compare-balance']({ provider });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(balanceCalls()).toBe(0);
    ready.resolve();
    await done;
    expect(balanceCalls()).toBe(1);
  });

  it('asks once for all who ask while one is under way', async () => {
    await saveKey(provider, 'el-plain', 5);
    const { services } = await build();
    const compare = () => services['compare-balance']({ provider });
    const all = await Promise.all([compare(), compare(), compare(), compare()]);
    expect(all).toEqual(all.map(() => ({ settled: 0, open: 0, credits: 100 })));
    expect(balanceCalls()).toBe(2);
  });

  it('writes nothing where the key was changed meanwhile, and touches no key', async () => {
    await saveKey(provider, 'el-plain', 5);
    const send = fetchFrom(simulator);
    const { services, database } = await build({
      fetch: async () => async (input, init) => {
        const response = await send(input, init);
        await saveKey(provider, 'el-rich', 6);
        return response;
      },
    });
    expect(await services['compare-balance']({ provider })).toEqual({ settled: 0, open: 0 });
    expect((await findBalance(database, provider))?.credits).toBeUndefined();
  });

  it('keeps what the key is refused, and when it was tested', async () => {
    await saveKey(provider, 'el-plain', 5);
    const { services } = await build();
    await services['test-key']({ provider });
    await saveRefusal(provider, 'el-plain', 'option:skills');
    const before = await readKeyStatus(provider);
    await services['compare-balance']({ provider });
    expect(await readKeyStatus(provider)).toEqual(before);
  });

  it.each([
    ['there is no key', 'no-key', async () => removeKey(provider), {}],
    ['it is locked', 'locked', lock, {}],
    ['nobody agreed', 'no-consent', async () => writeSetting('consent', null), {}],
    ['there is no access', 'not-allowed', async () => undefined, { mayReach: async () => false }],
    ['there is no network', 'offline', async () => undefined, { isOnline: () => false }],
  ])('sends nothing where %s', async (_, code, prepare, changed) => {
    await setPassphrase('a long passphrase', Date.now());
    await saveKey(provider, 'el-plain', Date.now(), 'passphrase');
    const { services } = await build(changed);
    await prepare();
    await expect(services['compare-balance']({ provider })).rejects.toMatchObject({
      failure: { code, charged: 'no' },
    });
    expect(simulator.requests).toEqual([]);
  });

  it('is not for the demo, whose credits are reckoned, nor for what is no provider', async () => {
    const { services } = await build();
    const compare = (id: unknown) => services['compare-balance']({ provider: id });
    await expect(compare('demo')).rejects.toMatchObject({ failure: { code: 'not-supported' } });
    await expect(compare('nobody')).rejects.toMatchObject({ failure: { code: 'bad-input' } });
    await expect(compare(7)).rejects.toMatchObject({ failure: { code: 'bad-input' } });
  });
});

it.each(['crustdata', 'enrich-layer'])('the balance of %s is one free request', async (id) => {
  await saveKey(id, id === 'crustdata' ? 'sim-plain' : 'el-plain', 5);
  const { services, database } = await build();
  expect(await services['compare-balance']({ provider: id })).toMatchObject({ credits: 100 });
  expect(simulator.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['GET', id === 'crustdata' ? '/account/credits' : '/api/v2/credit-balance', ''],
  ]);
  expect(await database.getAll('requests')).toMatchObject([{ purpose: 'account', result: 200 }]);
  expect(await creditsLeft(services)).toBe(id === provider ? 100 : null);
});

it('a tested key is the first balance, without another request', async () => {
  await saveKey(provider, 'el-plain', 5);
  const { services, database } = await build();
  await services['test-key']({ provider });
  expect(await findBalance(database, provider)).toMatchObject({ keySavedAt: 5, atStart: 100 });
  expect(balanceCalls()).toBe(1);
});
