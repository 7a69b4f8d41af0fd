import type { Failure } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { Match } from '../person';
import type { ProviderId } from '../providers/provider';
import type { Alias, Receipt } from './rows';
import type { Database } from './schema';
import { leadsTo } from './standing';

/** What is known of an identifier: the matches, best first (none: a miss), and what they cost. */
export interface Answer {
  readonly identifier: Identifier;
  readonly provider: ProviderId;
  readonly matches: readonly Match[];
  /** When it was fetched, ms since 1970. */
  readonly at: number;
  /** Absent where the answer was learnt from that to another identifier. */
  readonly receipt?: Receipt | undefined;
  /** False where the answer could not be written: it lasts as long as the worker that holds it. */
  readonly isKept: boolean;
  /** Whether the provider was asked for it just now; else it comes from the store, free. */
  readonly isFresh: boolean;
  /** Why there is less than was asked for, where a part of it failed just now. */
  readonly failure?: Failure;
  /** Whom the identifier leads to, as learnt or as the user said. Where the matches stand by it: `standingOf`. */
  readonly alias?: Alias | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What the provider has already said of the identifier; `undefined` where it was never asked, or answered "nobody" more than
 * `missDays` before `now` (ms since 1970): it learns of people, and is worth asking again after a while. Touches nothing.
 */
export async function findAnswer(
  database: Database,
  provider: ProviderId,
  identifier: Identifier,
  now: number,
  missDays = 30,
): Promise<Answer | undefined> {
  const key = identifierKey(identifier);
  const transaction = database.transaction(['outcomes', 'aliases', 'people', 'receipts']);
  const people = transaction.objectStore('people');
  const outcome = await transaction.objectStore('outcomes').get([provider, key]);
  const isFound = outcome !== undefined && outcome.matches.length > 0;
  const alias = await transaction.objectStore('aliases').get([provider, key]);
  const about = { identifier, provider, isKept: true, isFresh: false, alias };
  if (!isFound) {
    // A miss gives way to a person whose own record names this identifier.
    const personId = leadsTo(alias);
    const stored = personId === undefined ? undefined : await people.get([provider, personId]);
    if (stored !== undefined) {
      return { ...about, matches: [{ person: stored.person }], at: stored.fetchedAt };
    }
  }
  if (outcome === undefined || (!isFound && now - outcome.at > missDays * DAY_MS)) return undefined;
  const receipt = await transaction.objectStore('receipts').get(outcome.receiptId);
  const matches = await Promise.all(
    outcome.matches.map(async ({ personId, confidence }) => {
      const stored = await people.get([provider, personId]);
      return stored === undefined ? [] : [{ person: stored.person, confidence }];
    }),
  );
  return { ...about, matches: matches.flat(), at: outcome.at, receipt };
}

/**
 * Those of the identifiers' keys for which a person is in the store, whatever their age: not those that lead nowhere since the user said so.
 * Touches nothing.
 */
export async function findKnown(
  database: Database,
  provider: ProviderId,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const transaction = database.transaction(['outcomes', 'aliases']);
  const outcomes = transaction.objectStore('outcomes');
  const aliases = transaction.objectStore('aliases');
  const known = await Promise.all(
    keys.map(async (key) => {
      const [outcome, alias] = await Promise.all([
        outcomes.get([provider, key]),
        aliases.get([provider, key]),
      ]);
      const isNamed = outcome?.matches.some(({ personId }) => !alias?.rejected?.includes(personId));
      return leadsTo(alias) !== undefined || isNamed ? [key] : [];
    }),
  );
  return new Set(known.flat());
}
