import type { Failure } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { Match, Person } from '../person';
import type { ProviderId, Reply, Wish } from '../providers/provider';
import { type Confirms, learnAliases, learnSlug } from './aliases';
import { withBoughtBefore } from './merge';
import type { Alias, Database, NamedReceipt, Receipt, StoredPerson } from './schema';
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

// A provider learns of people; someone it did not know is worth asking again after a while.
const MISS_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * What the provider has already said of the identifier; `undefined` where it was never asked, or answered "nobody" more than
 * 30 days before `now` (ms since 1970). Touches nothing.
 */
export async function findAnswer(
  database: Database,
  provider: ProviderId,
  identifier: Identifier,
  now: number,
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
  if (outcome === undefined || (!isFound && now - outcome.at > MISS_LIFE_MS)) return undefined;
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

/**
 * Writes a paid answer, what it teaches of who is meant, and its settled receipt in one transaction, strict: when this resolves, all
 * survive a crash. Nothing that was bought before is lost to it: neither details that were not asked for this time, nor people whom
 * the provider no longer finds. Without a match check nothing is learnt but the slugs that records name. Rejects with
 * `QuotaExceededError` on a full disk, and then nothing is written.
 */
export async function keepAnswer(
  database: Database,
  receipt: NamedReceipt,
  reply: Reply,
  wish: Wish,
  confirms: Confirms = () => false,
): Promise<void> {
  const { provider, identifier, settledAt: at = receipt.at } = receipt;
  const matches = reply.outcomes[0]?.matches ?? [];
  const raw = reply.raw[0] ?? [];
  const transaction = database.transaction(
    ['people', 'outcomes', 'aliases', 'receipts'],
    'readwrite',
    { durability: 'strict' },
  );
  const people = transaction.objectStore('people');
  const outcomes = transaction.objectStore('outcomes');
  const aliases = transaction.objectStore('aliases');
  const key = identifierKey(identifier);
  const write = async (): Promise<void> => {
    await transaction.objectStore('receipts').put(receipt);
    const stored: Person[] = [];
    for (const [rank, { person }] of matches.entries()) {
      const row: StoredPerson = {
        id: person.id,
        provider,
        person,
        raw: [raw[rank]],
        fetchedAt: at,
        contactAsked: Object.fromEntries(wish.contact.map((kind) => [kind, at])),
      };
      const before = await people.get([provider, person.id]);
      const contact = wish.contact.filter(
        (kind) => !isNewer(before?.contactAsked?.[kind], receipt),
      );
      const merged = before === undefined ? row : withBoughtBefore(row, before, { contact });
      await people.put(merged);
      stored.push(merged.person);
      // By a bare record nobody would be known who is asked for by that profile.
      if (person.isThin && before === undefined) continue;
      await learnSlug(aliases, { provider, at }, person);
    }
    await learnAliases(aliases, { provider, identifier, matches, people: stored, at }, confirms);
    const before = await outcomes.get([provider, key]);
    if (matches.length === 0 && before !== undefined && before.matches.length > 0) return;
    const found = matches.map(({ person, confidence }) => ({ personId: person.id, confidence }));
    await outcomes.put({ provider, identifierKey: key, matches: found, receiptId: receipt.id, at });
  };
  await Promise.all([write(), transaction.done]);
}

/** Whether contact details were asked for, by another identifier, while this was under way: what it brought is not gone for want of them here. */
function isNewer(asked: number | undefined, { at }: Receipt): boolean {
  return asked !== undefined && asked >= at;
}
