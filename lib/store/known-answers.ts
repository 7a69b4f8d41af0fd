import type { ProviderId } from '../providers/provider';
import type { Database } from './schema';
import { leadsTo } from './standing';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Those of the identifiers' keys for which `findAnswer` has an answer, also "nobody": in one transaction, without reading a person. `now` in ms since
 * 1970. Touches nothing.
 */
export async function findAnswered(
  database: Database,
  provider: ProviderId,
  keys: readonly string[],
  now: number,
  missDays: number,
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const transaction = database.transaction(['outcomes', 'aliases', 'people']);
  const outcomes = transaction.objectStore('outcomes');
  const aliases = transaction.objectStore('aliases');
  const people = transaction.objectStore('people');
  const answered = await Promise.all(
    keys.map(async (key) => {
      const outcome = await outcomes.get([provider, key]);
      if (outcome !== undefined && outcome.matches.length > 0) return [key];
      const personId = leadsTo(await aliases.get([provider, key]));
      const isLed = personId !== undefined && (await people.getKey([provider, personId]));
      if (isLed) return [key];
      return outcome !== undefined && now - outcome.at <= missDays * DAY_MS ? [key] : [];
    }),
  );
  return new Set(answered.flat());
}
