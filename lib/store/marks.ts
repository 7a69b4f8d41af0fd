import type { StoredForgotten, StoredSalt } from './rows';
import type { Database } from './schema';

/** The name of this browser's own salt. */
const OWN = 'forgotten';
const SALT_BYTES = 32;

/**
 * What the list may hold some keys as. All hashing is done before a transaction, since waiting for it would end one; `basis` says for which
 * list, so that the transaction can tell whether that is still the list.
 */
export interface Marks {
  readonly basis: string;
  /** By key, its hashes under every salt. */
  readonly hashes: ReadonlyMap<string, readonly string[]>;
}

/** The list within a transaction. */
export interface ListStores {
  readonly forgotten: {
    get(hash: string): Promise<StoredForgotten | undefined>;
    count(): Promise<number>;
  };
  readonly salts: { getAll(): Promise<StoredSalt[]> };
}

/** The list has come to have another salt, or its first entry, since the marks were made. */
class ListHasChanged extends Error {
  override readonly name = 'ListHasChanged';
}

/** Makes the marks of some keys. Where nobody is on the list nothing is hashed. */
async function marksFor(database: Database, keys: readonly string[]): Promise<Marks> {
  const transaction = database.transaction(['forgotten', 'salts']);
  const [count, salts] = await Promise.all([
    transaction.objectStore('forgotten').count(),
    transaction.objectStore('salts').getAll(),
  ]);
  const basis = basisOf(count, salts);
  if (basis === '') return { basis, hashes: new Map() };
  const distinct = [...new Set(keys)];
  const bySalt = await Promise.all(salts.map((salt) => hashesUnder(salt, distinct)));
  const hashesOf = (key: string) => bySalt.flatMap((hashes) => hashes.get(key) ?? []);
  return { basis, hashes: new Map(distinct.map((key) => [key, hashesOf(key)])) };
}

/** Does what needs marks within a transaction, anew where the list has changed in between: `work` asks `entriesIn` before it writes anything. */
export async function withMarks<T>(
  database: Database,
  keys: readonly string[],
  work: (marks: Marks) => Promise<T>,
): Promise<T> {
  for (let triesLeft = 3; ; triesLeft--) {
    const marks = await marksFor(database, keys);
    try {
      return await work(marks);
    } catch (thrown) {
      if (!(thrown instanceof ListHasChanged) || triesLeft === 0) throw thrown;
    }
  }
}

/** The entries of the list that marked keys have, by key. Throws where the marks are of an earlier list. */
export async function entriesIn(
  { forgotten, salts }: ListStores,
  { basis, hashes }: Marks,
): Promise<Map<string, StoredForgotten>> {
  const [count, all] = await Promise.all([forgotten.count(), salts.getAll()]);
  if (basisOf(count, all) !== basis) throw new ListHasChanged();
  const found = new Map<string, StoredForgotten>();
  for (const [key, ofKey] of hashes) {
    for (const hash of ofKey) {
      const entry = await forgotten.get(hash);
      if (entry !== undefined) found.set(key, entry);
    }
  }
  return found;
}

/** This browser's own salt, made where there is none. */
export async function ownSalt(database: Database): Promise<StoredSalt> {
  const made = { of: OWN, bytes: crypto.getRandomValues(new Uint8Array(SALT_BYTES)) };
  const transaction = database.transaction('salts', 'readwrite');
  const write = async (): Promise<StoredSalt> => {
    const known = await transaction.store.get(OWN);
    if (known !== undefined) return known;
    await transaction.store.put(made);
    return made;
  };
  const [salt] = await Promise.all([write(), transaction.done]);
  return salt;
}

/** The hash of each key under one salt: HMAC-SHA-256, in hexadecimal. */
export async function hashesUnder(
  { bytes }: StoredSalt,
  keys: Iterable<string>,
): Promise<Map<string, string>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const encoder = new TextEncoder();
  const hashOf = async (key: string): Promise<[string, string]> => [
    key,
    hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', secret, encoder.encode(key)))),
  ];
  return new Map(await Promise.all([...keys].map(hashOf)));
}

/** Bytes in hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Empty where nobody is on the list. */
function basisOf(count: number, salts: readonly StoredSalt[]): string {
  return count === 0 ? '' : `salts ${salts.map(({ of, bytes }) => `${of} ${hexOf(bytes)}`)}`;
}
