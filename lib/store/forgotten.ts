import { freeFailure, type OnList } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import { entriesIn, hashesUnder, hexOf, ownSalt, withMarks } from './marks';
import type { StoredForgotten, StoredSalt } from './rows';
import type { Database } from './schema';

// Everybody who is looked up, or named in an answer, is hashed under each.
const MOST_SALTS = 50;

/** What of an identifier may stand on the list: itself, and for an address its domain and each domain above that. */
export function listKeysOf(identifier: Identifier): string[] {
  const key = identifierKey(identifier);
  if (identifier.kind === 'profile') return [key];
  const labels = identifier.address.slice(identifier.address.lastIndexOf('@') + 1).split('.');
  // A top-level domain cannot be put on the list.
  const domains = labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
  return [key, ...domains.map(domainKey)];
}

/** The key of a domain in normal form. */
export function domainKey(domain: string): string {
  return `domain:${domain}`;
}

/** Why somebody is never to be looked up; `undefined` where they may be. Touches nothing. */
export async function findOnList(
  database: Database,
  identifier: Identifier,
): Promise<OnList | undefined> {
  return (await findAllOnList(database, [identifier])).get(identifierKey(identifier));
}

/** Whether somebody is on the list, as a person or by the domain of their address. Touches nothing. */
export async function isForgotten(
  database: Database,
  identifier: Identifier,
): Promise<OnList['by'] | undefined> {
  return (await findOnList(database, identifier))?.by;
}

/** The same for many at once, by the keys of their identifiers. Touches nothing. */
export async function findAllOnList(
  database: Database,
  identifiers: readonly Identifier[],
): Promise<ReadonlyMap<string, OnList>> {
  const entries = await entriesOf(database, identifiers.flatMap(listKeysOf));
  const found = identifiers.flatMap((identifier): [string, OnList][] => {
    const on = onListBy(identifier, entries);
    return on === undefined ? [] : [[identifierKey(identifier), on]];
  });
  return new Map(found);
}

/** Why an identifier is not to be looked up, by the entries that were found for its keys. */
export function onListBy(
  identifier: Identifier,
  entries: ReadonlyMap<string, StoredForgotten>,
): OnList | undefined {
  const [entry] = listKeysOf(identifier).flatMap((key) => entries.get(key) ?? []);
  if (entry === undefined) return undefined;
  return entry.kind === 'domain' ? { by: 'domain' } : { by: 'person', group: entry.group };
}

/** The entries of the list for these keys, by key. Touches nothing. */
export async function entriesOf(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StoredForgotten>> {
  return withMarks(database, keys, async (marks) => {
    if (marks.hashes.size === 0) return new Map();
    const transaction = database.transaction(['forgotten', 'salts']);
    return entriesIn(
      { forgotten: transaction.objectStore('forgotten'), salts: transaction.objectStore('salts') },
      marks,
    );
  });
}

/** How many people and domains are on the list. Somebody with several identifiers is one. */
export async function countForgotten(
  database: Database,
): Promise<{ readonly people: number; readonly domains: number }> {
  const groups = { person: new Set<string>(), domain: new Set<string>() };
  for (const { kind, group } of await database.getAll('forgotten')) groups[kind].add(group);
  return { people: groups.person.size, domains: groups.domain.size };
}

/** Puts domains in normal form on the list, strict. What is stored of people there stays. */
export async function addDomains(
  database: Database,
  domains: readonly string[],
  at: number,
): Promise<void> {
  if (domains.length === 0) return;
  const hashes = await hashesUnder(await ownSalt(database), domains.map(domainKey));
  const transaction = database.transaction('forgotten', 'readwrite', { durability: 'strict' });
  const rows = [...hashes.values()].map((hash): StoredForgotten => {
    return { hash, kind: 'domain', group: crypto.randomUUID(), at };
  });
  await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
}

/** Takes off the list what was put there at once. What was deleted then stays deleted. */
export async function unforget(database: Database, groups: readonly string[]): Promise<void> {
  const transaction = database.transaction('forgotten', 'readwrite', { durability: 'strict' });
  const write = async () => {
    for (const group of groups) {
      const hashes = await transaction.store.index('by group').getAllKeys(group);
      for (const hash of hashes) await transaction.store.delete(hash);
    }
  };
  await Promise.all([write(), transaction.done]);
}

/** The whole list, and the salts without which its hashes say nothing. */
export async function readForgottenList(
  database: Database,
): Promise<{ readonly rows: readonly StoredForgotten[]; readonly salts: readonly StoredSalt[] }> {
  const transaction = database.transaction(['forgotten', 'salts']);
  const [rows, salts] = await Promise.all([
    transaction.objectStore('forgotten').getAll(),
    transaction.objectStore('salts').getAll(),
  ]);
  return { rows, salts };
}

/**
 * Adds a list that was written by this or another browser, with its salts, strict. Those of another browser are kept beside this one's, under a
 * name made of their bytes, so that the same list can be added twice. Who is on the list and in the store stays in the store. Throws FailureError
 * `bad-input` where there would be more salts than anybody has browsers.
 */
export async function addForgottenList(
  database: Database,
  rows: readonly StoredForgotten[],
  salts: readonly StoredSalt[],
): Promise<void> {
  const transaction = database.transaction(['forgotten', 'salts'], 'readwrite', {
    durability: 'strict',
  });
  const forgotten = transaction.objectStore('forgotten');
  const store = transaction.objectStore('salts');
  const write = async () => {
    const known = new Set((await store.getAll()).map(({ bytes }) => hexOf(bytes)));
    const others = new Map(salts.map(({ bytes }) => [hexOf(bytes), bytes]));
    for (const name of known) others.delete(name);
    if (known.size + others.size > MOST_SALTS) throw freeFailure('bad-input');
    for (const [name, bytes] of others) await store.put({ of: `from ${name}`, bytes });
    for (const row of rows) {
      // Who is on this browser's list already stays in their group.
      if ((await forgotten.get(row.hash)) === undefined) await forgotten.put(row);
    }
  };
  await Promise.all([write(), transaction.done]);
}
