import type { Database } from './schema';
import { HISTORY_STORES, LIST_STORES } from './store-names';

/** Empties these parts of a database, strict: in one transaction, so that it is done, or nothing of it. */
export async function clearStores(
  database: Database,
  { history, list }: { readonly history: boolean; readonly list: boolean },
): Promise<void> {
  const stores = [...(history ? HISTORY_STORES : []), ...(list ? LIST_STORES : [])];
  if (stores.length === 0) return;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...stores.map((store) => transaction.objectStore(store).clear()),
    transaction.done,
  ]);
}
