import type { StoredBatch } from './batch-rows';
import { rowsFrom } from './rows-of-batch';
import type { Database } from './schema';

// Rows a transaction: a look-up that wants to write never waits long.
const ROWS_AT_ONCE = 2_000;

/** Stores a new batch, strict. */
export async function createBatch(database: Database, batch: StoredBatch): Promise<void> {
  const transaction = database.transaction('batches', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.add(batch), transaction.done]);
}

/** The batch of that id; `undefined` where there is none. */
export function readBatch(database: Database, id: string): Promise<StoredBatch | undefined> {
  return database.get('batches', id);
}

/** Every batch, the newest first; drafts too. */
export async function listBatches(database: Database): Promise<StoredBatch[]> {
  return (await database.getAll('batches')).sort((one, other) => other.at - one.at);
}

/**
 * Changes a batch as it is stored, strict, in one transaction. `change` returns what it is to be, or the same object for no change. Resolves with what it is then;
 * `undefined` where it is gone. What `change` throws undoes nothing, since nothing was written.
 */
export async function changeBatch(
  database: Database,
  id: string,
  change: (batch: StoredBatch) => StoredBatch,
): Promise<StoredBatch | undefined> {
  const transaction = database.transaction('batches', 'readwrite', { durability: 'strict' });
  const write = async () => {
    const batch = await transaction.store.get(id);
    if (batch === undefined) return undefined;
    const changed = change(batch);
    if (changed !== batch) await transaction.store.put(changed);
    return changed;
  };
  const [changed] = await Promise.all([write(), transaction.done]);
  return changed;
}

/** Credits that the requests of a batch took so far, as far as it was told; 0 where it is gone. */
export async function creditsOf(database: Database, id: string): Promise<number> {
  return (await database.get('batches', id))?.credits ?? 0;
}

/**
 * Deletes a batch, strict, and then its rows, some at a time: whoever is stopped in between leaves rows that belong to no batch, which nobody reads and
 * `deleteLooseRows` finds. The people stay.
 */
export async function deleteBatch(database: Database, id: string): Promise<void> {
  const transaction = database.transaction('batches', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.delete(id), transaction.done]);
  await deleteRows(database, id);
}

/** Deletes drafts that were made before a moment (ms since 1970), and rows that belong to no batch. Returns the ids of the drafts. */
export async function deleteDrafts(database: Database, before: number): Promise<string[]> {
  const batches = await database.getAll('batches');
  const drafts = batches.filter(({ state, at }) => state === 'draft' && at < before);
  for (const { id } of drafts) await deleteBatch(database, id);
  await deleteLooseRows(database);
  return drafts.map(({ id }) => id);
}

/** Deletes the rows of batches that are gone. Rejects with the signal's reason once that is aborted. */
export async function deleteLooseRows(database: Database, signal?: AbortSignal): Promise<void> {
  let after: string | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const transaction = database.transaction(['batches', 'batchRows']);
    // From one batch to the next, however many rows are in between.
    const range = after === undefined ? undefined : IDBKeyRange.lowerBound([after, []], true);
    const [key] = await transaction.objectStore('batchRows').getAllKeys(range, 1);
    const isKept = key && (await transaction.objectStore('batches').getKey(key[0])) !== undefined;
    await transaction.done;
    if (key === undefined) return;
    after = key[0];
    if (!isKept) await deleteRows(database, after, signal);
  }
}

async function deleteRows(database: Database, id: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const transaction = database.transaction('batchRows', 'readwrite');
    const keys = await transaction.store.getAllKeys(rowsFrom(id), ROWS_AT_ONCE);
    const [first, last] = [keys[0], keys.at(-1)];
    if (first && last) await transaction.store.delete(IDBKeyRange.bound(first, last));
    await transaction.done;
    if (keys.length < ROWS_AT_ONCE) return;
  }
}
