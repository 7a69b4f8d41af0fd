import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../lib/failure';
import { type Caps, NO_CAPS, roomLeft, spentAround } from '../../../lib/store/caps';
import type { Receipt } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';

const identifier = { kind: 'profile', slug: 'amara-0x1c' } as const;
const costing = (max: number) => ({ provider: 'crustdata', identifier, price: { min: 0, max } });
const at = (time: string) => new Date(time).getTime();
const NOON = at('2026-03-14T12:00:00');
const CAPS: Caps = { day: 10, month: 25 };

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase(`caps-${count++}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  database.close();
});

const open = (max: number, now = NOON, caps = CAPS) =>
  openReceipt(database, costing(max), now, caps);
const settle = async (receipt: Receipt, credits: number) =>
  writeReceipt(database, { ...receipt, state: 'settled', credits });

describe('a receipt', () => {
  it('is opened up to the cap, to the credit, and not above it', async () => {
    await open(8);
    await open(2);
    await expect(open(1)).rejects.toMatchObject({
      failure: {
        code: 'over-cap',
        charged: 'no',
        cap: { period: 'day', limit: 10, used: 10, price: 1 },
      },
    });
    expect(await database.count('receipts')).toBe(2);
  });

  it('counts its highest price while it is open or may have been charged, then what was taken', async () => {
    const first = await open(6);
    await expect(open(6)).rejects.toBeInstanceOf(FailureError);
    await settle(first, 1);
    const second = await open(6);
    await writeReceipt(database, { ...second, state: 'uncertain' });
    expect(await spentAround(database, NOON)).toEqual({
      day: { settled: 1, maybe: 6 },
      month: { settled: 1, maybe: 6 },
    });
    expect(await roomLeft(database, CAPS, NOON)).toEqual({ day: 3, month: 18 });
    await expect(open(4)).rejects.toMatchObject({ failure: { cap: { used: 7 } } });
    await open(3);
  });

  it('that cost more than announced counts as much', async () => {
    await settle(await open(2), 30);
    expect(await roomLeft(database, CAPS, NOON)).toEqual({ day: 0, month: 0 });
    await expect(open(1)).rejects.toMatchObject({ failure: { cap: { used: 30 } } });
  });

  it('of whatever provider counts, and what is free never stands against a cap', async () => {
    await openReceipt(database, { ...costing(10), provider: 'second' }, NOON, CAPS);
    await expect(open(1)).rejects.toBeInstanceOf(FailureError);
    await open(0);
    await openReceipt(database, costing(1), NOON, NO_CAPS);
    await openReceipt(database, costing(1), NOON);
  });

  it('is refused by a cap of nothing, and by the month where the day has none', async () => {
    await expect(open(1, NOON, { day: 0, month: null })).rejects.toMatchObject({
      failure: { cap: { period: 'day', limit: 0, used: 0 } },
    });
    await open(20, NOON, { day: null, month: 25 });
    await expect(open(6, NOON, { day: null, month: 25 })).rejects.toMatchObject({
      failure: { cap: { period: 'month', limit: 25, used: 20, price: 6 } },
    });
    expect(await roomLeft(database, { day: null, month: 25 }, NOON)).toEqual({
      day: null,
      month: 5,
    });
  });

  it('of a private window counts, and names nobody', async () => {
    const { identifier: _, ...order } = costing(10);
    const receipt = await openReceipt(database, order, NOON, CAPS);
    expect(receipt).not.toHaveProperty('identifier');
    expect(receipt).not.toHaveProperty('identifierKey');
    await expect(open(1)).rejects.toBeInstanceOf(FailureError);
  });

  it('of hundredths of a credit adds up', async () => {
    for (let left = 10; left > 0; left--) await settle(await open(0.1), 0.1);
    expect((await spentAround(database, NOON)).day.settled).toBe(1);
    await open(9);
    await expect(open(0.01)).rejects.toMatchObject({ failure: { cap: { used: 10 } } });
  });
});

describe('the calendar', () => {
  it.each([
    ['the last moment of the day before', '2026-03-13T23:59:59.999', 0],
    ['midnight', '2026-03-14T00:00:00', 10],
    ['later the same day, the clock having been put back', '2026-03-14T23:59:59.999', 10],
    ['the next midnight', '2026-03-15T00:00:00', 0],
  ])('a day holds what was opened at %s', async (_, time, used) => {
    await open(10, at(time), NO_CAPS);
    expect((await spentAround(database, NOON)).day.maybe).toBe(used);
  });

  it.each([
    ['2026-02-28T23:59:59.999', 0],
    ['2026-03-01T00:00:00', 5],
    ['2026-03-31T23:59:59.999', 5],
    ['2026-04-01T00:00:00', 0],
    ['2025-03-14T12:00:00', 0],
  ])('March holds what was opened at %s: %i credits', async (time, used) => {
    await open(5, at(time), NO_CAPS);
    expect((await spentAround(database, NOON)).month.maybe).toBe(used);
  });

  it.each([
    ['a leap day', '2028-02-29T23:00:00', '2028-02-29T01:00:00', '2028-03-01T00:00:00'],
    ['the last of a year', '2026-12-31T23:00:00', '2026-12-01T00:00:00', '2027-01-01T00:00:00'],
    ['the 31st', '2026-01-31T12:00:00', '2026-01-01T00:00:00', '2026-02-01T00:00:00'],
  ])('a month ends after %s', async (_, now, within, beyond) => {
    await open(5, at(within), NO_CAPS);
    await open(7, at(beyond), NO_CAPS);
    expect((await spentAround(database, at(now))).month.maybe).toBe(5);
    expect((await spentAround(database, at(beyond))).month.maybe).toBe(7);
  });

  it.each([
    // Hours are left out and told twice; in Beirut and Havana at midnight itself.
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/Havana', '2026-03-08', 23],
    ['America/Havana', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Asia/Tokyo', '2026-03-29', 24],
  ])('in %s the %s has %d hours, which are one day', async (zone, day, hours) => {
    vi.stubEnv('TZ', zone);
    const noon = at(`${day}T12:00:00`);
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    const start = new Date(year, month - 1, date).getTime();
    const end = new Date(year, month - 1, date + 1).getTime();
    expect((end - start) / 3_600_000).toBe(hours);
    for (const time of [start - 1, start, end - 1, end]) await open(1, time, NO_CAPS);
    expect((await spentAround(database, noon)).day.maybe).toBe(2);
    await open(8, start, { day: 10, month: null });
    await expect(open(1, end - 1, { day: 10, month: null })).rejects.toBeInstanceOf(FailureError);
    await open(9, end, { day: 10, month: null });
  });
});

it('whatever is opened at once and settled in between, no announced price passes a cap', async () => {
  const step = fc.record({
    max: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0.03, 0.5, 2.75)),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 0, max: 1 }),
    hour: fc.integer({ min: 0, max: 23 }),
    /** Of the announced price; absent: it stays open. */
    taken: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  });
  const cap = fc.option(fc.integer({ min: 0, max: 30 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { maxLength: 5 }),
      fc.record({ day: cap, month: cap }),
      async (rounds, caps) => {
        const books = await openDatabase(`caps-property-${count++}`);
        let refused = 0;
        for (const round of rounds) {
          const opened = await Promise.allSettled(
            round.map(async ({ max, day, month, hour, taken }) => {
              const now = new Date(2026, month, day, hour).getTime();
              const receipt = await openReceipt(books, costing(max), now, caps);
              return { receipt, taken };
            }),
          );
          for (const one of opened) {
            if (one.status === 'rejected') {
              expect(one.reason).toMatchObject({ failure: { code: 'over-cap', charged: 'no' } });
              refused++;
            } else if (one.value.taken !== undefined) {
              const { receipt, taken } = one.value;
              await writeReceipt(books, {
                ...receipt,
                state: 'settled',
                credits: Math.floor(receipt.price.max * taken * 100) / 100,
              });
            }
          }
        }
        const receipts = await books.getAll('receipts');
        expect(receipts).toHaveLength(rounds.flat().length - refused);
        const sums = new Map<string, number>();
        for (const { at: time, price, state, credits = 0 } of receipts) {
          const date = new Date(time);
          const month = `month ${date.getMonth()}`;
          for (const period of [month, `day ${date.getMonth()} ${date.getDate()}`]) {
            const counted = state === 'settled' ? credits : price.max;
            sums.set(period, (sums.get(period) ?? 0) + counted);
          }
        }
        for (const [period, sum] of sums) {
          const limit = period.startsWith('day') ? caps.day : caps.month;
          if (limit !== null) expect(sum, period).toBeLessThanOrEqual(limit + 1e-6);
        }
        books.close();
      },
    ),
    { numRuns: 60 },
  );
});

it('nothing is added up where there is no cap, or where it is free', async () => {
  await settle(await open(2), 2);
  const looked = vi.spyOn(IDBIndex.prototype, 'openKeyCursor');
  await open(2, NOON, NO_CAPS);
  await open(0);
  expect(looked).not.toHaveBeenCalled();
  await open(2);
  expect(looked).toHaveBeenCalled();
});

it('of two that would pass a cap only together, one is opened', async () => {
  const both = await Promise.allSettled([open(6), open(6)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('sums are those of going through all receipts, whatever they took and whenever', async () => {
  const around = fc.constantFrom(
    ...['2026-02-28T23:59', '2026-03-01T00:00', '2026-03-13T23:59', '2026-03-14T00:00'],
    ...['2026-03-14T23:59', '2026-03-15T00:00', '2026-03-31T23:59', '2026-04-01T00:00'],
  );
  // The first and the last day of a month have nothing of it before or after them.
  const moment = fc.constantFrom(NOON, at('2026-03-01T12:00'), at('2026-03-31T12:00'));
  const receipt = fc.record({
    at: around.map(at),
    state: fc.constantFrom<Receipt['state']>('pending', 'settled', 'uncertain'),
    max: fc.nat(3),
    credits: fc.option(fc.constantFrom(0, 0.03, 0.1, 1, 2.75, 40), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(receipt, { maxLength: 30 }), moment, async (rows, now) => {
      const books = await openDatabase(`caps-sums-${count++}`);
      for (const [index, { max, credits, ...row }] of rows.entries()) {
        const price = { min: 0, max };
        const told = credits === undefined ? {} : { credits };
        await books.put('receipts', {
          id: `${index}`,
          provider: 'crustdata',
          price,
          ...row,
          ...told,
        });
      }
      const spent = await spentAround(books, now);
      for (const [period, length] of [
        ['day', 10],
        ['month', 7],
      ] as const) {
        const isIn = (time: number) =>
          new Date(time).toLocaleDateString('sv').slice(0, length) ===
          new Date(now).toLocaleDateString('sv').slice(0, length);
        const those = rows.filter((row) => isIn(row.at));
        const settled = those.filter(({ state }) => state === 'settled');
        const open = those.filter(({ state }) => state !== 'settled');
        const took = settled.reduce((sum, { credits = 0 }) => sum + credits, 0);
        expect(spent[period].settled).toBeCloseTo(took, 6);
        expect(spent[period].maybe).toBe(open.reduce((sum, { max }) => sum + max, 0));
      }
      books.close();
    }),
    { numRuns: 60 },
  );
});
