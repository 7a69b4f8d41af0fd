import type { Identifier } from '../identifier';
import type { ProviderId } from '../providers/provider';
import { ROW_STATES, type RowCounts, type RowState, type StoredBatchRow } from './batch-rows';
import type { Database } from './schema';

const SLICE = 2_000;

/** Some rows of a batch in their order: at most `count` from that position on. */
export function readRows(
  database: Database,
  id: string,
  from: number,
  count: number,
): Promise<StoredBatchRow[]> {
  return database.getAll('batchRows', rowsFrom(id, from), count);
}

/** The same of those that are in one state. */
export function readRowsIn(
  database: Database,
  id: string,
  state: RowState,
  { from = 0, count }: { readonly from?: number; readonly count: number },
): Promise<StoredBatchRow[]> {
  const range = IDBKeyRange.bound([id, state, from], [id, state, []]);
  return database.getAllFromIndex('batchRows', 'by state', range, count);
}

/** All rows of a batch in their order, some at a time, so that others have their turn. */
export async function* sliceRows(
  database: Database,
  id: string,
  count = SLICE,
): AsyncGenerator<StoredBatchRow[], void, undefined> {
  for (let from = 0; ; ) {
    const rows = await readRows(database, id, from, count);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < count) return;
    from = last.position + 1;
  }
}

/** All rows of a batch in their order. */
export async function readAllRows(database: Database, id: string): Promise<StoredBatchRow[]> {
  const all: StoredBatchRow[] = [];
  for await (const rows of sliceRows(database, id)) all.push(...rows);
  return all;
}

/** How many rows of a batch are in each state at one moment. Reads no row. */
export async function countRows(database: Database, id: string): Promise<RowCounts> {
  const transaction = database.transaction('batchRows');
  const states = transaction.store.index('by state');
  const counts = await Promise.all(
    ROW_STATES.map(async (state) => {
      const range = IDBKeyRange.bound([id, state], [id, state, []]);
      return [state, await states.count(range)] as const;
    }),
  );
  // One entry for each of the states.
  return Object.fromEntries(counts) as Record<RowState, number>;
}

/** The next rows that wait to be sent, in their order: at most `count`, of one kind of identifier where that is given. Reads no others. */
export function nextWaiting(
  database: Database,
  id: string,
  count: number,
  kind?: Identifier['kind'],
): Promise<StoredBatchRow[]> {
  if (kind === undefined) return readRowsIn(database, id, 'waiting', { count });
  return database.getAllFromIndex('batchRows', 'by kind', ofKind(id, 'waiting', kind), count);
}

/** Whether any row of a batch is in one of these states and of that kind of identifier. Reads no row. */
export async function hasRows(
  database: Database,
  id: string,
  states: readonly RowState[],
  kind: Identifier['kind'],
): Promise<boolean> {
  const keys = await Promise.all(
    states.map((state) =>
      database.getKeyFromIndex('batchRows', 'by kind', ofKind(id, state, kind)),
    ),
  );
  return keys.some((key) => key !== undefined);
}

function ofKind(id: string, state: RowState, kind: Identifier['kind']): IDBKeyRange {
  return IDBKeyRange.bound([id, state, kind], [id, state, kind, []]);
}

/** The rows of all batches in which somebody is named by this identifier, by its key. */
export function rowsOfIdentifier(database: Database, key: string): Promise<StoredBatchRow[]> {
  return database.getAllFromIndex('batchRows', 'by identifier', key);
}

/** The rows of all batches that found this person of a provider. */
export async function rowsOfPerson(
  database: Database,
  provider: ProviderId,
  personId: string,
): Promise<StoredBatchRow[]> {
  const transaction = database.transaction(['batches', 'batchRows']);
  const batches = await transaction.objectStore('batches').getAll();
  const theirs = new Set(batches.filter((one) => one.provider === provider).map(({ id }) => id));
  const rows = await transaction.objectStore('batchRows').index('by person').getAll(personId);
  return rows.filter(({ batch }) => theirs.has(batch));
}

/** The keys of a batch's rows, from a position on. */
export function rowsFrom(id: string, from = 0): IDBKeyRange {
  return IDBKeyRange.bound([id, from], [id, []]);
}
