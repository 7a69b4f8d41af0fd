import type { ProviderId } from '../providers/provider';
import type { Database } from './schema';

/** A provider's own words of a person, newest first; none where that person is not stored. */
export async function findRaw(
  database: Database,
  provider: ProviderId,
  personId: string,
): Promise<readonly unknown[]> {
  const stored = await database.get('people', [provider, personId]);
  return stored?.raw.filter((words) => words !== undefined) ?? [];
}
