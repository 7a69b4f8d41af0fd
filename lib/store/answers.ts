import { type Identifier, identifierKey } from '../identifier';
import type { Match } from '../person';
import type { ProviderId, Reply } from '../providers/provider';
import type { Database, Receipt, StoredPerson } from './schema';

/** What is known of an identifier: the matches, best first (none: a miss), and what they cost. */
export interface Answer {
  readonly identifier: Identifier;
  readonly provider: ProviderId;
  readonly matches: readonly Match[];
  /** When it was fetched, ms since 1970. */
  readonly at: number;
  /** Absent where the answer was learnt from that to another identifier. */
  readonly receipt?: Receipt;
  /** False where the answer could not be written: it lasts as long as the panel shows it. */
  readonly isKept: boolean;
}

// A provider learns of people; someone it did not know is worth asking again after a while.
const MISS_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** What the provider has already said of the identifier; `undefined` where it was never asked. Touches nothing. */
export async function findAnswer(
  database: Database,
  provider: ProviderId,
  identifier: Identifier,
  now: number,
): Promise<Answer | undefined> {
  const key = identifierKey(identifier);
  const transaction = database.transaction(['outcomes', 'aliases', 'people', 'receipts']);
  const outcome = await transaction.objectStore('outcomes').get([provider, key]);
  const alias = await transaction.objectStore('aliases').get([provider, key]);
  const people = transaction.objectStore('people');
  const isFound = outcome !== undefined && outcome.matches.length > 0;
  // A miss gives way to a person whose own record names this identifier.
  if (!isFound && alias !== undefined) {
    const stored = await people.get([provider, alias.personId]);
    if (stored !== undefined) {
      const matches = [{ person: stored.person }];
      return { identifier, provider, matches, at: stored.fetchedAt, isKept: true };
    }
  }
  if (outcome === undefined) return undefined;
  if (!isFound && now - outcome.at > MISS_LIFE_MS) return undefined;
  const receipt = await transaction.objectStore('receipts').get(outcome.receiptId);
  const matches = await Promise.all(
    outcome.matches.map(async ({ personId, confidence }) => {
      const stored = await people.get([provider, personId]);
      return stored === undefined ? [] : [{ person: stored.person, confidence }];
    }),
  );
  return {
    identifier,
    provider,
    matches: matches.flat(),
    at: outcome.at,
    receipt,
    isKept: true,
  };
}

/**
 * Writes a paid answer and its settled receipt in one transaction, strict: when this resolves, both survive a crash.
 * Rejects with `QuotaExceededError` on a full disk, and then nothing is written.
 */
export async function keepAnswer(
  database: Database,
  receipt: Receipt,
  reply: Reply,
  at: number,
): Promise<void> {
  const { provider, identifier } = receipt;
  const [outcome] = reply.outcomes;
  const raw = reply.raw[0] ?? [];
  const transaction = database.transaction(
    ['people', 'outcomes', 'aliases', 'receipts'],
    'readwrite',
    { durability: 'strict' },
  );
  const matches = outcome?.matches ?? [];
  const writes: Promise<unknown>[] = [transaction.objectStore('receipts').put(receipt)];
  matches.forEach(({ person }, rank) => {
    const row: StoredPerson = { id: person.id, provider, person, raw: raw[rank], fetchedAt: at };
    writes.push(transaction.objectStore('people').put(row));
    if (person.slug !== undefined) {
      const key = identifierKey({ kind: 'profile', slug: person.slug });
      const alias = { provider, identifierKey: key, personId: person.id, at };
      writes.push(transaction.objectStore('aliases').put(alias));
    }
  });
  writes.push(
    transaction.objectStore('outcomes').put({
      provider,
      identifierKey: identifierKey(identifier),
      matches: matches.map(({ person, confidence }) => ({
        personId: person.id,
        confidence,
      })),
      receiptId: receipt.id,
      at,
    }),
  );
  await Promise.all([...writes, transaction.done]);
}
