import { type Identifier, identifierKey } from '../identifier';
import type { ProviderId } from '../providers/provider';
import type { Answer } from './answers';
import { askedIn } from './kin';
import type { StoredOutcome } from './rows';
import type { Database } from './schema';

/**
 * A stored person as an answer that names nobody else, by an identifier that leads to them: their profile where it is known. `undefined` where they are not
 * stored. Touches nothing.
 */
export async function findStoredPerson(
  database: Database,
  provider: ProviderId,
  personId: string,
): Promise<Answer | undefined> {
  const stored = await database.get('people', [provider, personId]);
  if (stored === undefined) return undefined;
  const { slug, contact } = stored.person;
  const aliases = await database.getAllKeysFromIndex('aliases', 'by person', [provider, personId]);
  const asked = askedIn(personId);
  const address = contact.emails[0]?.address;
  const keys = [
    ...(slug === undefined ? [] : [identifierKey({ kind: 'profile', slug })]),
    ...(asked === undefined ? [] : [asked]),
    ...aliases.map(([, key]) => key),
    ...(address === undefined ? [] : [identifierKey({ kind: 'email', address })]),
  ];
  const all = await Promise.all(keys.map((key) => database.get('outcomes', [provider, key])));
  const isTheirs = (one: StoredOutcome | undefined) =>
    one?.matches.some((match) => match.personId === personId) === true;
  const outcome = all.find(isTheirs) ?? (keys.length > 0 ? undefined : await search());
  const identifier = identifierOf(keys[0] ?? outcome?.identifierKey ?? '');
  if (identifier === undefined) return undefined;
  const receipt = outcome && (await database.get('receipts', outcome.receiptId));
  const match = outcome?.matches.find((one) => one.personId === personId);
  return {
    ...{ identifier, provider, receipt, isKept: true, isFresh: false },
    matches: [{ person: stored.person, confidence: match?.confidence }],
    at: stored.fetchedAt,
  };

  /** Somebody whose record names nothing was found by an address that may be another's. */
  async function search(): Promise<StoredOutcome | undefined> {
    const range = IDBKeyRange.bound([provider], [provider, []]);
    const { store } = database.transaction('outcomes');
    for (let row = await store.openCursor(range); row !== null; row = await row.continue()) {
      if (isTheirs(row.value)) return row.value;
    }
    return undefined;
  }
}

function identifierOf(key: string): Identifier | undefined {
  const rest = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('profile:')) return { kind: 'profile', slug: rest };
  return key.startsWith('email:') ? { kind: 'email', address: rest } : undefined;
}
