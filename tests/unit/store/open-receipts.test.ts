import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { spentAround } from '../../../lib/store/caps';
import { forget } from '../../../lib/store/forget';
import { addDomains } from '../../../lib/store/forgotten';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { openReceipts, writeReceipt } from '../../../lib/store/write-receipt';
import { email, profile } from './rows';

const NOON = new Date(2026, 5, 15, 12).getTime();
const CAPS = { day: 10, month: 100 };

let database: Database;
let count = 0;

beforeEach(async () => {
  database = await openDatabase(`open-receipts-${count++}`);
});

const order = (slug: string, max = 2) => ({
  id: `receipt of ${slug}`,
  provider: 'crustdata',
  identifier: profile(slug),
  price: { min: 0, max },
  batch: 'b1',
});

describe('receipts of people who are asked about together', () => {
  it('are pending under their own ids, and say of which batch they are', async () => {
    const orders = [order('amara-0x1c'), order('otto-0x1d')];
    const opened = await openReceipts(database, orders, NOON, CAPS);
    expect(opened).toMatchObject([
      { id: 'receipt of amara-0x1c', identifierKey: 'profile:amara-0x1c', batch: 'b1' },
      { id: 'receipt of otto-0x1d', identifierKey: 'profile:otto-0x1d', state: 'pending' },
    ]);
    expect(await database.getAll('receipts')).toEqual(opened);
    expect((await spentAround(database, NOON)).day.maybe).toBe(4);
  });

  it('are all written, or none is, where the caps leave room for some of them alone', async () => {
    const orders = Array.from({ length: 6 }, (_, at) => order(`otto-${at}x`));
    const refused = openReceipts(database, orders, NOON, CAPS);
    await expect(refused).rejects.toThrow('over-cap');
    await expect(refused).rejects.toMatchObject({
      failure: { cap: { period: 'day', limit: 10, used: 0, price: 12 } },
    });
    expect(await database.count('receipts')).toBe(0);
    await openReceipts(database, orders.slice(1), NOON, CAPS);
    expect(await database.count('receipts')).toBe(5);
  });

  it('are refused to those on the list alone, who take no room', async () => {
    const identifier = profile('amara-0x1c');
    await forget(database, [{ identifier }], () => true, 1);
    await addDomains(database, ['northwind.example.com'], 1);
    const orders = [
      order('otto-0x1d', 5),
      order('amara-0x1c', 5),
      { ...order('edda', 5), identifier: email('edda@northwind.example.com') },
      order('ines-0x1f', 5),
    ];
    const opened = await openReceipts(database, orders, NOON, CAPS);
    expect(opened.map((one) => (one === 'forgotten' ? one : one.id))).toEqual([
      'receipt of otto-0x1d',
      'forgotten',
      'forgotten',
      'receipt of ines-0x1f',
    ]);
    expect(await database.count('receipts')).toBe(2);
  });

  it('are of one stretch between two balances, also where the key was changed meanwhile', async () => {
    await database.put('balances', { provider: 'crustdata', keySavedAt: 7, id: 'first' });
    const orders = ['amara-0x1c', 'otto-0x1d'].map((slug) => ({ ...order(slug), balanceKey: 8 }));
    await openReceipts(database, orders, NOON);
    const ids = (await database.getAll('receipts')).map(({ balanceId }) => balanceId);
    expect(new Set(ids).size).toBe(1);
    expect(ids).not.toContain('first');
    expect(await database.getAll('receipts')).not.toContainEqual(
      expect.objectContaining({ balanceKey: 8 }),
    );
  });

  it('never go beyond the caps, however many are opened at once and whatever they take', async () => {
    const group = fc.array(fc.constantFrom(0, 0.03, 1, 2.5), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(group, { maxLength: 8 }), fc.boolean(), async (groups, ends) => {
        const books = await openDatabase(`open-receipts-${count++}`);
        const work = groups.map(async (prices, index) => {
          const orders = prices.map((max, at) => order(`otto-${index}-${at}`, max));
          const opened = await openReceipts(books, orders, NOON, CAPS).catch(() => []);
          for (const one of ends ? opened : []) {
            if (one === 'forgotten') continue;
            await writeReceipt(books, { ...one, state: 'settled', credits: one.price.max / 2 });
          }
          return opened.length === 0 || opened.length === prices.length;
        });
        expect(await Promise.all(work)).not.toContain(false);
        const { settled, maybe } = (await spentAround(books, NOON)).day;
        expect(settled + maybe).toBeLessThanOrEqual(CAPS.day + 1e-9);
        books.close();
      }),
      { numRuns: 60 },
    );
  });
});
