import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { findAnswer, findKnown } from '../../../lib/store/answers';
import { findTrouble, giveUpPending } from '../../../lib/store/receipts';
import { countRows } from '../../../lib/store/rows-of-batch';
import { openDatabase, SCHEMA_VERSION } from '../../../lib/store/schema';
import { batchWith, slugRow } from './batch-samples';
import { AMARA, makeVersion1, makeVersion2, makeVersion3, SAMPLES } from './earlier-versions';

const PROFILE = { kind: 'profile', slug: 'amara-0x1c' } as const;
const ADDRESS = { kind: 'email', address: 'amara@northwind.example.com' } as const;

it('from version 1: everything stays, old aliases are those of records, and are found by their person', async () => {
  await makeVersion1('from-1');
  const database = await openDatabase('from-1');
  expect(database.version).toBe(SCHEMA_VERSION);
  expect(await database.getAll('aliases')).toEqual([
    {
      provider: 'crustdata',
      identifierKey: 'profile:amara-0x1c',
      personId: AMARA.id,
      by: 'record',
      at: 1000,
    },
    {
      provider: 'second',
      identifierKey: 'profile:amara-0x1c',
      personId: 'second:9',
      by: 'record',
      at: 2000,
    },
  ]);
  expect(
    await database.getAllFromIndex('aliases', 'by person', ['crustdata', AMARA.id]),
  ).toHaveLength(1);
  expect(await findAnswer(database, 'crustdata', PROFILE, 3000)).toMatchObject({
    matches: [{ person: AMARA }],
    alias: { by: 'record' },
  });
  expect(await findAnswer(database, 'crustdata', ADDRESS, 3000)).toMatchObject({
    matches: [{ person: AMARA, confidence: 0.94 }],
    receipt: { credits: 2 },
  });
  expect(
    await findKnown(database, 'crustdata', ['profile:amara-0x1c', 'profile:otto-0x1d']),
  ).toEqual(new Set(['profile:amara-0x1c']));
  expect(await findTrouble(database, 'crustdata', ADDRESS)).toBeUndefined();
  expect(await database.getAll('people')).toMatchObject([{ raw: [{ seen: true }] }]);
  expect(await database.getAll('replies')).toEqual([{ receiptId: 'r0', text: '{' }]);
  database.close();
});

it('from version 2: everything stays as it was, and there is room for the log and for who is forgotten', async () => {
  await makeVersion2('from-2');
  const database = await openDatabase('from-2');
  expect(database.version).toBe(SCHEMA_VERSION);
  expect(await findAnswer(database, 'crustdata', ADDRESS, 3000)).toMatchObject({
    matches: [{ person: AMARA, confidence: 0.94 }],
    receipt: { credits: 2 },
    alias: { by: 'chosen', rejected: ['crustdata:7'] },
  });
  expect(await database.getAll('people')).toMatchObject([
    { raw: [{ seen: true }], contactAsked: { phones: 1000 } },
  ]);
  expect(await database.getAll('aliases')).toHaveLength(3);
  expect(await database.getAll('receipts')).toHaveLength(1);
  expect(await database.getAll('replies')).toEqual([{ receiptId: 'r0', text: '{' }]);
  for (const store of ['requests', 'forgotten', 'salts'] as const) {
    expect(await database.count(store)).toBe(0);
  }
  database.close();
});

it('from version 3: everything stays as it was, and there is room for batches and searches', async () => {
  await makeVersion3('from-3');
  const database = await openDatabase('from-3');
  expect(database.version).toBe(SCHEMA_VERSION);
  expect(await findAnswer(database, 'crustdata', ADDRESS, 3000)).toMatchObject({
    matches: [{ person: AMARA, confidence: 0.94 }],
    receipt: { credits: 2, balanceId: 'stretch' },
  });
  expect(await giveUpPending(database)).toBe(1);
  await batchWith(database, [slugRow('amara-0x1c')]);
  expect(await countRows(database, 'b1')).toMatchObject({ waiting: 1 });
  for (const store of ['searches', 'searchRows'] as const) {
    expect(await database.count(store)).toBe(0);
  }
  database.close();
});

it.each([
  [1, makeVersion1],
  [2, makeVersion2],
  [3, makeVersion3],
] as const)(
  'from version %s: no row is lost, and none is changed but by what it lacked',
  async (version, make) => {
    await make(`whole-${version}`);
    const database = await openDatabase(`whole-${version}`);
    const first = ['people', 'outcomes', 'aliases', 'receipts', 'replies'] as const;
    const later = ['requests', 'forgotten', 'salts', 'savings', 'balances'] as const;
    const stores = version === 3 ? [...first, ...later] : first;
    expect(Object.keys(SAMPLES[version]).sort()).toEqual([...stores].sort());
    for (const store of stores) {
      const before = SAMPLES[version][store] ?? [];
      const after: readonly object[] = await database.getAll(store);
      expect(after).toHaveLength(before.length);
      for (const row of before) expect(after).toContainEqual(expect.objectContaining(row));
      const added = after.flatMap((row) =>
        Object.keys(row).filter((name) => !before.some((one) => name in one)),
      );
      expect(new Set(added)).toEqual(new Set(version === 1 && store === 'aliases' ? ['by'] : []));
    }
    database.close();
  },
);

it('every version goes through the steps to the same stores and indexes as a new database', async () => {
  const shapeOf = async (name: string) => {
    const database = await openDatabase(name);
    const stores = [...database.objectStoreNames];
    const transaction = database.transaction(stores);
    const shape = stores.map((store) => {
      const { keyPath, indexNames } = transaction.objectStore(store);
      return [store, keyPath, [...indexNames]];
    });
    await transaction.done;
    database.close();
    return shape;
  };
  await makeVersion1('shape-1');
  await makeVersion2('shape-2');
  await makeVersion3('shape-3');
  const fresh = await shapeOf('shape-new');
  expect(await shapeOf('shape-1')).toEqual(fresh);
  expect(await shapeOf('shape-2')).toEqual(fresh);
  expect(await shapeOf('shape-3')).toEqual(fresh);
});

it('a database that is already of this version is left as it is', async () => {
  await makeVersion1('twice');
  (await openDatabase('twice')).close();
  const database = await openDatabase('twice');
  const [alias] = await database.getAll('aliases');
  if (alias === undefined) throw new Error('The sample has aliases.');
  await database.put('aliases', { ...alias, by: 'chosen' });
  database.close();
  const again = await openDatabase('twice');
  expect((await again.getAll('aliases'))[0]).toMatchObject({ by: 'chosen' });
  again.close();
});
