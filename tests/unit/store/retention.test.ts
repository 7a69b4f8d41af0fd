import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { StoredBatch } from '../../../lib/store/batch-rows';
import { deletePast, type Limits } from '../../../lib/store/retention';
import type { Receipt, StoredPerson } from '../../../lib/store/rows';
import { noteSeen } from '../../../lib/store/seen';
import { personNamed } from '../../components/panel/world';
import { anyRows, databaseWith, type Rows, rowsOf } from '../archive/stores';
import { batchOf, batchWith, slugRow } from './batch-samples';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = new Date(2026, 6, 15, 12).getTime();
const USUAL: Limits = {
  keepPeopleMonths: 12,
  keepReceiptsMonths: 24,
  keepRequestsMonths: 3,
  keepMissesDays: 30,
};

function monthsAgo(months: number, days = 0): number {
  const then = new Date(NOW);
  then.setMonth(then.getMonth() - months);
  return then.getTime() - days * DAY_MS;
}

function somebody(id: string, fetchedAt: number, seenAt?: number): StoredPerson {
  const person = personNamed('Amara Test', { id });
  return { id, provider: 'crustdata', person, raw: [{ a: 1 }], fetchedAt, seenAt };
}

function receipt(id: string, at: number, state: Receipt['state'] = 'settled'): Receipt {
  return { id, provider: 'crustdata', state, price: { min: 1, max: 2 }, credits: 2, at };
}

/** Any such database, with moments around those limits in the place of its own. */
const aged: fc.Arbitrary<Rows> = fc
  .tuple(anyRows, fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 8, maxLength: 8 }))
  .map(([rows, days]) => {
    const at = (moment: number) => NOW - (days[moment % days.length] ?? 0) * DAY_MS;
    return {
      ...rows,
      people: rows.people.map((row) => ({
        ...row,
        fetchedAt: at(row.fetchedAt),
        ...(row.seenAt === undefined ? {} : { seenAt: at(row.seenAt) }),
      })),
      outcomes: rows.outcomes.map((row) => ({ ...row, at: at(row.at) })),
      receipts: rows.receipts.map((row) => ({ ...row, at: at(row.at) })),
      requests: rows.requests.map((row) => ({ ...row, at: at(row.at) })),
      batches: rows.batches.map((row) => ({ ...row, at: at(row.at) })),
      searches: rows.searches.map((row) => ({ ...row, at: at(row.at) })),
    };
  });

const limits: fc.Arbitrary<Limits> = fc.record({
  keepPeopleMonths: fc.constantFrom(1, 12, 24, 'ever' as const),
  keepReceiptsMonths: fc.constantFrom(1, 12, 24, 'ever' as const),
  keepRequestsMonths: fc.constantFrom(1, 3, 12),
  keepMissesDays: fc.constantFrom(7, 30, 365),
});

/** What is to be there afterwards, said another way: by going through the rows one by one. */
function wanted(rows: Rows, { keepPeopleMonths, keepReceiptsMonths, ...few }: Limits): Rows {
  const isIn = (at: number, months: number | 'ever') =>
    months === 'ever' || at >= monthsAgo(months);
  const people = rows.people.filter(
    (row) => isIn(row.fetchedAt, keepPeopleMonths) || isIn(row.seenAt ?? 0, keepPeopleMonths),
  );
  const isThere = (provider: string, id: string) =>
    people.some((row) => row.provider === provider && row.id === id);
  const receipts = rows.receipts.filter(({ at }) => isIn(at, keepReceiptsMonths));
  const batches = rows.batches.filter(({ at }) => isIn(at, keepReceiptsMonths));
  const isFull = ({ at }: { readonly at: number }) =>
    isIn(at, keepReceiptsMonths) && isIn(at, keepPeopleMonths);
  const searches = rows.searches.filter((row) => isFull(row) || row.name !== undefined);
  return {
    ...rows,
    people,
    receipts,
    outcomes: rows.outcomes.filter((row) =>
      row.matches.length === 0
        ? NOW - row.at <= few.keepMissesDays * DAY_MS
        : row.matches.some(({ personId }) => isThere(row.provider, personId)),
    ),
    aliases: rows.aliases.filter(
      ({ provider, personId = '', rejected = [] }) =>
        isThere(provider, personId) || rejected.some((id) => isThere(provider, id)),
    ),
    replies: rows.replies.filter(({ receiptId }) => receipts.some(({ id }) => id === receiptId)),
    requests: rows.requests.filter(({ at }) => isIn(at, few.keepRequestsMonths)),
    batches,
    batchRows: rows.batchRows.flatMap(({ facts, ...row }) => {
      const batch = batches.find(({ id }) => id === row.batch);
      if (batch === undefined) return [];
      const isTold =
        facts !== undefined && (row.state !== 'found' || isIn(batch.at, keepPeopleMonths));
      return [isTold ? { ...row, facts } : row];
    }),
    searches: searches.map(({ nextCursor, ...row }) => {
      if (!isFull(row)) return { ...row, pages: 0, people: 0 };
      return nextCursor === undefined ? row : { ...row, nextCursor };
    }),
    searchRows: rows.searchRows.filter((row) =>
      searches.some((one) => one.id === row.search && isFull(one)),
    ),
  };
}

/** The same rows in the order in which a database has them. */
async function inOrder(rows: Rows): Promise<Rows> {
  const database = await databaseWith(rows);
  const ordered = await rowsOf(database);
  database.close();
  return ordered;
}

describe('what is past its time', () => {
  it('is gone through once, though all were fetched at one moment', async () => {
    const at = monthsAgo(13);
    const people = Array.from({ length: 450 }, (_, index) =>
      somebody(`${index}`, at, index % 3 === 0 ? undefined : NOW),
    );
    const database = await databaseWith({ people });
    const compared = vi.spyOn(indexedDB, 'cmp');
    await deletePast(database, USUAL, NOW);
    const comparisons = compared.mock.calls.length;
    compared.mockRestore();
    expect(await database.count('people')).toBe(300);
    expect(comparisons).toBeLessThan(20);
  });

  it('is nobody of whom a part was asked for since, however old the card is', async () => {
    const old = monthsAgo(13);
    const people = [
      { ...somebody('1', old), extrasAsked: { skills: NOW } },
      { ...somebody('2', old), contactAsked: { phones: NOW } },
      { ...somebody('3', old), contactAsked: { phones: old } },
    ];
    const database = await databaseWith({ people });
    await deletePast(database, USUAL, NOW);
    expect((await database.getAll('people')).map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('is deleted, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(aged, limits, async (rows, chosen) => {
        const database = await databaseWith(rows);
        await deletePast(database, chosen, NOW);
        expect(await rowsOf(database)).toEqual(await inOrder(wanted(rows, chosen)));
        database.close();
      }),
      { numRuns: 100 },
    );
  });

  it('is deleted by whoever comes next where the work was stopped at any point; in between nothing is half there', async () => {
    await fc.assert(
      fc.asyncProperty(aged, fc.nat(8), async (rows, steps) => {
        const database = await databaseWith(rows);
        const end = new AbortController();
        let left = steps;
        const signal = new Proxy(end.signal, {
          get: (target, name) => {
            if (name === 'throwIfAborted' && left-- <= 0) end.abort();
            const value = Reflect.get(target, name, target);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
        const stopped = await deletePast(database, USUAL, NOW, signal).then(
          () => false,
          () => true,
        );
        expect(stopped).toBe(end.signal.aborted);
        // At least once for each kind of row.
        if (steps < 7) expect(stopped).toBe(true);
        const kept = await inOrder(wanted(rows, USUAL));
        const now = await rowsOf(database);
        const stores = [
          'people',
          'outcomes',
          'aliases',
          'receipts',
          'requests',
          'batches',
        ] as const;
        for (const store of stores) {
          expect(now[store]).toEqual(expect.arrayContaining([...kept[store]]));
        }
        await deletePast(database, USUAL, NOW);
        expect(await rowsOf(database)).toEqual(kept);
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  it('goes in many small transactions, also where hundreds have the same moment and some of them stay', async () => {
    const old = monthsAgo(13);
    const people = Array.from({ length: 350 }, (_, index) =>
      somebody(`${index}`, old, index % 7 === 0 ? NOW : undefined),
    );
    const database = await databaseWith({ people });
    let turns = 0;
    const { signal } = new AbortController();
    signal.throwIfAborted = () => void turns++;
    await deletePast(database, USUAL, NOW, signal);
    expect(await database.count('people')).toBe(50);
    expect(turns).toBeGreaterThanOrEqual(4 + 5);
  });

  it('is never a request that is still open, nor anybody where people are kept for ever', async () => {
    const database = await databaseWith({
      people: [somebody('1', 0)],
      receipts: [
        receipt('open', monthsAgo(30), 'pending'),
        receipt('old', monthsAgo(30), 'uncertain'),
      ],
    });
    await deletePast(database, { ...USUAL, keepPeopleMonths: 'ever' }, NOW);
    expect(await database.getAllKeys('people')).toHaveLength(1);
    expect(await database.getAllKeys('receipts')).toEqual(['open']);
  });

  it('never cuts a month short: what the monthly cap counts is there at its last day', async () => {
    const lastDay = new Date(2026, 2, 31, 23).getTime();
    const firstOfMonth = new Date(2026, 2, 1).getTime();
    const database = await databaseWith({
      receipts: [receipt('new', firstOfMonth), receipt('old', new Date(2026, 1, 27).getTime())],
    });
    await deletePast(database, { ...USUAL, keepReceiptsMonths: 1 }, lastDay);
    expect(await database.getAllKeys('receipts')).toEqual(['new']);
  });
});

describe('a batch', () => {
  const batch = (id: string, changed: Partial<StoredBatch>) => batchOf({ id, ...changed });
  const old = monthsAgo(25);

  it('is past its time by its end, never while it runs, and a draft after a day', async () => {
    const database = await databaseWith({
      batches: [
        batch('ended', { at: old, state: 'ended', startedAt: old, endedAt: old }),
        batch('late', { at: old, state: 'ended', startedAt: old, endedAt: NOW }),
        batch('begun', { at: old, state: 'paused', startedAt: NOW }),
        batch('again', { at: old, state: 'paused', startedAt: old }),
        batch('stands', { at: old, state: 'paused', startedAt: old }),
        batch('running', { at: old, state: 'running', startedAt: old }),
        batch('draft', { at: NOW - DAY_MS - 1, state: 'draft' }),
        batch('young', { at: NOW - DAY_MS, state: 'draft' }),
      ],
      batchRows: [
        { ...slugRow('otto-0x1d', { at: NOW }), batch: 'again', position: 0 },
        { ...slugRow('otto-0x1d', { at: old }), batch: 'stands', position: 0 },
      ],
    });
    await deletePast(database, USUAL, NOW);
    const left = ['again', 'begun', 'late', 'running', 'young'];
    expect(await database.getAllKeys('batches')).toEqual(left);
    await deletePast(database, { ...USUAL, keepReceiptsMonths: 'ever' }, NOW);
    expect(await database.getAllKeys('batches')).toEqual(left);
  });

  it('goes on saying who was asked for when what it tells of them is past its time', async () => {
    const database = await databaseWith({});
    const rows = Array.from({ length: 501 }, (_, at) =>
      slugRow(`otto-${at}x`, { state: 'found', personId: '7', facts: { name: 'Otto Test' } }),
    );
    await batchWith(database, rows, { at: monthsAgo(13), state: 'ended' });
    await deletePast(database, USUAL, NOW);
    const left = await database.getAll('batchRows');
    expect(left.map(({ given }) => given).sort()).toEqual(rows.map(({ given }) => given).sort());
    expect(left.filter(({ facts }) => facts !== undefined)).toEqual([]);
  });
});

describe('what the store saved', () => {
  const savedOn = (day: string) => ({ provider: 'crustdata', day, people: 1, credits: 2 });

  it('is kept as long as receipts, to the end of its day', async () => {
    const database = await databaseWith({});
    const noon = new Date(2026, 2, 10, 12).getTime();
    for (const day of ['2026-02-09', '2026-02-10', '2026-03-10']) {
      await database.put('savings', savedOn(day));
    }
    await deletePast(database, { ...USUAL, keepReceiptsMonths: 'ever' }, noon);
    expect(await database.count('savings')).toBe(3);
    await deletePast(database, { ...USUAL, keepReceiptsMonths: 1 }, noon);
    const days = (await database.getAll('savings')).map(({ day }) => day);
    expect(days).toEqual(['2026-02-10', '2026-03-10']);
  });
});

describe('that a card was shown', () => {
  it('is noted once a day, and keeps the person', async () => {
    const fetched = monthsAgo(13);
    const database = await databaseWith({ people: [somebody('1', fetched)] });
    const seen = async () => (await database.get('people', ['crustdata', '1']))?.seenAt;
    await noteSeen(database, 'crustdata', '1', fetched + DAY_MS / 2);
    expect(await seen()).toBeUndefined();
    await noteSeen(database, 'crustdata', '1', NOW - 2 * DAY_MS);
    expect(await seen()).toBe(NOW - 2 * DAY_MS);
    await noteSeen(database, 'crustdata', '1', NOW - 2 * DAY_MS + 5);
    expect(await seen()).toBe(NOW - 2 * DAY_MS);
    await noteSeen(database, 'crustdata', '2', NOW);
    await deletePast(database, USUAL, NOW);
    expect(await database.count('people')).toBe(1);
    expect(await database.count('savings')).toBe(0);
  });

  it('and what that saved are written together, or neither', async () => {
    const fetched = monthsAgo(1);
    const database = await databaseWith({ people: [somebody('1', fetched)] });
    const seen = async () => (await database.get('people', ['crustdata', '1']))?.seenAt;
    const unknown = () => {
      throw new Error('No price.');
    };
    await expect(noteSeen(database, 'crustdata', '1', NOW, unknown)).rejects.toThrow('No price.');
    expect(await seen()).toBeUndefined();
    expect(await noteSeen(database, 'crustdata', '1', NOW, () => 0.1)).toBe(true);
    expect(await noteSeen(database, 'crustdata', '1', NOW + DAY_MS - 1, () => 0.1)).toBe(false);
    expect(await noteSeen(database, 'crustdata', '1', NOW + DAY_MS, () => 0.1)).toBe(true);
    expect(await noteSeen(database, 'crustdata', 'gone', NOW, () => 0.1)).toBe(false);
    expect(await seen()).toBe(NOW + DAY_MS);
    const rows = await database.getAll('savings');
    expect(rows.map(({ people, credits }) => [people, credits])).toEqual([
      [1, 0.1],
      [1, 0.1],
    ]);
  });
});
