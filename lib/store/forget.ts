import { erase, openWhole, type Whole } from './erase';
import { type IsOwn, isPassing, kinIn, ownKeys, recordKey, type Ties, type Whom } from './kin';
import { hashesUnder, ownSalt } from './marks';
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
  for (;;) {
    const whole = openWhole(database);
    const write = async (): Promise<{ done: Forgotten[] } | { missing: string[] }> => {
      const ties = await readTies(whole, isOwn);
      const kin = people.map(kinIn(ties, isOwn));
      const keys = new Set(kin.flatMap((one) => [...one]));
      // Hashing would end the transaction: whoever is not hashed yet is, and then it is begun anew.
      const missing = [...keys].filter((key) => !isPassing(key) && !hashes.has(key));
      if (missing.length > 0) return { missing };
      await erase(whole, keys, isOwn);
      const records = new Set(ties.people.map(recordKey));
      const done: Forgotten[] = [];
      for (const own of kin) {
        const listed = [...own].flatMap((key) => hashes.get(key) ?? []);
        const group = await putOnList(whole, listed, at);
        const wasStored = [...own].some((key) => records.has(key));
        done.push({ group, keys: own, wasStored });
      }
      return { done };
    };
    const result = await wholly(whole, write);
    if ('done' in result) return result.done;
    for (const [key, hash] of await hashesUnder(salt, result.missing)) hashes.set(key, hash);
  }
}

async function readTies(whole: Whole, isOwn: IsOwn): Promise<Ties> {
  const people: { provider: string; id: string; keys: string[] }[] = [];
  // One by one: a record is some kB with the provider's words, and there may be thousands.
  let row = await whole.objectStore('people').openCursor();
  for (; row !== null; row = await row.continue()) {
    const { provider, id, person } = row.value;
    people.push({ provider, id, keys: ownKeys(person, isOwn) });
  }
  const aliases = await whole.objectStore('aliases').getAll();
  const outcomes = await whole.objectStore('outcomes').getAll();
  return { people, aliases, outcomes };
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
