import type { ProviderId } from '../providers/provider';
import { rounded } from './caps';
import type { StoredSaving } from './rows';
import type { Database } from './schema';

/** What is needed of the store, within a transaction of the caller's. */
interface Savings {
  get(key: [ProviderId, string]): Promise<StoredSaving | undefined>;
  put(row: StoredSaving): Promise<unknown>;
}

/** The local calendar day of a moment (ms since 1970), as `2026-11-22`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => `${part}`.padStart(2, '0');
  const year = `${date.getFullYear()}`.padStart(4, '0');
  return [year, two(date.getMonth() + 1), two(date.getDate())].join('-');
}

/** Adds somebody who was shown to what the store saved on the day of that moment (ms since 1970). */
export async function addSaving(
  savings: Savings,
  provider: ProviderId,
  at: number,
  credits: number,
): Promise<void> {
  const day = dayOf(at);
  const row = (await savings.get([provider, day])) ?? { provider, day, people: 0, credits: 0 };
  await savings.put({ ...row, people: row.people + 1, credits: rounded(row.credits + credits) });
}

/** Every day that is kept on which the store answered instead of a provider, in no order. */
export function readSavings(database: Database): Promise<StoredSaving[]> {
  return database.getAll('savings');
}

/** What some days saved together. */
export function savedOn(days: readonly StoredSaving[]): Pick<StoredSaving, 'people' | 'credits'> {
  return {
    people: days.reduce((sum, { people }) => sum + people, 0),
    credits: days.reduce((sum, { credits }) => rounded(sum + credits), 0),
  };
}
