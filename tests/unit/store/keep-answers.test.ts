import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { Identifier } from '../../../lib/identifier';
import type { Match } from '../../../lib/person';
import { forget } from '../../../lib/store/forget';
import { keepAnswer, keepAnswers, type PaidAnswer } from '../../../lib/store/keep-answer';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { openReceipts } from '../../../lib/store/write-receipt';
import { email, profile, somebody } from './rows';

const CONTACT = ['businessEmails'] as const;
const isOwn = () => true;
const confirms = (address: string, { person }: Match) => address.startsWith(person.slug ?? '-');

let count = 0;
const open = () => openDatabase(`keep-answers-${count++}`);

afterEach(() => vi.restoreAllMocks());

/** The settled answers of one order, whose receipts are open. */
async function answered(
  database: Database,
  order: readonly (readonly [Identifier, readonly Match[]])[],
): Promise<readonly PaidAnswer[]> {
  const orders = order.map(([identifier], index) => {
    const id = `receipt ${index}`;
    return { id, provider: 'crustdata', identifier, price: { min: 0, max: 2 } };
  });
  const opened = await openReceipts(database, orders, 100);
  return opened.flatMap((receipt, index): PaidAnswer[] => {
    const [, matches = []] = order[index] ?? [];
    if (receipt === 'forgotten') return [];
    const reply = {
      outcomes: [{ matches }],
      raw: [matches.map(({ person }) => ({ said: `By ${index}`, of: person }))],
    };
    const settled = { ...receipt, state: 'settled', credits: matches.length } as const;
    return [
      { receipt: { ...settled, settledAt: 200 + index }, reply, asked: { contact: CONTACT } },
    ];
  });
}

/** All that answers leave behind but the hashes of the list, whose salt is another in each database. */
async function leftIn(database: Database): Promise<unknown> {
  const rows = await Promise.all(
    (['people', 'outcomes', 'aliases', 'receipts'] as const).map((store) => database.getAll(store)),
  );
  return [...rows, await database.count('forgotten')];
}

// Few names, so that answers name the same people, and some of those who were forgotten.
const NAMES = ['amara', 'bo', 'cleo', 'dai'] as const;
const address = (name: string) => `${name}@crowd.example.com`;
const name = fc.constantFrom(...NAMES);
const person = fc
  .record({ id: name, slug: name, addresses: fc.uniqueArray(name, { maxLength: 2 }) })
  .map(({ id, slug, addresses }): Match => {
    return { person: somebody('crustdata', id, slug, ...addresses.map(address)), confidence: 0.9 };
  });
const identifier = fc.oneof(
  name.map(profile),
  name.map((one) => email(address(one))),
);
const order = fc
  .uniqueArray(identifier, { minLength: 2, maxLength: 8, selector: (one) => JSON.stringify(one) })
  .chain((identifiers) =>
    fc.tuple(
      ...identifiers.map((one) =>
        fc
          .uniqueArray(person, { maxLength: 3, selector: (match) => match.person.id })
          .map((matches) => [one, matches] as const),
      ),
    ),
  );

it('leaves behind what the same answers leave one after the other', async () => {
  const scene = fc.record({
    forgotten: fc.array(identifier, { maxLength: 2 }),
    before: order,
    order,
  });
  await fc.assert(
    fc.asyncProperty(scene, async ({ forgotten, before, order }) => {
      const [together, apart] = [await open(), await open()];
      for (const database of [together, apart]) {
        const known = await answered(database, before);
        await keepAnswers(database, known, confirms, isOwn);
        const people = forgotten.map((one) => ({ identifier: one }));
        if (people.length > 0) await forget(database, people, isOwn, 150);
      }
      const kept = await keepAnswers(together, await answered(together, order), confirms, isOwn);
      const each = [];
      for (const { receipt, reply, asked } of await answered(apart, order)) {
        each.push(await keepAnswer(apart, receipt, reply, asked, confirms, isOwn));
      }
      const bare = (all: readonly object[]) => all.map((one) => ({ ...one, forgotten: undefined }));
      expect(bare(kept)).toEqual(bare(each));
      expect(await leftIn(together)).toEqual(await leftIn(apart));
      together.close();
      apart.close();
    }),
    { numRuns: 60 },
  );
});

it('writes all of them in one strict transaction, or none', async () => {
  const database = await open();
  const answers = await answered(
    database,
    NAMES.map((one) => [
      profile(one),
      [{ person: somebody('crustdata', one, one), confidence: 1 }],
    ]),
  );
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  put.mockImplementationOnce(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  });
  await expect(keepAnswers(database, answers, confirms, isOwn)).rejects.toThrow('full');
  expect(await database.count('people')).toBe(0);
  expect((await database.getAll('receipts')).map(({ state }) => state)).toEqual(
    NAMES.map(() => 'pending'),
  );
  transaction.mockClear();
  await keepAnswers(database, answers, confirms, isOwn);
  const writing = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writing.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
  expect(await database.count('people')).toBe(NAMES.length);
});
