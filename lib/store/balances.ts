import type { ProviderId } from '../providers/provider';
import type { StoredBalance } from './rows';
import type { Database } from './schema';

/** The store within a transaction that may write to it. */
interface Balances {
  get(provider: ProviderId): Promise<StoredBalance | undefined>;
  put(row: StoredBalance): Promise<unknown>;
}

/** The last balance of a provider's key; `undefined` where none was asked for. */
export function findBalance(
  database: Database,
  provider: ProviderId,
): Promise<StoredBalance | undefined> {
  return database.get('balances', provider);
}

/**
 * The name of the stretch between two balances in which a receipt is opened; `undefined` before the first. `keyBefore`: the key of the last balance, as it
 * was before the receipt's own key was read. Where it is another one now, the receipt's may be either: the stretch ends, and from the next
 * nothing can be reckoned.
 */
export async function stretchFor(
  balances: Balances,
  provider: ProviderId,
  keyBefore: number | undefined,
): Promise<string | undefined> {
  const row = await balances.get(provider);
  if (row === undefined || row.keySavedAt === keyBefore) return row?.id;
  const { atStart: _, ...rest } = row;
  const id = crypto.randomUUID();
  await balances.put({ ...rest, id });
  return id;
}
