import { freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { RowState, StoredBatch, StoredBatchRow } from './batch-rows';
import { blankRow, isBlank, rowWithout } from './blank-row';
import { rounded } from './caps';
import { listKeysOf } from './forgotten';
import { isPassing, recordKey } from './kin';
import { entriesIn, type Marks, withMarks } from './marks';
import { keysNamedIn, mentionsOf } from './mentions';
import type { Database } from './schema';
import { wholly } from './wholly';

/** Rows that one batch can have. */
export const MOST_BATCH_ROWS = 50_000;

const ROWS_AT_ONCE = 1_000;

/** A row that is not in a batch yet. */
export type NewRow = Omit<StoredBatchRow, 'batch' | 'position'>;

/**
 * Appends rows to a batch in their order, strict, in one transaction with the number of its rows. A row that names whom an earlier one names becomes its
 * `duplicate`; of who is on the list of those never looked up nothing is stored, also where a row is about somebody else. Resolves with the batch as it is
 * then. Throws FailureError `bad-input` where the batch is gone, or would have more than MOST_BATCH_ROWS.
 */
export async function addRows(
  database: Database,
  id: string,
  rows: readonly NewRow[],
): Promise<StoredBatch> {
  const keys = rows.flatMap(({ identifier, given, cells }) => [
    ...(identifier === undefined ? [] : listKeysOf(identifier)),
    ...keysNamedIn([given, cells]),
  ]);
  return withMarks(database, keys, async (marks) => {
    const transaction = begin(database);
    return wholly(transaction, async () => {
      const { batches, batchRows, entries } = await inside(transaction, marks);
      const batch = await batches.get(id);
      const count = (batch?.rows ?? 0) + rows.length;
      if (batch === undefined || count > MOST_BATCH_ROWS) throw freeFailure('bad-input');
      const listed = [...entries].flatMap(([key, { kind }]) => (kind === 'person' ? [key] : []));
      const mentions = mentionsOf(listed);
      const isListed = new Set(listed);
      const first = new Map<string, number>();
      const byIdentifier = batchRows.index('by identifier');
      for (const [index, row] of rows.entries()) {
        const position = batch.rows + index;
        const placed = { ...row, batch: id, position };
        const { identifierKey: key } = row;
        if (key !== undefined && isListed.has(key)) {
          await batchRows.put(blankRow(placed));
          continue;
        }
        if (key !== undefined && !first.has(key)) {
          const known = await byIdentifier.getAllKeys(key);
          first.set(key, known.find(([batchId]) => batchId === id)?.[1] ?? position);
        }
        const sameAs = key === undefined ? undefined : first.get(key);
        const isSame = sameAs !== undefined && sameAs !== position;
        const kept = listed.length === 0 ? placed : rowWithout(placed, mentions);
        await batchRows.put(isSame ? { ...kept, state: 'duplicate', sameAs } : kept);
      }
      const grown = { ...batch, rows: count };
      await batches.put(grown);
      return grown;
    });
  });
}

/**
 * Writes rows of one batch that changed, strict, and adds to the batch what they cost. Nothing of a batch that was deleted meanwhile comes back, nor of whoever was
 * forgotten meanwhile: their rows go on saying of nobody. Resolves with how they are stored; none where the batch is gone.
 */
export async function putRows(
  database: Database,
  id: string,
  rows: readonly StoredBatchRow[],
): Promise<readonly StoredBatchRow[]> {
  if (rows.length === 0) return [];
  const provider = (await database.get('batches', id))?.provider;
  if (provider === undefined) return [];
  const keysOf = ({ identifierKey, personId }: StoredBatchRow) => {
    const record = personId === undefined ? undefined : recordKey({ provider, id: personId });
    return [identifierKey ?? [], record === undefined || isPassing(record) ? [] : record].flat();
  };
  return withMarks(database, rows.flatMap(keysOf), async (marks) => {
    const transaction = begin(database);
    return wholly(transaction, async () => {
      const { batches, batchRows, entries } = await inside(transaction, marks);
      const batch = await batches.get(id);
      if (batch === undefined) return [];
      const stored = new Map(
        await Promise.all(
          rows.map(
            async ({ position }) => [position, await batchRows.get([id, position])] as const,
          ),
        ),
      );
      const written: StoredBatchRow[] = [];
      let credits = 0;
      for (const row of rows) {
        const before = stored.get(row.position);
        // Positions are given out by `addRows` alone.
        if (before === undefined) continue;
        const after = rowAfter(
          row,
          before,
          isBlank(before) || keysOf(row).some((key) => entries.has(key)),
        );
        credits += newCredits(after, before);
        stored.set(row.position, after);
        written.push(after);
      }
      await Promise.all(written.map((row) => batchRows.put(row)));
      if (credits !== 0) {
        await batches.put({ ...batch, credits: rounded((batch.credits ?? 0) + credits) });
      }
      return written;
    });
  });
}

/**
 * Brings all rows of a batch that are in one of these states into another one, strict, some at a time: whoever is stopped in between does it again. Of whom it
 * is not sure whether an earlier request was charged that is remembered, and who is not sent is `uncertain` then. `at` in ms since 1970; `kinds`: of these kinds of
 * identifiers alone. Returns how many there were.
 */
export async function setStates(
  database: Database,
  id: string,
  from: readonly RowState[],
  to: RowState,
  at: number,
  kinds?: readonly Identifier['kind'][],
): Promise<number> {
  const isMeant = ({ identifier }: StoredBatchRow) =>
    kinds === undefined || (identifier !== undefined && kinds.includes(identifier.kind));
  let count = 0;
  for (const state of from.filter((one) => one !== to)) {
    for (let next = 0; ; ) {
      const transaction = database.transaction('batchRows', 'readwrite', { durability: 'strict' });
      const range = IDBKeyRange.bound([id, state, next], [id, state, []]);
      const rows = await transaction.store.index('by state').getAll(range, ROWS_AT_ONCE);
      const changed = rows.filter((row) => !isBlank(row) && isMeant(row));
      await Promise.all([
        ...changed.map((row) => transaction.store.put(rowBrought(row, to, at))),
        transaction.done,
      ]);
      count += changed.length;
      const last = rows.at(-1);
      if (last === undefined || rows.length < ROWS_AT_ONCE) break;
      next = last.position + 1;
    }
  }
  return count;
}

function rowBrought({ failure, ...row }: StoredBatchRow, to: RowState, at: number): StoredBatchRow {
  if (failure?.charged !== 'maybe') return { ...row, state: to, at };
  return { ...row, failure, state: to === 'unsent' ? 'uncertain' : to, at };
}

/** A row that is to take the place of the stored one. The user's own words are as stored: somebody named in them may have been forgotten meanwhile. */
function rowAfter(
  row: StoredBatchRow,
  before: StoredBatchRow,
  isOfForgotten: boolean,
): StoredBatchRow {
  const { given, cells } = before;
  const { credits, ...rest } = { ...row, given, ...(cells && { cells }) };
  // What an earlier request took is in the batch already.
  const isNewRequest = row.state === 'sent' && row.receiptId !== before.receiptId;
  const after = { ...rest, ...(credits !== undefined && !isNewRequest && { credits }) };
  return isOfForgotten ? blankRow({ ...before, ...after }) : after;
}

/** Credits that the batch does not count yet. */
function newCredits(after: StoredBatchRow, before: StoredBatchRow): number {
  if (after.credits === undefined) return 0;
  const counted = after.receiptId === before.receiptId ? (before.credits ?? 0) : 0;
  return after.credits - counted;
}

type Transaction = ReturnType<typeof begin>;

function begin(database: Database) {
  return database.transaction(['batches', 'batchRows', 'forgotten', 'salts'], 'readwrite', {
    durability: 'strict',
  });
}

async function inside(transaction: Transaction, marks: Marks) {
  const list = {
    forgotten: transaction.objectStore('forgotten'),
    salts: transaction.objectStore('salts'),
  };
  return {
    batches: transaction.objectStore('batches'),
    batchRows: transaction.objectStore('batchRows'),
    entries: await entriesIn(list, marks),
  };
}
