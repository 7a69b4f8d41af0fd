import { readForgottenList } from '../store/forgotten';
import type { Database } from '../store/schema';
import {
  type Counts,
  FORMAT,
  FORMAT_VERSION,
  PLAIN_STORES,
  STORES,
  type StoreName,
} from './format';

/** A setting as it is stored. */
export interface StoredSetting {
  readonly name: string;
  readonly value: unknown;
}

// Rows read at once: a person with all their raw words may be 100 kB.
const PEOPLE = 50;
const OTHERS = 500;

type PlainStore = (typeof PLAIN_STORES)[number];

/** How many rows of each store there are. */
export async function countRows(database: Database): Promise<Counts> {
  const transaction = database.transaction(STORES);
  const counts = await Promise.all(
    STORES.map(async (store) => [store, await transaction.objectStore(store).count()] as const),
  );
  // One entry for each of the stores.
  return Object.fromEntries(counts) as Record<StoreName, number>;
}

/**
 * Everything in a database as JSON Lines, at that time (ms since 1970), some rows at a time: the first line names the format, the last one says
 * that nothing is missing. `onRows` hears how many rows were read, after each step. Touches nothing.
 */
export async function* archiveLines(
  database: Database,
  settings: readonly StoredSetting[],
  at: number,
  onRows: (rows: number) => void = () => undefined,
): AsyncGenerator<string, void, undefined> {
  const counts = await countRows(database);
  yield lineOf({ format: FORMAT, version: FORMAT_VERSION, at, counts });
  const list = await readForgottenList(database);
  yield settings.map(({ name, value }) => lineOf({ setting: name, value })).join('');
  const salts = list.salts.map(({ of, bytes }) => ({ of, bytes: [...bytes] }));
  yield linesOf('salts', salts) + linesOf('forgotten', list.rows);
  onRows(salts.length + list.rows.length);
  for (const store of PLAIN_STORES) {
    const most = store === 'people' ? PEOPLE : OTHERS;
    let after: IDBValidKey | undefined;
    for (;;) {
      const { rows, last } = await readSome(database, store, after, most);
      yield linesOf(store, rows);
      onRows(rows.length);
      if (rows.length < most) break;
      after = last;
    }
  }
  yield lineOf({ end: true });
}

/** Text that comes in pieces, as bytes that come in pieces, gzipped. */
export function gzipped(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      // An empty piece would be asked for once and never answered.
      for (;;) {
        const { done, value } = await pieces.next();
        if (done) return controller.close();
        if (value !== '') return controller.enqueue(encoder.encode(value));
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return bytes.pipeThrough(new CompressionStream('gzip'));
}

/** The name of a file that is written at that time (ms since 1970). */
export function archiveName(at: number): string {
  const day = new Date(at);
  const two = (part: number) => `${part}`.padStart(2, '0');
  const date = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
  return `sidecard-${date}.jsonl.gz`;
}

async function readSome(
  database: Database,
  store: PlainStore,
  after: IDBValidKey | undefined,
  most: number,
): Promise<{ rows: readonly object[]; last: IDBValidKey | undefined }> {
  const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
  const transaction = database.transaction(store);
  const [rows, keys] = await Promise.all([
    transaction.store.getAll(range, most),
    transaction.store.getAllKeys(range, most),
  ]);
  return { rows, last: keys.at(-1) };
}

function linesOf(store: StoreName, rows: readonly object[]): string {
  return rows.map((row) => lineOf({ store, row: withoutGaps(row) })).join('');
}

/** JSON would make something of words that are not there. */
function withoutGaps(row: object): object {
  if (!('raw' in row) || !Array.isArray(row.raw)) return row;
  return { ...row, raw: row.raw.filter((words) => words !== undefined) };
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
