import { erasePeople, eraseTraces, openWhole, type Whole } from './erase';
import {
  type IsOwn,
  isPassing,
  kinIn,
  ownKeys,
  recordKey,
  recordOf,
  type Ties,
  type Whom,
} from './kin';
import { hashesUnder, ownSalt } from './marks';
import type { StoredAlias, StoredOutcome, StoredPerson } from './rows';
import type { Database } from './schema';
import { wholly } from './wholly';

/** Somebody who has been forgotten. */
export interface Forgotten {
  /** The name under which they are on the list, and can be taken off it. */
  readonly group: string;
  /** Keys of their identifiers and records: nothing that is stored names these any more. */
  readonly keys: ReadonlySet<string>;
  /** Whether there was a record of them. */
  readonly wasStored: boolean;
}

/**
 * Deletes all that is stored of these people, whatever provider told it, and puts them on the list of those who are never looked up; each by all
 * identifiers that are known to be theirs. Strict, in one transaction: when this resolves, it is done. Receipts keep their amounts.
 */
export async function forget(
  database: Database,
  people: readonly Whom[],
  isOwn: IsOwn,
  at: number,
): Promise<readonly Forgotten[]> {
  const salt = await ownSalt(database);
  const hashes = new Map<string, string>();
  let keys = await likelyKeys(database, people, isOwn);
  for (;;) {
    // Hashing would end the transaction: it is done before, for all who are likely to be meant.
    const missing = [...keys].filter((key) => !isPassing(key) && !hashes.has(key));
    for (const [key, hash] of await hashesUnder(salt, missing)) hashes.set(key, hash);
    const whole = openWhole(database);
    const write = async (): Promise<Forgotten[]> => {
      const records: RecordTie[] = [];
      await erasePeople(whole, keys, isOwn, (row) => records.push(tieOf(row, isOwn)));
      const kin = people.map(kinIn({ people: records, ...(await readLeads(whole)) }, isOwn));
      const meant = new Set(kin.flatMap((one) => [...one]));
      if (!isSameSet(meant, keys)) throw new OthersAreMeant(meant);
      await eraseTraces(whole, keys, isOwn);
      const stored = new Set(records.map(recordKey));
      const done: Forgotten[] = [];
      for (const own of kin) {
        const listed = [...own].flatMap((key) => hashes.get(key) ?? []);
        const group = await putOnList(whole, listed, at);
        const wasStored = [...own].some((key) => stored.has(key));
        done.push({ group, keys: own, wasStored });
      }
      return done;
    };
    try {
      return await wholly(whole, write);
    } catch (thrown) {
      if (!(thrown instanceof OthersAreMeant)) throw thrown;
      keys = thrown.keys;
    }
  }
}

type RecordTie = Ties['people'][number];

/** Going through all records showed other keys than were likely; nothing was written. */
class OthersAreMeant extends Error {
  override readonly name = 'OthersAreMeant';
  constructor(readonly keys: ReadonlySet<string>) {
    super();
  }
}

/** Keys of these people without going through all records: by those that identifiers lead to. */
async function likelyKeys(
  database: Database,
  people: readonly Whom[],
  isOwn: IsOwn,
): Promise<ReadonlySet<string>> {
  const transaction = database.transaction(['people', 'aliases', 'outcomes']);
  const leads = await readLeads(transaction);
  const records = new Map<string, RecordTie>();
  for (;;) {
    const kinOf = kinIn({ people: [...records.values()], ...leads }, isOwn);
    const keys = new Set(people.flatMap((whom) => [...kinOf(whom)]));
    let hasMore = false;
    for (const key of keys) {
      const record = records.has(key) ? undefined : recordOf(key);
      const row =
        record && (await transaction.objectStore('people').get([record.provider, record.id]));
      if (row === undefined) continue;
      records.set(key, tieOf(row, isOwn));
      hasMore = true;
    }
    if (!hasMore) return keys;
  }
}

function tieOf({ provider, id, person }: StoredPerson, isOwn: IsOwn): RecordTie {
  return { provider, id, keys: ownKeys(person, isOwn) };
}

/** What leads to whom. */
async function readLeads(stores: {
  objectStore(name: 'aliases'): { getAll(): Promise<StoredAlias[]> };
  objectStore(name: 'outcomes'): { getAll(): Promise<StoredOutcome[]> };
}): Promise<Pick<Ties, 'aliases' | 'outcomes'>> {
  const aliases = await stores.objectStore('aliases').getAll();
  const outcomes = await stores.objectStore('outcomes').getAll();
  return { aliases, outcomes };
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key));
}

/** Puts hashes on the list under one name. What was there already comes along with its whole group: it is the same person. */
async function putOnList(whole: Whole, hashes: readonly string[], at: number): Promise<string> {
  const list = whole.objectStore('forgotten');
  const group = crypto.randomUUID();
  const known = await Promise.all(hashes.map((hash) => list.get(hash)));
  for (const earlier of new Set(known.flatMap((entry) => entry?.group ?? []))) {
    const entries = await list.index('by group').getAll(earlier);
    for (const entry of entries) await list.put({ ...entry, group });
  }
  for (const hash of hashes) await list.put({ hash, kind: 'person', group, at });
  return group;
}
