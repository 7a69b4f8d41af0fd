import type { Database } from './schema';

/** People and all that was paid for, asked and answered. */
const HISTORY = [
  'people',
  'outcomes',
  'aliases',
  'receipts',
  'replies',
  'requests',
  'savings',
  'balances',
] as const;
/** The do-not-look-up list. */
const LIST = ['forgotten', 'salts'] as const;

/** Empties these parts of a database, strict: in one transaction, so that it is done, or nothing of it. */
export async function clearStores(
  database: Database,
  { history, list }: { readonly history: boolean; readonly list: boolean },
): Promise<void> {
  const stores = [...(history ? HISTORY : []), ...(list ? LIST : [])];
  if (stores.length === 0) return;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...stores.map((store) => transaction.objectStore(store).clear()),
    transaction.done,
  ]);
}
