import { type Identifier, normalAddress } from '../identifier';
import { addForgottenList, listKeysOf } from '../store/forgotten';
import { type IsOwn, isPassing, isTie, keysOfPerson, recordKey } from '../store/kin';
import { entriesIn, withMarks } from '../store/marks';
import { keysNamedIn } from '../store/mentions';
import { namesAny } from '../store/retention';
import type { Receipt } from '../store/rows';
import type { Database } from '../store/schema';
import { wholly } from '../store/wholly';
import { keysBeside, withoutThose } from './beside';
import { STORES, type StoreName } from './format';
import { mergeRowOfMany, readProviders } from './merge-many';
import {
  mergedAlias,
  mergedOutcome,
  mergedPerson,
  mergedReceipt,
  mergedRequest,
  mergedSaving,
} from './merged';
import type { ArchiveRow } from './row-schema';
import { type Became, openTouched, put, type Touched } from './touched';

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
  const providerOf = await readProviders(database, rest);
  const keysOf = new Map(rest.map((one) => [one, listKeys(one, isOwn, providerOf)]));
  const named = new Map(rest.map((one) => [one, keysBeside(one, isOwn)]));
  const all = [...keysOf.values(), ...named.values()].flat();
  await withMarks(database, all, async (marks) => {
    const transaction = openTouched(database);
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
  const none = STORES.map((store) => [store, { added: 0, changed: 0, same: 0, leftOut: 0 }]);
  // One entry for each of the stores.
  return Object.fromEntries(none) as ReturnType<typeof emptyTally>;
}

async function mergeRow(
  stores: Touched,
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
    case 'batches':
    case 'batchRows':
    case 'searches':
    case 'searchRows':
      return mergeRowOfMany(stores, one, isOnList);
    default:
      return 'same';
  }
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
function listKeys(
  one: ArchiveRow,
  isOwn: IsOwn,
  providerOf: (id: string) => string | undefined,
): string[] {
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
    case 'batchRows': {
      const { batch, identifier, personId: id } = one.row;
      const record = id && recordKey({ provider: providerOf(batch) ?? '', id });
      const ofRecord = record && !isPassing(record) ? [record] : [];
      return [...(identifier === undefined ? [] : listKeysOf(identifier)), ...ofRecord];
    }
    case 'searches':
      return keysNamedIn([one.row.query, one.row.name]).filter((key) => isTie(key, isOwn));
    case 'searchRows':
      return keysOfPerson(providerOf(one.row.search) ?? '', one.row.person, isOwn);
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
