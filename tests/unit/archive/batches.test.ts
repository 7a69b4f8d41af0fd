import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../lib/archive/row-schema';
import type { StoredBatchRow } from '../../../lib/store/batch-rows';
import { forget } from '../../../lib/store/forget';
import { batchOf, searchOf, slugRow } from '../store/batch-samples';
import { everythingIn, somebody } from '../store/rows';
import { exported, imported, packed } from './files';
import { databaseWith, emptyDatabase, type Rows, rowsOf } from './stores';

const AMARA = somebody('crustdata', 'amara', 'amara-0x1c');
const OTTO = somebody('crustdata', 'otto', 'otto-0x1d');

const row = (position: number, slug: string, changed: Partial<StoredBatchRow> = {}) => ({
  batch: 'b1',
  position,
  ...slugRow(slug, changed),
});

/** What an export of one database brings into another. */
async function brought(rows: Partial<Rows>, mine: Partial<Rows> = {}): Promise<Rows> {
  const from = await databaseWith(rows);
  const into = await databaseWith(mine);
  const file = packed(await exported(from));
  await imported(into, file);
  const once = await rowsOf(into);
  await imported(into, file);
  expect(await rowsOf(into)).toEqual(once);
  return once;
}

describe('batches of a file', () => {
  it('stand where they ran, and what was under way may have been charged', async () => {
    const batch = batchOf({ state: 'running', rows: 2, startedAt: 6 });
    const rows = [row(0, 'amara-0x1c', { state: 'sent', receiptId: 'r1' }), row(1, 'otto-0x1d')];
    const { batches, batchRows } = await brought({ batches: [batch], batchRows: rows });
    expect(batches).toEqual([{ ...batch, state: 'paused', pausedFor: 'closed' }]);
    expect(batchRows).toEqual([
      {
        ...rows[0],
        state: 'uncertain',
        failure: { code: 'interrupted', charged: 'maybe' },
      },
      rows[1],
    ]);
  });

  it('go on running where they run', async () => {
    const running = {
      batches: [batchOf({ state: 'running', rows: 1 })],
      batchRows: [row(0, 'x-1')],
    };
    expect(await brought(running, running)).toMatchObject(running);
  });

  it('are none that were still drafts, nor rows of none', async () => {
    const { batches, batchRows } = await brought({
      batches: [batchOf({ state: 'draft', rows: 1 }), batchOf({ id: 'b2', rows: 1 })],
      batchRows: [row(0, 'amara-0x1c'), { ...row(1, 'amara-0x1c'), batch: 'b2' }],
    });
    expect(batches).toMatchObject([{ id: 'b2' }]);
    expect(batchRows).toEqual([]);
  });

  it('bring what became of rows that were not asked about here, and take nothing away', async () => {
    const mine = [row(0, 'amara-0x1c'), row(1, 'otto-0x1d', { state: 'found', credits: 1 })];
    const theirs = [row(0, 'amara-0x1c', { state: 'missed' }), row(1, 'otto-0x1d')];
    const { batches, batchRows } = await brought(
      { batches: [batchOf({ rows: 2, credits: 3 })], batchRows: theirs },
      { batches: [batchOf({ rows: 2, credits: 1, name: 'Mine' })], batchRows: mine },
    );
    expect(batches).toMatchObject([{ name: 'Mine', credits: 3 }]);
    expect(batchRows.map(({ state }) => state)).toEqual(['missed', 'found']);
  });

  it('that are longer there bring their other rows', async () => {
    const { batches, batchRows } = await brought(
      { batches: [batchOf({ rows: 2 })], batchRows: [row(0, 'amara-0x1c'), row(1, 'otto-0x1d')] },
      { batches: [batchOf({ rows: 1, state: 'ended' })], batchRows: [row(0, 'amara-0x1c')] },
    );
    expect(batches).toMatchObject([{ rows: 2, state: 'planned' }]);
    expect(batchRows).toHaveLength(2);
  });
});

it('searches of a file bring their later pages, and keep the name that they have here', async () => {
  const found = { search: 's1', person: OTTO, raw: { a: 1 } };
  const { searches, searchRows } = await brought(
    {
      searches: [searchOf({ pages: 2, people: 2, name: 'Theirs' })],
      searchRows: [
        { ...found, position: 0 },
        { ...found, position: 1 },
        { ...found, position: 0, search: 'gone' },
      ],
    },
    { searches: [searchOf({ pages: 1, people: 1, name: 'Mine' })] },
  );
  expect(searches).toMatchObject([{ pages: 2, name: 'Mine' }]);
  expect(searchRows.map(({ search, position }) => [search, position])).toEqual([
    ['s1', 0],
    ['s1', 1],
  ]);
});

it('nobody who was forgotten comes back with them', async () => {
  const value = 'https://www.linkedin.com/in/amara-0x1c';
  const filters = { field: 'basic_profile.profile_url', type: '=', value } as const;
  const noted = 'knows linkedin.com/in/amara-0x1c';
  const from = await databaseWith({
    batches: [batchOf({ rows: 4, columns: ['note'], name: value })],
    batchRows: [
      row(0, 'amara-0x1c', { cells: ['Amara'], state: 'found', credits: 2 }),
      row(1, 'otto-0x1d', { cells: [noted] }),
      row(2, 'team-0x2f', { state: 'found', personId: AMARA.id, cells: ['Amara'] }),
      row(3, 'edda-0x1e', { cells: ['plain'] }),
    ],
    searches: [searchOf({ query: { filters } }), searchOf({ id: 's2' })],
    searchRows: [
      { search: 's1', position: 0, person: OTTO, raw: {} },
      { search: 's2', position: 0, person: AMARA, raw: {} },
      { search: 's2', position: 1, person: OTTO, raw: { knows: [value, 'others'] } },
    ],
  });
  const into = await emptyDatabase();
  const whom = { identifier: { kind: 'profile', slug: 'amara-0x1c' } } as const;
  await forget(into, [{ ...whom, record: { provider: 'crustdata', id: AMARA.id } }], () => true, 1);
  const file = packed(await exported(from));
  await imported(into, file);
  expect((await everythingIn(into)).toLowerCase()).not.toContain('amara');
  const { batchRows, searches, searchRows } = await rowsOf(into);
  expect(batchRows).toMatchObject([
    { state: 'forgotten', given: '', cells: [''], credits: 2 },
    { state: 'waiting', cells: ['knows linkedin.com…'] },
    { state: 'forgotten', given: '', cells: [''] },
    { state: 'waiting', cells: ['plain'] },
  ]);
  expect(searches.map(({ id }) => id)).toEqual(['s2']);
  expect(searchRows).toMatchObject([{ position: 1, raw: { knows: ['others'] } }]);
  const once = await rowsOf(into);
  await imported(into, file);
  expect(await rowsOf(into)).toEqual(once);
});

it.each([
  ['a batch of more rows than there can be', 'batches', batchOf({ rows: 50_001 })],
  ['a batch that gives credits back', 'batches', batchOf({ credits: -1 })],
  [
    'a row whose key is of somebody else',
    'batchRows',
    row(0, 'a-1', { identifierKey: 'profile:b' }),
  ],
  ['a row at no place', 'batchRows', row(-1, 'amara-0x1c')],
  ['a row that repeats itself', 'batchRows', row(1, 'amara-0x1c', { sameAs: 1 })],
  [
    'a row that failed without what its failure needs',
    'batchRows',
    { ...row(0, 'amara-0x1c'), failure: { code: 'rate-limited', charged: 'no' } },
  ],
  ['a search that asks nothing', 'searches', { ...searchOf(), query: {} }],
  [
    'a search that asks for more than is asked here',
    'searches',
    {
      ...searchOf(),
      query: { ...searchOf().query, url: 'https://elsewhere.example.com' },
    },
  ],
])('%s is no row', (_what, store, value) => {
  expect(rowOf({ store, row: value })).toBeUndefined();
});
