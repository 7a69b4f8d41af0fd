import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBatch } from '../../../lib/store/batches';
import { clearStores } from '../../../lib/store/clear';
import { forget } from '../../../lib/store/forget';
import { readAllRows } from '../../../lib/store/rows-of-batch';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { createSearch, readSearch, readSearchRows } from '../../../lib/store/searches';
import type { NewRow } from '../../../lib/store/write-rows';
import { batchWith, searchOf, slugRow, waiting } from './batch-samples';
import { email, everythingIn, keep, profile, somebody } from './rows';

const AMARA = somebody('crustdata', 'amara', 'amara-0x1c', 'amara@northwind.example.com');
const OTTO = somebody('crustdata', 'otto', 'otto-0x1d');
const record = { provider: 'crustdata', id: AMARA.id };

let database: Database;
let count = 0;

beforeEach(async () => {
  database = await openDatabase(`forget-rows-${count++}`);
});

const forgetHer = () => forget(database, [{ record }], (address) => !/^team@/.test(address), 9);
const found = (id: string): Partial<NewRow> => ({
  state: 'found',
  personId: id,
  facts: { name: 'Somebody Test' },
  receiptId: 'r1',
  credits: 2,
});

describe('whoever is forgotten goes out of batches', () => {
  it('by any of their identifiers, and where they repeat a row', async () => {
    await keep(database, 'crustdata', profile('amara-0x1c'), [AMARA]);
    const address = waiting(email('amara@northwind.example.com'), { cells: ['Amara', 'chief'] });
    await batchWith(
      database,
      [slugRow('amara-0x1c', found(AMARA.id)), address, address, slugRow('otto-0x1d')],
      { columns: ['who', 'what'] },
    );
    await forgetHer();
    expect(await readAllRows(database, 'b1')).toEqual([
      {
        batch: 'b1',
        position: 0,
        given: '',
        state: 'forgotten',
        receiptId: 'r1',
        credits: 2,
      },
      { batch: 'b1', position: 1, given: '', cells: ['', ''], state: 'forgotten' },
      { batch: 'b1', position: 2, given: '', cells: ['', ''], state: 'forgotten' },
      expect.objectContaining({ position: 3, state: 'waiting' }),
    ]);
    expect((await everythingIn(database)).toLowerCase()).not.toContain('amara');
  });

  it('where an address of several leads to them, with the rows that repeat it', async () => {
    const team = email('team@northwind.example.com');
    await keep(database, 'crustdata', team, [AMARA, OTTO]);
    const row = waiting(team, { cells: ['x'] });
    await batchWith(database, [{ ...row, ...found(AMARA.id), matches: 2 }, row]);
    await batchWith(database, [{ ...row, ...found(AMARA.id) }], { id: 'b2', provider: 'second' });
    await forgetHer();
    const states = async (id: string) =>
      (await readAllRows(database, id)).map(({ state, cells }) => [state, cells]);
    expect(await states('b1')).toEqual([
      ['forgotten', ['']],
      ['forgotten', ['']],
    ]);
    // Of another provider the same id is somebody else.
    expect(await states('b2')).toEqual([['found', ['x']]]);
  });

  it('where an identifier brought nobody else', async () => {
    const team = email('team@northwind.example.com');
    await keep(database, 'crustdata', team, [AMARA]);
    await batchWith(database, [waiting(team, { state: 'sent', receiptId: 'r1' })]);
    await forgetHer();
    expect(await readAllRows(database, 'b1')).toMatchObject([{ state: 'forgotten', given: '' }]);
  });

  it('and out of what is said of others, of names, and of rows of no batch', async () => {
    await keep(database, 'crustdata', profile('amara-0x1c'), [AMARA]);
    const cells = ['met via AMARA@northwind.example.com', 'plain'];
    await batchWith(
      database,
      [
        slugRow('otto-0x1d', { cells, state: 'found', personId: OTTO.id, facts: { title: 'CEO' } }),
        { given: 'linkedin.com/in/amara-0x1c and …/in/otto-0x1d', state: 'invalid', cells },
      ],
      {
        columns: ['friend of linkedin.com/in/amara-0x1c', 'b'],
        name: 'amara@northwind.example.com',
      },
    );
    await database.put('batchRows', {
      batch: 'gone',
      position: 0,
      given: 'amara-0x1c',
      state: 'waiting',
    });
    await forgetHer();
    const rows = await readAllRows(database, 'b1');
    expect(rows).toMatchObject([
      {
        given: 'linkedin.com/in/otto-0x1d',
        cells: ['met via …', 'plain'],
        facts: { title: 'CEO' },
      },
      { given: 'linkedin.com… and …/in/otto-0x1d', state: 'invalid' },
    ]);
    expect(await readBatch(database, 'b1')).toMatchObject({
      name: '…',
      columns: [/^friend of/, 'b'].map((one) =>
        one instanceof RegExp ? expect.stringMatching(one) : one,
      ),
    });
    expect((await everythingIn(database)).toLowerCase()).not.toContain('amara');
  });

  it('among more rows than are read at once', async () => {
    await keep(database, 'crustdata', profile('amara-0x1c'), [AMARA]);
    const rows = Array.from({ length: 2_050 }, (_, at) =>
      at % 1_000 === 999 ? slugRow('amara-0x1c') : slugRow(`otto-${at}x`),
    );
    await batchWith(database, rows);
    await forgetHer();
    const left = await readAllRows(database, 'b1');
    const gone = left.filter(({ state }) => state === 'forgotten');
    expect(gone.map(({ position }) => position)).toEqual([999, 1_999]);
    expect(left.filter(({ state }) => state === 'waiting')).toHaveLength(2_048);
  });
});

describe('whoever is forgotten goes out of searches', () => {
  const put = (search: string, position: number, person: typeof AMARA, raw: unknown = {}) =>
    database.put('searchRows', { search, position, person, raw });

  it('as a row, by their record or an identifier, and where others name them', async () => {
    await keep(database, 'crustdata', profile('amara-0x1c'), [AMARA]);
    await createSearch(database, searchOf());
    await createSearch(database, searchOf({ id: 's2', provider: 'second' }));
    await put('s1', 0, AMARA);
    await put('s1', 1, OTTO, { knows: ['https://www.linkedin.com/in/amara-0x1c', 'others'] });
    await put('s2', 0, { ...AMARA, id: 'second:5' });
    await put('s2', 1, somebody('crustdata', 'amara', 'ines-0x1f'));
    await put('gone', 0, OTTO);
    await forgetHer();
    expect(await database.getAllKeys('searchRows')).toEqual([
      ['s1', 1],
      ['s2', 1],
    ]);
    expect(await readSearchRows(database, 's1')).toMatchObject([{ raw: { knows: ['others'] } }]);
  });

  it('with the searches that ask for them', async () => {
    await keep(database, 'crustdata', profile('amara-0x1c'), [AMARA]);
    const value = 'https://www.linkedin.com/in/amara-0x1c';
    const filters = { field: 'basic_profile.profile_url', type: '=', value } as const;
    await createSearch(database, searchOf({ query: { filters } }));
    await createSearch(database, searchOf({ id: 's2' }));
    await createSearch(database, searchOf({ id: 's3', name: 'amara@northwind.example.com' }));
    await put('s1', 0, OTTO);
    await forgetHer();
    expect(await database.getAllKeys('searches')).toEqual(['s2']);
    expect(await readSearch(database, 's2')).toEqual(searchOf({ id: 's2' }));
    expect(await database.count('searchRows')).toBe(0);
  });
});

it('all of them go with everything else', async () => {
  await batchWith(database, [slugRow('otto-0x1d')]);
  await createSearch(database, searchOf());
  await database.put('searchRows', { search: 's1', position: 0, person: OTTO, raw: {} });
  await clearStores(database, { history: false, list: true });
  expect(await database.count('batches')).toBe(1);
  await clearStores(database, { history: true, list: true });
  for (const store of [...database.objectStoreNames]) expect(await database.count(store)).toBe(0);
});
