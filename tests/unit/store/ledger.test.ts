import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { readLedger } from '../../../lib/store/ledger';
import { addSaving, dayOf, savedOn } from '../../../lib/store/savings';
import { openDatabase } from '../../../lib/store/schema';
import { openReceipt } from '../../../lib/store/write-receipt';

it('the ledger has every receipt, the newest first, and every day of savings', async () => {
  const database = await openDatabase('ledger');
  const order = { provider: 'crustdata', price: { min: 1, max: 2 } };
  for (const at of [5, 7, 6]) await openReceipt(database, order, at);
  const savings = [
    { provider: 'crustdata', day: '2026-11-22', people: 1, credits: 2 },
    { provider: 'enrich-layer', day: '2026-11-22', people: 3, credits: 0.1 },
  ];
  for (const row of savings) await database.put('savings', row);
  const ledger = await readLedger(database);
  expect(ledger.receipts.map(({ at }) => at)).toEqual([7, 6, 5]);
  expect(ledger.savings).toEqual(savings);
});

it('a day has one row for each provider, by the local calendar; parts of credits add up', async () => {
  const database = await openDatabase('savings');
  const { store, done } = database.transaction('savings', 'readwrite');
  const beforeMidnight = new Date(2026, 10, 21, 23, 59).getTime();
  const afterMidnight = new Date(2026, 10, 22, 0, 0).getTime();
  for (let times = 0; times < 3; times++) {
    await addSaving(store, 'crustdata', beforeMidnight, 0.1);
  }
  await addSaving(store, 'crustdata', afterMidnight, 2);
  await addSaving(store, 'enrich-layer', afterMidnight, 0);
  await done;
  const rows = await database.getAll('savings');
  expect(rows).toEqual([
    { provider: 'crustdata', day: '2026-11-21', people: 3, credits: 0.3 },
    { provider: 'crustdata', day: '2026-11-22', people: 1, credits: 2 },
    { provider: 'enrich-layer', day: '2026-11-22', people: 1, credits: 0 },
  ]);
  expect(savedOn(rows)).toEqual({ people: 5, credits: 2.3 });
  expect(savedOn([])).toEqual({ people: 0, credits: 0 });
});

it.each([
  [new Date(2026, 0, 1), '2026-01-01'],
  [new Date(2026, 11, 31, 23, 59, 59), '2026-12-31'],
])('%s is the day %s', (date, day) => {
  expect(dayOf(date.getTime())).toBe(day);
});
