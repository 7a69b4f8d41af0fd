import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPipeline } from '../../../lib/enrich/pipeline';
import { failureOf } from '../../../lib/failure';
import { readKey, removeKey, saveKey } from '../../../lib/keys/keys';
import { watchReceipts } from '../../../lib/receipt-changes';
import { hasConsent, readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { createServices } from '../../../lib/worker/commands';
import { isKeptOut, keptOutMatches } from '../../../lib/worker/kept-out';
import { surroundings } from '../../../lib/worker/surroundings';
import { fakeAccess } from '../../components/access';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from '../enrich/rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const PROVIDERS = ['crustdata', 'enrich-layer'];

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  fakeBrowser.reset();
  fakeAccess();
  simulator.reset();
  for (const provider of PROVIDERS) await removeKey(provider);
  await writeConsent(1);
});

/** The worker's services, as the settings and the policy have them, over the simulator. */
async function services() {
  const { isAllowed, caps, knownOf } = surroundings;
  const { around, receipts } = await buildRig(simulator, {
    key: ({ id }) => readKey(id),
    hasConsent: async () => hasConsent(await readSettings()),
    isAllowed,
    caps,
    knownOf,
  });
  return { ...createServices(createPipeline(around), around, Promise.resolve()), receipts };
}

const asking = { identifier: amara, how: 'ask', atMost: 7 };

describe('providers that the organisation allows', () => {
  it('are the only ones that are shown, beside the demo', async () => {
    const { providers } = await services();
    const ids = async () => (await providers({})).map(({ id }) => id);
    expect(await ids()).toEqual(['crustdata', 'enrich-layer', 'demo']);
    await fakeBrowser.storage.managed.set({ allowedProviders: ['enrich-layer'] });
    expect(await ids()).toEqual(['enrich-layer', 'demo']);
  });

  it('are the only ones that are asked, tested, given a key, or asked for a picture', async () => {
    for (const id of PROVIDERS) await saveKey(id, 'sim-rich', 1);
    await fakeBrowser.storage.managed.set({ allowedProviders: ['crustdata'] });
    const all = await services();
    const provider = 'enrich-layer';
    for (const refused of [
      () => all.enrich({ ...asking, provider }),
      () => all['test-key']({ provider }),
      () => all['save-key']({ provider, key: 'another-key' }),
      () => all['find-picture']({ provider, slug: amara.slug }),
    ]) {
      await expect(refused()).rejects.toMatchObject({
        failure: { code: 'blocked', charged: 'no', provider: 'Enrich Layer' },
      });
    }
    expect(simulator.requests).toEqual([]);
    expect(await readKey(provider)).toBe('sim-rich');
    expect(await all.enrich({ ...asking, provider: 'crustdata' })).toMatchObject({ isFresh: true });
    // What is left is asked after it.
    await expect.poll(() => simulator.requests.length).toBe(2);
    // What is kept can always be taken away.
    await all['remove-key']({ provider });
    expect(await readKey(provider)).toBeUndefined();
  });
});

describe('caps', () => {
  it.each([
    ['the user', () => writeSetting('capDay', 1)],
    ['the organisation', () => fakeBrowser.storage.managed.set({ capDay: 1, capMonth: -1 })],
  ])('of %s hold: nothing is sent above them', async (_, set) => {
    await saveKey('crustdata', 'sim-rich', 1);
    const all = await services();
    await set();
    await expect(all.enrich({ ...asking, provider: 'crustdata' })).rejects.toMatchObject({
      failure: { code: 'over-cap', charged: 'no', cap: { period: 'day', limit: 1, used: 0 } },
    });
    expect(simulator.requests).toEqual([]);
    expect(await all.receipts()).toEqual([]);
  });

  it.each([
    ['the user’s', {}, { capDay: 0, capMonth: 0 }, 'day', undefined],
    ['the organisation’s for a day', { capDay: 0 }, {}, 'day', true],
    ['the organisation’s for a month', { capMonth: 0 }, {}, 'month', true],
    ['the user’s for a day beside it', { capMonth: 0 }, { capDay: 0 }, 'day', undefined],
  ] as const)('say whose they are: %s', async (_, theirs, own, period, isTheirs) => {
    await saveKey('crustdata', 'sim-rich', 1);
    const all = await services();
    const { capDay, capMonth }: Partial<Record<'capDay' | 'capMonth', number>> = own;
    if (capDay !== undefined) await writeSetting('capDay', capDay);
    if (capMonth !== undefined) await writeSetting('capMonth', capMonth);
    await fakeBrowser.storage.managed.set<Record<string, number>>({ ...theirs });
    const thrown = await all.enrich({ ...asking, provider: 'crustdata' }).catch(failureOf);
    expect(thrown).toMatchObject({ code: 'over-cap', cap: { period } });
    expect(thrown).toMatchObject({
      cap: isTheirs ? { isTheirs } : expect.not.objectContaining({ isTheirs: true }),
    });
  });

  it('do not hold for the demo, which costs nothing', async () => {
    await writeSetting('capDay', 0);
    expect(await surroundings.caps({ id: 'demo', isDemo: true } as never)).toEqual({
      day: null,
      month: null,
    });
  });
});

it('an agreement to earlier words sends nothing', async () => {
  await saveKey('crustdata', 'sim-rich', 1);
  await fakeBrowser.storage.local.set({ 'settings.consent': { wording: 2, at: 1 } });
  const all = await services();
  for (const refused of [
    () => all.enrich({ ...asking, provider: 'crustdata' }),
    () => all['test-key']({ provider: 'crustdata' }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ failure: { code: 'no-consent' } });
  }
  expect(simulator.requests).toEqual([]);
});

it('prices of the user’s own are what screens show and what is announced', async () => {
  await saveKey('crustdata', 'sim-rich', 1);
  await writeSetting('prices', { crustdata: { profile: 4, businessEmails: 'unknown' } });
  const all = await services();
  const [shown] = await all.providers({});
  expect(shown).toMatchObject({ price: { profile: { min: 4, max: 5, isOpen: true } } });
  expect(shown?.figures[0]).toEqual({ id: 'profile', credits: 4, published: 1, from: 'user' });
  await all.enrich({ ...asking, provider: 'crustdata' });
  expect(await all.receipts()).toMatchObject([{ price: { min: 4, max: 5 } }]);
});

it('whoever shows what was spent hears when a look-up has come to its end, also to a bad one', async () => {
  const heard = vi.fn();
  const stop = watchReceipts(heard);
  const all = await services();
  await expect(all.enrich({ ...asking, provider: 'crustdata' })).rejects.toThrow();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  stop();
});

describe('sites that the organisation rules out', () => {
  const settings = {
    onLinkedIn: true,
    neverOn: ['bank.example.org'],
    blockedSites: ['example.com'],
  };

  it.each([
    ['https://example.com/', true],
    ['https://deep.payroll.example.com./x?y', true],
    ['https://user@EXAMPLE.com:8443/', true],
    ['https://notexample.com/', false],
    ['https://example.com.example.net/', false],
    ['https://bank.example.org/', true],
    ['https://www.linkedin.com/feed/', false],
  ])('%s: %s', (url, isOut) => {
    expect(isKeptOut(url, settings)).toBe(isOut);
  });

  it('count before the opt-in for LinkedIn, and are patterns for the browser once each', () => {
    const all = { ...settings, blockedSites: ['linkedin.com', 'bank.example.org', '192.0.2.7'] };
    expect(isKeptOut('https://www.linkedin.com/feed/', all)).toBe(true);
    expect(keptOutMatches(all)).toEqual([
      '*://*.bank.example.org/*',
      '*://*.linkedin.com/*',
      '*://192.0.2.7/*',
    ]);
  });
});
