import type { Person } from '../person';
import type { ProviderId } from '../providers/provider';
import type { StoredPerson } from './rows';
import { addSaving } from './savings';
import type { Database } from './schema';
import { wholly } from './wholly';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When somebody was last of use: fetched, or their card shown; ms since 1970. */
export function lastSeenAt({ seenAt = 0, fetchedAt }: StoredPerson): number {
  return Math.max(seenAt, fetchedAt);
}

/** The same, or when a part of their card was last asked for: what was paid for yesterday is not past its time with an old card. */
export function lastUsedAt(row: StoredPerson): number {
  const asked = { ...row.contactAsked, ...row.extrasAsked };
  return Math.max(lastSeenAt(row), ...Object.values(asked).map((at) => at ?? 0));
}

/**
 * Notes that somebody's card was shown at that time (ms since 1970), at most once a day, and in the same transaction what that saved:
 * `credits` says how many asking for them again would have cost at least; absent: nothing is counted. Does nothing where they are not
 * stored; resolves with whether it was noted.
 */
export async function noteSeen(
  database: Database,
  provider: ProviderId,
  personId: string,
  at: number,
  credits?: (person: Person) => number,
): Promise<boolean> {
  const transaction = database.transaction(['people', 'savings'], 'readwrite');
  return wholly(transaction, async () => {
    const people = transaction.objectStore('people');
    const row = await people.get([provider, personId]);
    if (row === undefined || at - lastSeenAt(row) < DAY_MS) return false;
    await people.put({ ...row, seenAt: at });
    if (credits !== undefined) {
      await addSaving(transaction.objectStore('savings'), provider, at, credits(row.person));
    }
    return true;
  });
}
