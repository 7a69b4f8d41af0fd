import { deletePastBatches } from './retention-of-batches';
import type { StoredAlias, StoredOutcome } from './rows';
import { dayOf } from './savings';
import type { Database } from './schema';
import { lastUsedAt } from './seen';

/** How long each thing is kept; `ever`: it is never deleted for its age. */
export interface Limits {
  readonly keepPeopleMonths: number | 'ever';
  readonly keepReceiptsMonths: number | 'ever';
  readonly keepRequestsMonths: number;
  readonly keepMissesDays: number;
}

// Rows a transaction: a look-up that wants to write never waits long.
const ROWS = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes what is past its time at `now` (ms since 1970), and what leads to nobody then. In many small transactions, each of which is true
 * by itself: whoever is stopped in between goes on the next time. Rejects with the signal's reason once that is aborted.
 */
export async function deletePast(
  database: Database,
  limits: Limits,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  const { keepPeopleMonths, keepReceiptsMonths, keepRequestsMonths, keepMissesDays } = limits;
  const people = cutOf(now, keepPeopleMonths);
  await sweepIndex(
    people,
    (range) => {
      const { store, done } = database.transaction('people', 'readwrite');
      return { first: store.index('by fetch').openCursor(range), done };
    },
    (row) => lastUsedAt(row) < people,
    signal,
  );
  await sweepOutcomes(database, now - keepMissesDays * DAY_MS, signal);
  await sweepAliases(database, signal);
  const receipts = cutOf(now, keepReceiptsMonths);
  await sweepSavings(database, receipts);
  await sweepIndex(
    receipts,
    (range) => {
      const { store, done } = database.transaction('receipts', 'readwrite');
      return { first: store.index('by time').openCursor(range), done };
    },
    ({ state }) => state !== 'pending',
    signal,
  );
  await sweepReplies(database, signal);
  await sweepIndex(
    cutOf(now, keepRequestsMonths),
    (range) => {
      const { store, done } = database.transaction('requests', 'readwrite');
      return { first: store.index('by time').openCursor(range), done };
    },
    () => true,
    signal,
  );
  await deletePastBatches(database, { people, receipts }, now, signal);
}

/** The same moment so many calendar months earlier, or the last day of a shorter month: a month is never cut short. */
function cutOf(now: number, months: number | 'ever'): number {
  if (months === 'ever') return 0;
  const then = new Date(now);
  const day = then.getDate();
  then.setDate(1);
  then.setMonth(then.getMonth() - months);
  then.setDate(Math.min(day, new Date(then.getFullYear(), then.getMonth() + 1, 0).getDate()));
  return then.getTime() || 0;
}

interface Row<T> {
  readonly key: number;
  readonly primaryKey: IDBValidKey;
  readonly value: T;
  delete(): Promise<void>;
  continue(): Promise<Row<T> | null>;
  continuePrimaryKey(key: number, primaryKey: IDBValidKey): Promise<Row<T> | null>;
}

/** Deletes the rows before a moment, by an index of moments, of which that is true. */
async function sweepIndex<T>(
  before: number,
  open: (range: IDBKeyRange) => { readonly first: Promise<Row<T> | null>; done: Promise<void> },
  isPast: (value: T) => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (before <= 0) return;
  await inTurns<readonly [number, IDBValidKey]>(async (after) => {
    const { first, done } = open(IDBKeyRange.bound(after?.[0] ?? 0, before, false, true));
    let last = after;
    let left = ROWS;
    const start = await first;
    let row = start && after ? await behind(start, after) : start;
    for (; row !== null && left > 0; row = await row.continue()) {
      left--;
      last = [row.key, row.primaryKey];
      if (isPast(row.value)) await row.delete();
    }
    await done;
    return row === null ? undefined : last;
  }, signal);
}

/** The first row behind one that may be gone. Of one moment there may be thousands: they are not gone through again. */
async function behind<T>(
  start: Row<T>,
  [at, id]: readonly [number, IDBValidKey],
): Promise<Row<T> | null> {
  const isBefore = start.key === at && indexedDB.cmp(start.primaryKey, id) < 0;
  const row = isBefore ? await start.continuePrimaryKey(at, id) : start;
  const isIt = row?.key === at && indexedDB.cmp(row.primaryKey, id) === 0;
  return row !== null && isIt ? row.continue() : row;
}

/** Days that ended before a moment; there is one row a day and provider, so that all are gone through at once. */
async function sweepSavings(database: Database, before: number): Promise<void> {
  if (before <= 0) return;
  const transaction = database.transaction('savings', 'readwrite');
  const past = (await transaction.store.getAllKeys()).filter(([, day]) => day < dayOf(before));
  await Promise.all([...past.map((key) => transaction.store.delete(key)), transaction.done]);
}

/** Outcomes that lead to nobody any more, and those that never did, past their time. */
function sweepOutcomes(
  database: Database,
  missesBefore: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return inTurns<readonly [string, string]>(async (after) => {
    const transaction = database.transaction(['outcomes', 'people'], 'readwrite');
    const store = transaction.objectStore('outcomes');
    const people = transaction.objectStore('people');
    const rows = await store.getAll(rangeAfter(after), ROWS);
    const isStored = async (provider: string, id: string) =>
      (await people.getKey([provider, id])) !== undefined;
    for (const row of rows) {
      const isPast =
        row.matches.length === 0 ? row.at < missesBefore : !(await namesAny(row, isStored));
      if (isPast) await store.delete(keyOf(row));
    }
    await transaction.done;
    return lastOf(rows);
  }, signal);
}

/** Aliases that say something of nobody who is stored. */
function sweepAliases(database: Database, signal: AbortSignal | undefined): Promise<void> {
  return inTurns<readonly [string, string]>(async (after) => {
    const transaction = database.transaction(['aliases', 'people'], 'readwrite');
    const store = transaction.objectStore('aliases');
    const people = transaction.objectStore('people');
    const rows = await store.getAll(rangeAfter(after), ROWS);
    const isStored = async (provider: string, id: string) =>
      (await people.getKey([provider, id])) !== undefined;
    for (const row of rows) {
      if (!(await namesAny(row, isStored))) await store.delete(keyOf(row));
    }
    await transaction.done;
    return lastOf(rows);
  }, signal);
}

/** Replies of receipts that are gone. */
function sweepReplies(database: Database, signal: AbortSignal | undefined): Promise<void> {
  return inTurns<string>(async (after) => {
    const transaction = database.transaction(['replies', 'receipts'], 'readwrite');
    const replies = transaction.objectStore('replies');
    const keys = await replies.getAllKeys(after && IDBKeyRange.lowerBound(after, true), ROWS);
    for (const key of keys) {
      const receipt = await transaction.objectStore('receipts').getKey(key);
      if (receipt === undefined) await replies.delete(key);
    }
    await transaction.done;
    return keys.length < ROWS ? undefined : keys.at(-1);
  }, signal);
}

/** Whether somebody of whom an outcome or alias says something is stored. */
export async function namesAny(
  row: StoredOutcome | StoredAlias,
  isStored: (provider: string, personId: string) => Promise<boolean>,
): Promise<boolean> {
  const ids =
    'matches' in row
      ? row.matches.map(({ personId }) => personId)
      : [...(row.personId === undefined ? [] : [row.personId]), ...(row.rejected ?? [])];
  for (const id of ids) {
    if (await isStored(row.provider, id)) return true;
  }
  return false;
}

async function inTurns<K>(
  turn: (after: K | undefined) => Promise<K | undefined>,
  signal: AbortSignal | undefined,
): Promise<void> {
  let after: K | undefined;
  do {
    signal?.throwIfAborted();
    after = await turn(after);
  } while (after !== undefined);
}

function rangeAfter(after: readonly [string, string] | undefined): IDBKeyRange | undefined {
  return after && IDBKeyRange.lowerBound([...after], true);
}

function keyOf({ provider, identifierKey }: StoredOutcome | StoredAlias): [string, string] {
  return [provider, identifierKey];
}

function lastOf(
  rows: readonly (StoredOutcome | StoredAlias)[],
): readonly [string, string] | undefined {
  const last = rows.at(-1);
  return last === undefined || rows.length < ROWS ? undefined : keyOf(last);
}
