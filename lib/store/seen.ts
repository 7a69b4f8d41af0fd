import type { ProviderId } from '../providers/provider';
import type { Database, StoredPerson } from './schema';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When somebody was last of use: fetched, or their card shown; ms since 1970. */
export function lastSeenAt({ seenAt = 0, fetchedAt }: StoredPerson): number {
  return Math.max(seenAt, fetchedAt);
}

/** Notes that somebody's card was shown at that time (ms since 1970), at most once a day. Does nothing where they are not stored. */
export async function noteSeen(
  database: Database,
  provider: ProviderId,
  personId: string,
  at: number,
): Promise<void> {
  const transaction = database.transaction('people', 'readwrite');
  const write = async (): Promise<void> => {
    const row = await transaction.store.get([provider, personId]);
    if (row === undefined || at - lastSeenAt(row) < DAY_MS) return;
    await transaction.store.put({ ...row, seenAt: at });
  };
  await Promise.all([write(), transaction.done]);
}
