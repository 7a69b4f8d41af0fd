import { type Identifier, normalAddress } from '../identifier';
import { addForgottenList, listKeysOf } from '../store/forgotten';
import { type IsOwn, keysOfPerson } from '../store/kin';
import { entriesIn, withMarks } from '../store/marks';
import { namesAny } from '../store/retention';
import type { Receipt } from '../store/rows';
import type { Database } from '../store/schema';
import { wholly } from '../store/wholly';
import { keysBeside, withoutThose } from './beside';
import { PLAIN_STORES, STORES, type StoreName } from './format';
import {
  isSame,
  mergedAlias,
  mergedOutcome,
  mergedPerson,
  mergedReceipt,
  mergedRequest,
  mergedSaving,
} from './merged';
import type { ArchiveRow } from './row-schema';

/** What became of the rows of each store; `leftOut` are those of people on the do-not-look-up list, and what leads to nobody. */
export type Tally = Readonly<
  Record<
    StoreName,
    {
      readonly added: number;
      readonly changed: number;
      readonly same: number;
      readonly leftOut: number;
    }
  >
>;

const TOUCHED = [...PLAIN_STORES, 'forgotten', 'salts'] as const;

/**
 * Merges rows of a file into a database, in their order, in one strict transaction: they are in it when this resolves, and none is where it
 * rejects (`QuotaExceededError` on a full disk). Nobody on the list comes back; the file's own list is added to it. The same rows merged again
 * change nothing.
 */
export async function mergeRows(
  database: Database,
  rows: readonly ArchiveRow[],
  isOwn: IsOwn,
): Promise<Tally> {
  const tally = emptyTally();
  await mergeList(database, rows, tally);
  const rest = rows.filter(({ store }) => store !== 'forgotten' && store !== 'salts');
  if (rest.length === 0) return tally;
  const keysOf = new Map(rest.map((one) => [one, listKeys(one, isOwn)]));
  const named = new Map(rest.map((one) => [one, keysBeside(one, isOwn)]));
  const all = [...keysOf.values(), ...named.values()].flat();
  await withMarks(database, all, async (marks) => {
    const transaction = database.transaction(TOUCHED, 'readwrite', { durability: 'strict' });
    const write = async (): Promise<void> => {
      const entries = await entriesIn(
        {
          forgotten: transaction.objectStore('forgotten'),
          salts: transaction.objectStore('salts'),
        },
        marks,
      );
      const isListed = (key: string) => entries.has(key);
      for (const one of rest) {
        const isOnList = (keysOf.get(one) ?? []).some(isListed);
        const listed = (named.get(one) ?? []).filter(isListed);
        const left = listed.length === 0 ? one : withoutThose(one, new Set(listed));
        const became = left && (await mergeRow(transaction, left, isOnList, isListed));
        tally[one.store][became ?? 'leftOut']++;
      }
    };
    await wholly(transaction, write);
  });
  return tally;
}

/** The sums of two tallies. */
export function tallySum(one: Tally, other: Tally): Tally {
  const sum = emptyTally();
  for (const store of STORES) {
    for (const what of ['added', 'changed', 'same', 'leftOut'] as const) {
      sum[store][what] = one[store][what] + other[store][what];
    }
  }
  return sum;
}

/** A tally of nothing. */
export function emptyTally(): Record<StoreName, Record<keyof Tally['people'], number>> {
  const none = () => ({ added: 0, changed: 0, same: 0, leftOut: 0 });
  return {
    salts: none(),
    forgotten: none(),
    people: none(),
    outcomes: none(),
    aliases: none(),
    receipts: none(),
    replies: none(),
    requests: none(),
    savings: none(),
  };
}

type Became = keyof Tally['people'];
type Stores = ReturnType<typeof open>;

/** Here for its type alone. */
function open(database: Database) {
  return database.transaction(TOUCHED, 'readwrite');
}

async function mergeRow(
  stores: Stores,
  one: ArchiveRow,
  isOnList: boolean,
  isListed: (key: string) => boolean,
): Promise<Became> {
  const people = stores.objectStore('people');
  const isStored = async (provider: string, id: string) =>
    (await people.getKey([provider, id])) !== undefined;
  switch (one.store) {
    case 'people': {
      if (isOnList) return 'leftOut';
      const mine = await people.get([one.row.provider, one.row.id]);
      return put(people, mine, mine === undefined ? one.row : mergedPerson(mine, one.row));
    }
    case 'outcomes': {
      const isOfNobody = one.row.matches.length > 0 && !(await namesAny(one.row, isStored));
      if (isOnList || isOfNobody) return 'leftOut';
      const store = stores.objectStore('outcomes');
      const mine = await store.get([one.row.provider, one.row.identifierKey]);
      return put(store, mine, mine === undefined ? one.row : mergedOutcome(mine, one.row));
    }
    case 'aliases': {
      if (isOnList || !(await namesAny(one.row, isStored))) return 'leftOut';
      const store = stores.objectStore('aliases');
      const mine = await store.get([one.row.provider, one.row.identifierKey]);
      return put(store, mine, mine === undefined ? one.row : mergedAlias(mine, one.row));
    }
    case 'receipts': {
      const store = stores.objectStore('receipts');
      const mine = await store.get(one.row.id);
      const row = received(one.row, isOnList);
      return put(store, mine, mine === undefined ? row : mergedReceipt(mine, row));
    }
    case 'replies': {
      const receipt = await stores.objectStore('receipts').get(one.row.receiptId);
      // Whoever is not named in the books any more is not to be found in a reply either.
      if (receipt?.identifierKey === undefined) return 'leftOut';
      const store = stores.objectStore('replies');
      const mine = await store.get(one.row.receiptId);
      return put(store, mine, mine ?? one.row);
    }
    case 'requests': {
      const store = stores.objectStore('requests');
      const mine = await store.get(one.row.id);
      const identifierKeys = one.row.identifierKeys.filter(
        (key) => !listKeysOf(identifierOf(key)).some(isListed),
      );
      const row = { ...one.row, identifierKeys };
      return put(store, mine, mine === undefined ? row : mergedRequest(mine, row));
    }
    case 'savings': {
      const store = stores.objectStore('savings');
      const mine = await store.get([one.row.provider, one.row.day]);
      return put(store, mine, mine === undefined ? one.row : mergedSaving(mine, one.row));
    }
    default:
      return 'same';
  }
}

async function put<T>(
  store: { put(row: T): Promise<unknown> },
  mine: T | undefined,
  row: T,
): Promise<Became> {
  if (mine !== undefined && isSame(mine, row)) return 'same';
  await store.put(row);
  return mine === undefined ? 'added' : 'changed';
}

/** Of somebody on the list the sums alone; whoever waited for an open one was another browser. */
function received(row: Receipt, isOnList: boolean): Receipt {
  const { identifier, identifierKey: key, ...books } = row;
  const named = isOnList || key === undefined ? {} : { identifier, identifierKey: key };
  return { ...books, ...named, state: row.state === 'pending' ? 'uncertain' : row.state };
}

async function mergeList(
  database: Database,
  rows: readonly ArchiveRow[],
  tally: ReturnType<typeof emptyTally>,
): Promise<void> {
  const salts = rows.flatMap((one) => (one.store === 'salts' ? [one.row] : []));
  const list = rows.flatMap((one) => (one.store === 'forgotten' ? [one.row] : []));
  if (salts.length === 0 && list.length === 0) return;
  for (const { hash } of list) {
    const isKnown = (await database.getKey('forgotten', hash)) !== undefined;
    tally.forgotten[isKnown ? 'same' : 'added']++;
  }
  const ofBytes = salts.map(({ of, bytes }) => ({ of, bytes: Uint8Array.from(bytes) }));
  await addForgottenList(database, list, ofBytes);
}

/** The keys under which whoever a row is about would be on the list. */
function listKeys(one: ArchiveRow, isOwn: IsOwn): string[] {
  switch (one.store) {
    case 'people':
      return keysOfPerson(one.row.provider, one.row.person, isOwn);
    case 'outcomes':
    case 'aliases':
      return listKeysOf(identifierOf(one.row.identifierKey));
    case 'receipts':
      return one.row.identifier === undefined ? [] : listKeysOf(one.row.identifier);
    case 'requests':
      return one.row.identifierKeys.flatMap((key) => listKeysOf(identifierOf(key)));
    default:
      return [];
  }
}

/** The identifier that a key stands for. */
function identifierOf(key: string): Identifier {
  const rest = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('profile:')) return { kind: 'profile', slug: rest };
  return { kind: 'email', address: normalAddress(rest) ?? rest };
}
