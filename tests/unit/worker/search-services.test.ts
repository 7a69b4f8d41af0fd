import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../../lib/failure';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Search } from '../../../lib/providers/search';
import type { StoredSearch } from '../../../lib/store/batch-rows';
import { clearStores } from '../../../lib/store/clear';
import { listSearches, readSearchRows } from '../../../lib/store/searches';
import { searchServices } from '../../../lib/worker/services/search-services';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { fullFor } from '../enrich/full-disk';
import { buildRig, fetchFrom } from '../enrich/rig';

const NOW = Date.UTC(2026, 10, 22);
const EVERYBODY: Search = {
  filters: { field: 'crustdata_person_id', type: '>', value: 0 },
  sorts: [{ field: 'crustdata_person_id', order: 'asc' }],
  limit: 5,
};
const NOBODY: Search = { filters: { field: 'basic_profile.name', type: '=', value: 'Nobody' } };

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

type Rigged = Parameters<typeof buildRig>[1];

async function build(key = 'sim-search', changed: Rigged = {}) {
  const sent: Record<string, unknown>[] = [];
  const toSimulator = fetchFrom(simulator);
  const rig = await buildRig(simulator, {
    key: async () => key,
    fetch: async () => async (input, init) => {
      const request = new Request(input, init);
      sent.push(JSON.parse(await request.clone().text()));
      return toSimulator(request);
    },
    timeoutMs: async () => 10_000,
    ...changed,
  });
  const followed: string[] = [];
  const services = searchServices(rig.around, Promise.resolve(), [crustdata, enrichLayer], {
    follow: ({ id }) => void followed.push(id),
  });
  const spent = () => simulator.account(key)?.spent ?? 0;
  const rows = ({ id }: StoredSearch) => readSearchRows(rig.database, id);
  return { ...rig, services, sent, followed, spent, rows };
}

const wanted = (query: Search, atMost = 1) => ({ provider: 'crustdata', query, atMost });

async function failureOf(work: Promise<unknown>) {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FailureError)) throw new Error('It did not fail.');
  return thrown.failure;
}

describe('a search', () => {
  it('keeps its page, the search and the settled receipt, and asks what is left', async () => {
    const { services, rows, receipts, requests, followed, spent } = await build();
    const search = await services.search(wanted(EVERYBODY));
    expect(search).toMatchObject({ provider: 'crustdata', pages: 1, people: 5, credits: 0.15 });
    expect(search.nextCursor).toBeDefined();
    const found = await rows(search);
    expect(found.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(found.every(({ identifierKey }) => identifierKey?.startsWith('profile:'))).toBe(true);
    const [receipt, ...others] = await receipts();
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({
      purpose: 'search',
      state: 'settled',
      credits: 0.15,
      price: { min: 0, max: 0.15 },
    });
    expect(receipt).not.toHaveProperty('identifier');
    expect(spent()).toBe(0.15);
    expect(followed).toEqual(['crustdata']);
    expect(await requests()).toMatchObject([
      { path: '/person/search', purpose: 'search', identifierKeys: [], credits: 0.15 },
    ]);
  });

  it('goes on by cursor with all else unchanged, to the end', async () => {
    const { services, sent, rows, database, spent } = await build();
    let search = await services.search(wanted(EVERYBODY));
    const { id } = search;
    while (search.nextCursor !== undefined) {
      search = await services['search-more']({ id, atMost: 1 });
    }
    expect(search.people).toBe(search.total);
    expect(await rows(search)).toHaveLength(search.people);
    const ids = (await rows(search)).map(({ person }) => person.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(search.credits).toBeCloseTo(spent(), 8);
    expect(sent.length).toBe(search.pages);
    const cursors = sent.map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(sent.length);
    for (const { cursor: _, ...body } of sent) expect(body).toEqual(EVERYBODY);
    expect(await listSearches(database)).toHaveLength(1);
    expect(await failureOf(services['search-more']({ id, atMost: 1 }))).toMatchObject({
      code: 'bad-input',
    });
  });

  it('clicked twice is one request, and so is its next page', async () => {
    const { services, sent, spent } = await build();
    const [one, other] = await Promise.all([
      services.search(wanted(EVERYBODY)),
      services.search(wanted(EVERYBODY)),
    ]);
    expect(one.id).toBe(other.id);
    const more = { id: one.id, atMost: 1 };
    await Promise.all([services['search-more'](more), services['search-more'](more)]);
    expect(sent).toHaveLength(2);
    expect(spent()).toBe(0.3);
  });

  it('that finds nobody costs nothing, and is kept', async () => {
    const { services, receipts, rows } = await build();
    const search = await services.search(wanted(NOBODY));
    expect(search).toMatchObject({ people: 0, pages: 1, credits: 0, total: 0 });
    expect(search).not.toHaveProperty('nextCursor');
    expect(await rows(search)).toEqual([]);
    expect(await receipts()).toMatchObject([{ state: 'settled', credits: 0 }]);
  });

  it('leaves out whom the store knows of this provider, so that a page may be short', async () => {
    const { services, sent, rows, database } = await build();
    const all = await rows(await services.search(wanted(EVERYBODY)));
    const slugs = all.slice(0, 2).flatMap(({ person: { slug } }) => slug ?? []);
    for (const [index, slug] of slugs.entries()) {
      await database.put('aliases', {
        provider: index === 0 ? 'crustdata' : 'enrich-layer',
        identifierKey: `profile:${slug}`,
        personId: `p${index}`,
        by: 'record',
        at: NOW,
      });
    }
    const search = await services.search({ ...wanted(EVERYBODY), leavesOutKnown: true });
    expect(sent.at(-1)?.post_processing).toEqual({
      exclude_profiles: [`https://www.linkedin.com/in/${slugs[0]}`],
    });
    expect(search).toMatchObject({ people: 4, credits: 0.12, leavesOutKnown: true });
    // Who was left out is named by nothing that is kept of the search.
    expect(JSON.stringify(search)).not.toContain(slugs[0]);
  });

  it('that costs more than was shown is not sent', async () => {
    const { services, sent, receipts } = await build();
    expect(await failureOf(services.search(wanted(EVERYBODY, 0.1)))).toMatchObject({
      code: 'price-changed',
      charged: 'no',
    });
    expect(sent).toEqual([]);
    expect(await receipts()).toEqual([]);
  });

  it('stays within the caps, and wants consent and a key', async () => {
    for (const [changed, code] of [
      [{ caps: async () => ({ day: 0.1, month: null }) }, 'over-cap'],
      [{ hasConsent: async () => false }, 'no-consent'],
      [{ key: async () => undefined }, 'no-key'],
      [{ mayReach: async () => false }, 'not-allowed'],
    ] as const) {
      const { services, sent, receipts } = await build('sim-search', changed);
      expect(await failureOf(services.search(wanted(EVERYBODY)))).toMatchObject({ code });
      expect(sent).toEqual([]);
      expect(await receipts()).toEqual([]);
    }
  });

  it.each([
    ['sim-unsearched', 'not-in-plan', EVERYBODY],
    ['sim-empty', 'no-credit', EVERYBODY],
    ['sim-unknown', 'bad-key', EVERYBODY],
    ['sim-search', 'refused', { ...EVERYBODY, filters: { field: 'x', type: '=', value: 1 } }],
  ] as const)('refused for %s is %s, free, with a settled receipt', async (key, code, query) => {
    const { services, receipts, database } = await build(key);
    const failure = await failureOf(services.search(wanted(query)));
    expect(failure).toMatchObject({ code, charged: 'no' });
    expect(await receipts()).toMatchObject([
      { id: failure.receiptId, state: 'settled', credits: 0, failureCode: code },
    ]);
    expect(await listSearches(database)).toEqual([]);
  });

  it('over the rate limit says when, and is free', async () => {
    const { services } = await build('sim-plain');
    const failures: unknown[] = [];
    for (let n = 0; n < 40 && failures.length === 0; n++) {
      const query = { ...NOBODY, limit: n + 1 };
      await services.search(wanted(query, 2)).catch((thrown: FailureError) => {
        failures.push(thrown.failure);
      });
    }
    expect(failures).toMatchObject([{ code: 'rate-limited', charged: 'no' }]);
    expect(failures[0]).toHaveProperty('retryAfterS');
  });

  it('cut off after it was sent may have been charged, and is never sent again by itself', async () => {
    const toSimulator = fetchFrom(simulator);
    let calls = 0;
    const { services, receipts, spent, database } = await build('sim-search', {
      fetch: async () => async (input, init) => {
        calls++;
        await toSimulator(input, init);
        throw new TypeError('Failed to fetch');
      },
    });
    const failure = await failureOf(services.search(wanted(EVERYBODY)));
    expect(failure).toMatchObject({ code: 'unreachable', charged: 'maybe' });
    expect(calls).toBe(1);
    expect(spent()).toBe(0.15);
    expect(await receipts()).toMatchObject([{ state: 'uncertain', price: { max: 0.15 } }]);
    expect(await listSearches(database)).toEqual([]);
  });

  it('on a full disk is charged once: the same search writes what was paid for', async () => {
    let isFull = true;
    const { database } = await build();
    const { services, sent, spent } = await build('sim-search', {
      database: async () => (isFull ? fullFor(database, 'searchRows') : database),
    });
    expect(await failureOf(services.search(wanted(EVERYBODY)))).toMatchObject({
      code: 'storage-full',
      charged: 'yes',
      credits: 0.15,
    });
    expect(await database.getAll('receipts')).toMatchObject([
      { state: 'settled', credits: 0.15, failureCode: 'storage-full' },
    ]);
    isFull = false;
    const search = await services.search(wanted(EVERYBODY));
    expect(search).toMatchObject({ people: 5, pages: 1 });
    expect(await database.count('searchRows')).toBe(5);
    expect(sent).toHaveLength(1);
    expect(spent()).toBe(0.15);
  });

  it('that is held for want of room goes with everything that is deleted: then it is asked for anew', async () => {
    let isFull = true;
    const { database } = await build();
    const { services, sent } = await build('sim-search', {
      database: async () => (isFull ? fullFor(database, 'searchRows') : database),
    });
    await failureOf(services.search(wanted(EVERYBODY)));
    await clearStores(database, { history: true, list: true });
    isFull = false;
    const { id } = await services.search(wanted(EVERYBODY));
    expect(sent).toHaveLength(2);
    expect((await listSearches(database)).map((one) => one.id)).toEqual([id]);
    expect(await database.count('searchRows')).toBe(5);
  });

  it.each([
    { filters: { op: 'and', conditions: [] } },
    { filters: { field: 'x', type: '>=', value: 1 } },
    { filters: EVERYBODY.filters, cursor: 'stolen' },
    { filters: EVERYBODY.filters, limit: 5000 },
    undefined,
  ])('that is none is not sent: %j', async (query) => {
    const { services, sent } = await build();
    const args = { provider: 'crustdata', query, atMost: 100 };
    expect(await failureOf(services.search(args))).toMatchObject({ code: 'bad-input' });
    expect(sent).toEqual([]);
  });

  it('is nothing that every provider has', async () => {
    const { services } = await build();
    const args = { ...wanted(EVERYBODY), provider: 'enrich-layer' };
    expect(await failureOf(services.search(args))).toMatchObject({
      code: 'not-supported',
      provider: 'Enrich Layer',
    });
  });
});

describe('values while the user types', () => {
  const asked = { provider: 'crustdata', field: 'basic_profile.current_title', query: 'vp' };

  it('come for free, with a row in the log and no receipt', async () => {
    const { services, receipts, requests, spent } = await build();
    const values = await services.suggest(asked);
    expect(values.length).toBeGreaterThan(0);
    expect(values.every((value) => value.toLowerCase().includes('vp'))).toBe(true);
    expect(spent()).toBe(0);
    expect(await receipts()).toEqual([]);
    expect(await requests()).toMatchObject([
      { path: '/person/search/autocomplete', fields: [asked.field], identifierKeys: [] },
    ]);
  });

  it('are not asked for before the first letter', async () => {
    const { services, sent } = await build();
    expect(await failureOf(services.suggest({ ...asked, query: '' }))).toMatchObject({
      code: 'bad-input',
    });
    expect(sent).toEqual([]);
  });
});

describe('a saved search', () => {
  it('is kept without asking anybody, renamed, and deleted with its rows', async () => {
    const { services, sent, database, rows } = await build();
    const { atMost: _, ...asked } = wanted(EVERYBODY);
    const id = await services['save-search']({ ...asked, name: 'Everybody' });
    expect(sent).toEqual([]);
    expect(await listSearches(database)).toMatchObject([{ id, name: 'Everybody', pages: 0 }]);
    const run = await services.search(wanted(EVERYBODY));
    await services['save-search']({ ...asked, name: 'Five of them', id: run.id });
    const named = (await listSearches(database)).map(({ name }) => name);
    expect(named.toSorted()).toEqual(['Everybody', 'Five of them']);
    await services['delete-search']({ id: run.id });
    expect(await rows(run)).toEqual([]);
    expect(await listSearches(database)).toHaveLength(1);
    expect(await failureOf(services['delete-search']({ id: run.id }))).toMatchObject({
      code: 'bad-input',
    });
  });

  it('as a command of curl has no key, and nothing leaves for it', async () => {
    const { services, sent } = await build();
    const { atMost: _, ...asked } = wanted(EVERYBODY);
    const words = await services['search-as-curl'](asked);
    expect(words).toContain('/person/search');
    expect(words).toContain('$CRUSTDATA_API_KEY');
    expect(words).toContain(JSON.stringify(EVERYBODY.filters));
    expect(words).not.toContain('sim-search');
    expect(sent).toEqual([]);
  });
});
