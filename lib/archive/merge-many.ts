import type {
  StoredBatch,
  StoredBatchRow,
  StoredSearch,
  StoredSearchRow,
} from '../store/batch-rows';
import { blankRow } from '../store/blank-row';
import type { Database } from '../store/schema';
import type { ArchiveRow } from './row-schema';
import { type Became, put, type Touched } from './touched';

/** A row of batches and searches. */
type RowOfMany = Extract<
  ArchiveRow,
  { readonly store: 'batches' | 'batchRows' | 'searches' | 'searchRows' }
>;

/** Tells the provider of a batch or a search by its id, as a file or, where that does not say, the database has it. */
export async function readProviders(
  database: Database,
  rows: readonly ArchiveRow[],
): Promise<(id: string) => string | undefined> {
  const known = new Map<string, string>();
  for (const { store, row } of rows) {
    if (store === 'batches' || store === 'searches') known.set(row.id, row.provider);
  }
  const wanted = (store: 'batches' | 'searches', ids: readonly string[]) =>
    [...new Set(ids)].map(async (id) => {
      const stored = known.has(id) ? undefined : await database.get(store, id);
      if (stored !== undefined) known.set(id, stored.provider);
    });
  await Promise.all([
    ...wanted(
      'batches',
      rows.flatMap((one) => (one.store === 'batchRows' ? [one.row.batch] : [])),
    ),
    ...wanted(
      'searches',
      rows.flatMap((one) => (one.store === 'searchRows' ? [one.row.search] : [])),
    ),
  ]);
  return (id) => known.get(id);
}

/** Merges a row of a batch or a search within a transaction. Rows that belong to none are left out. */
export async function mergeRowOfMany(
  stores: Touched,
  one: RowOfMany,
  isOnList: boolean,
): Promise<Became> {
  switch (one.store) {
    case 'batches': {
      // Its rows are still to come, from a page that is there alone.
      if (one.row.state === 'draft') return 'leftOut';
      const store = stores.objectStore('batches');
      const mine = await store.get(one.row.id);
      const row = received(one.row);
      return put(store, mine, mine === undefined ? row : mergedBatch(mine, row));
    }
    case 'batchRows': {
      const { batch, position } = one.row;
      const batches = stores.objectStore('batches');
      const { rows = 0 } = (await batches.get(batch)) ?? {};
      if (position >= rows) return 'leftOut';
      const store = stores.objectStore('batchRows');
      const mine = await store.get([batch, position]);
      const row = isOnList ? blankRow(one.row) : receivedRow(one.row);
      return put(store, mine, mine === undefined ? row : mergedRow(mine, row));
    }
    case 'searches': {
      // It asks for somebody who is on the list.
      if (isOnList) return 'leftOut';
      const store = stores.objectStore('searches');
      const mine = await store.get(one.row.id);
      return put(store, mine, mine === undefined ? one.row : mergedSearch(mine, one.row));
    }
    case 'searchRows': {
      const { search, position } = one.row;
      const isStored = (await stores.objectStore('searches').getKey(search)) !== undefined;
      if (isOnList || !isStored) return 'leftOut';
      const store = stores.objectStore('searchRows');
      const mine = await store.get([search, position]);
      // The schema has any value, also none, in the place of the provider's words.
      const row: StoredSearchRow = { ...one.row, raw: one.row.raw };
      return put(store, mine, mine ?? row);
    }
  }
}

/** Whoever sent its rows was another browser: here it stands until the user goes on with it. */
function received(batch: StoredBatch): StoredBatch {
  return batch.state === 'running' ? { ...batch, state: 'paused', pausedFor: 'closed' } : batch;
}

/** What was under way there may have been charged. */
function receivedRow(row: StoredBatchRow): StoredBatchRow {
  if (row.state !== 'sent') return row;
  return { ...row, state: 'uncertain', failure: { code: 'interrupted', charged: 'maybe' } };
}

/** That of this browser stands; where the other one has more rows, and this one does not run, that one. */
function mergedBatch(mine: StoredBatch, other: StoredBatch): StoredBatch {
  const isLonger = other.rows > mine.rows && mine.state !== 'running';
  const batch = isLonger ? other : mine;
  const credits = Math.max(mine.credits ?? 0, other.credits ?? 0);
  return credits === 0 ? batch : { ...batch, credits };
}

/** What became of a row stands against one that was not asked about. */
function mergedRow(mine: StoredBatchRow, other: StoredBatchRow): StoredBatchRow {
  const isOpen = ({ state }: StoredBatchRow) => state === 'waiting' || state === 'unsent';
  return isOpen(mine) && !isOpen(other) ? other : mine;
}

/** The one with more pages; the name that it has here, or else there. */
function mergedSearch(mine: StoredSearch, other: StoredSearch): StoredSearch {
  const search = other.pages > mine.pages ? other : mine;
  const name = mine.name ?? other.name;
  return name === undefined ? search : { ...search, name };
}
