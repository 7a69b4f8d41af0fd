import { PLAIN_STORES } from '../../../lib/archive/format';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { wishOf } from '../../../lib/by-settings';
import type { Surroundings } from '../../../lib/enrich/pipeline';
import { readKey, removeKey, saveKey } from '../../../lib/keys/keys';
import { PROVIDERS } from '../../../lib/providers/registry';
import { watchReceipts } from '../../../lib/receipt-changes';
import { beginGesture, type NewGesture, readGesture } from '../../../lib/session';
import { hasConsent, readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { ownSalt } from '../../../lib/store/marks';
import { databaseFor } from '../../../lib/store/open';
import { watchStore } from '../../../lib/store-changes';
import { cleanUp } from '../../../lib/worker/housekeeping';
import { leastCredits } from '../../../lib/worker/least-credits';
import { dataServices } from '../../../lib/worker/services/data-services';
import { personNamed } from '../../components/panel/world';
import { batchWith, searchOf, slugRow } from '../store/batch-samples';

const NOTHING = { history: false, list: false, settings: false, keys: false };
const STORES = PLAIN_STORES;
const LIST = ['forgotten', 'salts'] as const;

let forgotten: unknown[];
function services(changed: Partial<Surroundings> = {}) {
  const around = { database: databaseFor, isOwn: () => true, now: () => 9e9, ...changed };
  const pipeline = { forget: (keys: unknown) => void forgotten.push(keys) };
  return dataServices(pipeline, around, PROVIDERS);
}

/** Fills every store of both databases. */
async function fill(): Promise<void> {
  for (const isDemo of [false, true]) {
    const database = await databaseFor({ isDemo });
    const person = personNamed('Amara Test', { id: '1' });
    const provider = 'crustdata';
    const key = 'profile:amara-0x1c';
    await database.put('people', { id: '1', provider, person, raw: [], fetchedAt: 5 });
    const matches = [{ personId: '1' }];
    await database.put('outcomes', {
      provider,
      identifierKey: key,
      matches,
      receiptId: 'r',
      at: 5,
    });
    await database.put('aliases', {
      provider,
      identifierKey: key,
      personId: '1',
      by: 'record',
      at: 5,
    });
    await database.put('receipts', {
      id: 'r',
      provider,
      state: 'settled',
      price: { min: 1, max: 2 },
      at: 5,
    });
    await database.put('replies', { receiptId: 'r', text: '{' });
    await database.put('requests', {
      ...{ id: 'q', at: 5, host: 'api.example.com', method: 'POST', path: '/', purpose: 'look-up' },
      ...{ identifierKeys: [key], fields: [], bytesSent: 1 },
    });
    await database.put('savings', { provider, day: '2026-11-20', people: 1, credits: 2 });
    await batchWith(database, [slugRow('amara-0x1c')]);
    await database.put('searches', searchOf());
    await database.put('searchRows', { search: 's1', position: 0, person, raw: {} });
    await database.put('forgotten', { hash: 'ab', kind: 'person', group: 'g', at: 5 });
    await ownSalt(database);
  }
  await saveKey('crustdata', 'a-key-of-the-user', 1);
  await writeSetting('theme', 'dark');
  await writeConsent(1);
  await fakeBrowser.storage.local.set({ 'aside.settings.waitS': 'long', 'settings.gone': 1 });
}

async function countsOf(stores: readonly ((typeof STORES)[number] | (typeof LIST)[number])[]) {
  const counts = [];
  for (const isDemo of [false, true]) {
    const database = await databaseFor({ isDemo });
    for (const store of stores) counts.push(await database.count(store));
  }
  return counts;
}

beforeEach(async () => {
  forgotten = [];
  fakeBrowser.reset();
  await removeKey('crustdata');
  await services()['delete-everything']({ ...NOTHING, history: true, list: true });
  forgotten = [];
  await fill();
});

describe('delete-everything', () => {
  it('empties the history of bought and of demo people, in memory too, and leaves the rest', async () => {
    const gesture: NewGesture = {
      id: 'a',
      from: 'page',
      people: [],
      isCut: false,
      isLooking: false,
      at: 1,
    };
    await beginGesture(7, gesture);
    await services()['delete-everything']({ ...NOTHING, history: true });
    expect(new Set(await countsOf(STORES))).toEqual(new Set([0]));
    expect(new Set(await countsOf(LIST))).toEqual(new Set([1]));
    expect(forgotten).toEqual(['everybody']);
    expect(await readGesture(7)).toBeUndefined();
    expect(await readKey('crustdata')).toBe('a-key-of-the-user');
    expect(await readSettings()).toMatchObject({ theme: 'dark' });
  });

  it.each([
    ['list', async () => new Set(await countsOf(LIST)), new Set([0])],
    ['keys', () => readKey('crustdata'), undefined],
    ['settings', async () => hasConsent(await readSettings()), false],
  ] as const)('of the %s alone leaves the history', async (part, left, expected) => {
    await services()['delete-everything']({ ...NOTHING, [part]: true });
    expect(await left()).toEqual(expected);
    expect(new Set(await countsOf(STORES))).toEqual(new Set([1]));
    expect(forgotten).toEqual([]);
  });

  it('leaves nothing of any setting', async () => {
    await services()['delete-everything']({ ...NOTHING, settings: true });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('is heard of by every context', async () => {
    const heard = Promise.withResolvers<string>();
    const end = watchStore(heard.resolve);
    await services()['delete-everything'](NOTHING);
    expect(await heard.promise).toBe('deleted');
    end();
  });

  it('that was stopped half-way is done by doing it again', async () => {
    const all = { history: true, list: true, settings: true, keys: true };
    let opened = 0;
    const dying = services({
      database: async (provider) => {
        if (provider.isDemo && opened++ === 0) throw new Error('The worker dies.');
        return databaseFor(provider);
      },
    });
    await expect(dying['delete-everything'](all)).rejects.toThrow();
    await dying['delete-everything'](all);
    expect(new Set([...(await countsOf(STORES)), ...(await countsOf(LIST))])).toEqual(new Set([0]));
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    expect(await readKey('crustdata')).toBeUndefined();
  });

  it.each([{}, { ...NOTHING, history: 'yes' }, null])('refuses %j', async (args) => {
    await expect(services()['delete-everything'](args)).rejects.toMatchObject({
      failure: { code: 'bad-input' },
    });
    expect(new Set(await countsOf(STORES))).toEqual(new Set([1]));
  });
});

describe('import-rows', () => {
  const person = personNamed('Otto Test', { id: '2' });
  const row = {
    store: 'people',
    row: { id: '2', provider: 'crustdata', person, raw: [], fetchedAt: 5 },
  };

  it('merges into what is bought, never into the demo', async () => {
    const tally = await services()['import-rows']({ rows: [row, row] });
    expect(tally.people).toEqual({ added: 1, changed: 0, same: 1, leftOut: 0 });
    expect(await (await databaseFor({ isDemo: false })).count('people')).toBe(2);
    expect(await (await databaseFor({ isDemo: true })).count('people')).toBe(1);
  });

  it.each([
    ['one row that is none', { rows: [row, { store: 'people', row: {} }] }],
    ['a store that is not in a file', { rows: [{ store: 'keys', row: { provider: 'x' } }] }],
    ['too many at once', { rows: Array.from({ length: 1_001 }, () => row) }],
    ['none', {}],
  ])('refuses %s, and writes nothing', async (_what, args) => {
    await expect(services()['import-rows'](args)).rejects.toMatchObject({
      failure: { code: 'bad-input' },
    });
    expect(await (await databaseFor({ isDemo: false })).count('people')).toBe(1);
  });
});

describe('housekeeping', () => {
  it('goes by the settings, and cleans both databases', async () => {
    await writeSetting('keepReceiptsMonths', 'ever');
    await cleanUp(Date.UTC(2026, 6, 15));
    for (const isDemo of [false, true]) {
      const database = await databaseFor({ isDemo });
      expect(await database.count('people')).toBe(0);
      expect(await database.count('receipts')).toBe(1);
    }
  });
});

describe('seen', () => {
  const savings = async (isDemo = false) => (await databaseFor({ isDemo })).getAll('savings');
  const somebody = async (id: string, provider: string, slug?: string) => {
    const person = personNamed('Amara Test', { id, ...(slug === undefined ? {} : { slug }) });
    const database = await databaseFor({ isDemo: provider === 'demo' });
    await database.put('people', { id, provider, person, raw: [], fetchedAt: 5 });
    return { provider, personId: id };
  };
  beforeEach(async () => {
    for (const isDemo of [false, true]) (await databaseFor({ isDemo })).clear('savings');
  });

  it('notes when somebody was shown, and refuses a provider that there is not', async () => {
    await services().seen({ provider: 'crustdata', personId: '1' });
    const row = await (await databaseFor({ isDemo: false })).get('people', ['crustdata', '1']);
    expect(row?.seenAt).toBe(9e9);
    await expect(services().seen({ provider: 'nobody', personId: '1' })).rejects.toMatchObject({
      failure: { code: 'bad-input' },
    });
  });

  it('adds what asking again would have cost at least, by slug or else by address, once in 24 hours', async () => {
    const [real] = PROVIDERS.filter(({ id }) => id === 'crustdata');
    if (real === undefined) throw new Error('There is no such provider.');
    const wish = wishOf(await readSettings());
    const [bySlug, byAddress] = [real.price('profile', wish), real.price('email', wish)];
    expect(bySlug.min).toBeGreaterThan(0);
    const at = new Date(2026, 10, 22, 12).getTime();
    const heard = Promise.withResolvers<null>();
    const end = watchReceipts(heard.resolve);
    const seen = services({ now: () => at }).seen;
    const amara = await somebody('2', 'crustdata', 'amara-0x1c');
    await seen(amara);
    await heard.promise;
    end();
    const day = { provider: 'crustdata', day: '2026-11-22' };
    expect(await savings()).toEqual([{ ...day, people: 1, credits: bySlug.min }]);
    await seen(amara);
    await seen(await somebody('3', 'crustdata'));
    expect(await savings()).toEqual([{ ...day, people: 2, credits: bySlug.min + byAddress.min }]);
  });

  it('adds nobody of the demo', async () => {
    await services().seen(await somebody('4', 'demo', 'amara-0x1c'));
    expect([...(await savings()), ...(await savings(true))]).toEqual([]);
    const row = await (await databaseFor({ isDemo: true })).get('people', ['demo', '4']);
    expect(row?.seenAt).toBe(9e9);
  });

  it.each([
    ['nobody knows', { min: 2, max: 2, isOpen: true }],
    ['rules asking out', { min: 2, max: 2, isOut: true }],
  ] as const)('counts people alone at a price that %s', async (_what, price) => {
    const [first] = PROVIDERS.filter(({ id }) => id === 'crustdata');
    if (first === undefined) throw new Error('There is no such provider.');
    const least = await leastCredits({ ...first, price: () => price });
    expect(least(personNamed('Amara Test', { slug: 'amara-0x1c' }))).toBe(0);
  });
});
