import { announceAlias } from '../alias-changes';
import { freeFailure } from '../failure';
import { identifierKey } from '../identifier';
import { judgeMatch } from '../store/aliases';
import type { Alias } from '../store/rows';
import type { Database } from '../store/schema';

/**
 * Keeps what the user says of an identifier and one of the people named for it, at that time (ms since 1970) and tells every panel, unless told to whom else. Throws
 * FailureError where that person is not stored: an alias leads to somebody, or to nobody.
 */
export async function keepJudgement(
  database: Database,
  about: Parameters<typeof judgeMatch>[1],
  at: number,
  announce = announceAlias,
): Promise<Alias> {
  const { provider, identifier, personId } = about;
  const known = await database.getKey('people', [provider, personId]);
  if (known === undefined) throw freeFailure('bad-input');
  const alias = await judgeMatch(database, about, at);
  announce({ provider, identifierKey: identifierKey(identifier), alias });
  return alias;
}
