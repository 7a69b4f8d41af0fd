import type { StoredBatch } from './batch-rows';
import { deleteBatch, deleteDrafts, deleteLooseRows } from './batches';
import { readRowsIn, sliceRows } from './rows-of-batch';
import type { Database } from './schema';
import { deleteSearch, searchRowsFrom } from './searches';

const ROWS = 500;
const DRAFT_LASTS_MS = 24 * 60 * 60 * 1000;

/** Until when things are past their time, ms since 1970. */
interface Cuts {
  readonly people: number;
  readonly receipts: number;
}

/**
 * Deletes batches that are as old as receipts are kept, but for running ones, and what their rows tell of people where that is as old as people are kept. Searches go with
 * the earlier of both, but for what a saved one asks. In small transactions, each of which is true by itself. Rejects with the signal's reason once that is aborted.
 */
export async function deletePastBatches(
  database: Database,
  { people, receipts }: Cuts,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  await deleteDrafts(database, now - DRAFT_LASTS_MS);
  for (const batch of await database.getAll('batches')) {
    signal?.throwIfAborted();
    if (batch.state === 'running') continue;
    if (lastAt(batch) < receipts) {
      if (!(await isUsedSince(database, batch, receipts))) await deleteBatch(database, batch.id);
    } else if (lastAt(batch) < people) await dropFacts(database, batch.id, signal);
  }
  await deleteLooseRows(database, signal);
  for (const search of await database.getAll('searches')) {
    signal?.throwIfAborted();
    const { id, name, fetchedAt = search.at } = search;
    if (fetchedAt >= Math.max(people, receipts)) continue;
    if (name === undefined) await deleteSearch(database, id);
    else await dropRows(database, id);
  }
}

/** When something last became of it. */
function lastAt({ at, startedAt = at, endedAt = startedAt }: StoredBatch): number {
  return endedAt;
}

/** Whether one that stands was gone on with since: when that was, its rows tell. */
async function isUsedSince(database: Database, { id, state }: StoredBatch, since: number) {
  if (state !== 'paused') return false;
  for await (const rows of sliceRows(database, id)) {
    if (rows.some(({ at = 0 }) => at >= since)) return true;
  }
  return false;
}

/** Takes from the rows of a batch what they tell of the people who were found; who was asked for, and what it cost, stays. */
async function dropFacts(
  database: Database,
  id: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let from = 0; ; ) {
    signal?.throwIfAborted();
    const rows = await readRowsIn(database, id, 'found', { from, count: ROWS });
    const told = rows.filter(({ facts }) => facts !== undefined);
    if (told.length > 0) {
      const { store, done } = database.transaction('batchRows', 'readwrite');
      const drop = async ({ batch, position }: (typeof told)[number]) => {
        const row = await store.get([batch, position]);
        if (row?.facts === undefined) return;
        const { facts: _, ...rest } = row;
        await store.put(rest);
      };
      await Promise.all([...told.map(drop), done]);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS) return;
    from = last.position + 1;
  }
}

/** Takes from a saved search whom it found: it is one that was not run. What it took stays. */
async function dropRows(database: Database, id: string): Promise<void> {
  const transaction = database.transaction(['searches', 'searchRows'], 'readwrite');
  const write = async () => {
    const searches = transaction.objectStore('searches');
    const search = await searches.get(id);
    if (search === undefined) return;
    const { nextCursor: _, total: __, fetchedAt: ___, ...rest } = search;
    await searches.put({ ...rest, pages: 0, people: 0 });
    await transaction.objectStore('searchRows').delete(searchRowsFrom(id));
  };
  await Promise.all([write(), transaction.done]);
}
