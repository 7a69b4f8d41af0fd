import type { Receipt, StoredSaving } from './rows';
import type { Database } from './schema';

/** All that is known of what was paid, and of what was not. */
export interface Ledger {
  /** The newest first. */
  readonly receipts: readonly Receipt[];
  /** In no order. */
  readonly savings: readonly StoredSaving[];
}

/** Reads every receipt that is kept, and what the store saved, as they are at one moment. */
export async function readLedger(database: Database): Promise<Ledger> {
  const transaction = database.transaction(['receipts', 'savings']);
  const [receipts, savings] = await Promise.all([
    transaction.objectStore('receipts').index('by time').getAll(),
    transaction.objectStore('savings').getAll(),
  ]);
  return { receipts: receipts.reverse(), savings };
}
