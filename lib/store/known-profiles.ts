import { profileUrl } from '../identifier';
import type { ProviderId } from '../providers/provider';
import type { Database } from './schema';
import { leadsTo } from './standing';

// The most that a provider leaves out of a search.
const MOST = 50_000;
const PREFIX = 'profile:';

/**
 * The profiles of everybody whose record by this provider is stored, as URLs, at most 50,000. What another provider told is no part of it: who
 * is known from there is not this one's to hear.
 */
export async function knownProfiles(
  database: Database,
  provider: ProviderId,
): Promise<readonly string[]> {
  const range = IDBKeyRange.bound([provider, PREFIX], [provider, `${PREFIX}\uffff`]);
  const aliases = await database.getAll('aliases', range, MOST);
  return aliases.flatMap((alias) =>
    leadsTo(alias) === undefined ? [] : [profileUrl(alias.identifierKey.slice(PREFIX.length))],
  );
}
