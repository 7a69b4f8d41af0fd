import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../lib/person';
import type { StoredSearch } from '../../../lib/store/batch-rows';
import { clearStores } from '../../../lib/store/clear';
import { forget } from '../../../lib/store/forget';
import { giveUpPending } from '../../../lib/store/receipts';
import { type Database, openDatabase } from '../../../lib/store/schema';
import {
  createSearch,
  deleteSearch,
  keepPage,
  listSearches,
  nameSearch,
  readSearch,
  readSearchRows,
} from '../../../lib/store/searches';
import { openReceipt } from '../../../lib/store/write-receipt';
import { searchOf } from './batch-samples';
import { everythingIn, somebody } from './rows';

const AMARA = somebody('crustdata', 'amara', 'amara-0x1c');
const OTTO = somebody('crustdata', 'otto', 'otto-0x1d');
const EDDA = somebody('crustdata', 'edda', undefined);

let database: Database;
let count = 0;

beforeEach(async () => {
  database = await openDatabase(`searches-${count++}`);
});

const openPage = () =>
  openReceipt(
    database,
    { provider: 'crustdata', purpose: 'search', price: { min: 0, max: 1 } },
    100,
  );

async function keep(
  search: StoredSearch,
  people: readonly Person[],
  {
    words = {},
    receipt = openPage(),
  }: { words?: object; receipt?: ReturnType<typeof openPage> } = {},
): Promise<StoredSearch> {
  const settled = { ...(await receipt), state: 'settled', credits: 0.06, settledAt: 200 } as const;
  const raw = people.map(({ id }) => ({ id, ...words }));
  const pages = search.pages + 1;
  const grown = { ...search, pages, people: search.people + people.length, credits: 0.06 * pages };
  return keepPage(database, settled, grown, { people, raw });
}

const forgetAmara = () =>
  forget(database, [{ identifier: { kind: 'profile', slug: 'amara-0x1c' } }], () => true, 9);
const names = async () =>
  (await readSearchRows(database, 's1')).map(({ position, person }) => [position, person.id]);

describe('a page', () => {
  it('comes with the search and the settled receipt, and the next one behind it', async () => {
    const first = await keep({ ...searchOf(), nextCursor: 'c1' }, [AMARA, OTTO]);
    expect(await readSearch(database, 's1')).toEqual({ ...first, fetchedAt: 200 });
    await keep(first, [EDDA]);
    expect(await readSearch(database, 's1')).toMatchObject({ pages: 2, people: 3, credits: 0.12 });
    expect(await names()).toEqual([
      [0, AMARA.id],
      [1, OTTO.id],
      [2, EDDA.id],
    ]);
    const [row, , last] = await readSearchRows(database, 's1');
    expect(row).toMatchObject({ identifierKey: 'profile:amara-0x1c', raw: { id: AMARA.id } });
    expect(last).not.toHaveProperty('identifierKey');
    expect(await readSearchRows(database, 's1', 1, 1)).toHaveLength(1);
    const receipts = await database.getAll('receipts');
    expect(receipts.map(({ state, credits }) => [state, credits])).toEqual([
      ['settled', 0.06],
      ['settled', 0.06],
    ]);
  });

  it('is written with its receipt, or neither is', async () => {
    const receipt = openPage();
    const broken = { ...AMARA, name: () => 'no value that can be stored' } as unknown as Person;
    await expect(keep(searchOf(), [OTTO, broken], { receipt })).rejects.toThrow();
    expect(await database.get('receipts', (await receipt).id)).toMatchObject({ state: 'pending' });
    expect(await database.count('searches')).toBe(0);
    expect(await database.count('searchRows')).toBe(0);
  });

  it('leaves out who is on the list of those never looked up, and what it says of them', async () => {
    await forgetAmara();
    const words = { alsoViewed: ['https://www.linkedin.com/in/amara-0x1c', 'someone else'] };
    await keep(searchOf(), [AMARA, OTTO], { words });
    expect(await names()).toEqual([[0, OTTO.id]]);
    expect(await everythingIn(database)).not.toContain('amara');
    expect(await readSearchRows(database, 's1')).toMatchObject([
      { raw: { alsoViewed: ['someone else'] } },
    ]);
  });

  it('of a search that was deleted meanwhile leaves its receipt alone, and so where everything was', async () => {
    const first = await keep({ ...searchOf(), nextCursor: 'c1' }, [AMARA]);
    const receipt = await openPage();
    await deleteSearch(database, 's1');
    await keep(first, [OTTO], { receipt: Promise.resolve(receipt) });
    expect(await database.count('searches')).toBe(0);
    expect(await database.count('searchRows')).toBe(0);
    expect(await database.get('receipts', receipt.id)).toMatchObject({ credits: 0.06 });

    const late = await openPage();
    await clearStores(database, { history: true, list: false });
    await keep(searchOf(), [OTTO], { receipt: Promise.resolve(late) });
    expect(await database.count('searches')).toBe(0);
    expect(await database.get('receipts', late.id)).toMatchObject({ credits: 0.06 });
  });

  it('takes the name that the search was given meanwhile', async () => {
    const first = await keep({ ...searchOf(), nextCursor: 'c1' }, [AMARA]);
    await nameSearch(database, 's1', 'Engineers');
    expect(await keep(first, [OTTO])).toMatchObject({ name: 'Engineers', pages: 2 });
    await nameSearch(database, 's1', '');
    expect(await readSearch(database, 's1')).not.toHaveProperty('name');
    await nameSearch(database, 'gone', 'Nobody');
    expect(await database.count('searches')).toBe(1);
  });

  it('that was cut off stays what may have been charged', async () => {
    const receipt = await openPage();
    await giveUpPending(database);
    expect(await database.get('receipts', receipt.id)).toMatchObject({ state: 'uncertain' });
  });
});

it('searches are listed the newest first, and go with their rows alone', async () => {
  await createSearch(database, searchOf({ id: 's0', at: 1, name: 'Saved' }));
  await keep(searchOf({ at: 2 }), [AMARA]);
  await keep(searchOf({ id: 's2', at: 3 }), [OTTO]);
  expect((await listSearches(database)).map(({ id }) => id)).toEqual(['s2', 's1', 's0']);
  await deleteSearch(database, 's1');
  expect((await listSearches(database)).map(({ id }) => id)).toEqual(['s2', 's0']);
  expect(await database.getAllKeys('searchRows')).toEqual([['s2', 0]]);
});
