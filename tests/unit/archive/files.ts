import { gzipSync } from 'node:zlib';
import { mergeRows } from '../../../lib/archive/merge';
import { type Check, type Entry, readArchive } from '../../../lib/archive/read';
import { rowOf } from '../../../lib/archive/row-schema';
import { archiveLines } from '../../../lib/archive/write';
import type { Database } from '../../../lib/store/schema';

/** The whole of an export as one text. */
export async function exported(
  database: Database,
  settings: readonly { name: string; value: unknown }[] = [],
): Promise<string> {
  let text = '';
  for await (const piece of archiveLines(database, settings, 9_000)) text += piece;
  return text;
}

/** Bytes in pieces of that size. */
export async function* inPieces(
  bytes: Uint8Array,
  size = 1_000,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < bytes.length; from += size) {
    yield Uint8Array.from(bytes.subarray(from, from + size));
  }
}

/** A text as a gzipped file. */
export function packed(text: string): Uint8Array {
  return gzipSync(text);
}

/** What the worker says of lines. */
export const checkRows: Check = async (lines) => lines.map((line) => rowOf(line) !== undefined);

/** Everything that is read of a file. */
export async function entriesOf(bytes: Uint8Array, size?: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of readArchive(inPieces(bytes, size), checkRows)) entries.push(entry);
  return entries;
}

/** Brings a file into a database, some rows at a time. */
export async function imported(
  database: Database,
  bytes: Uint8Array,
  { rowsAtOnce = 3, isOwn = () => true } = {},
) {
  // As the worker does, which takes nobody's word for what a row is.
  const rows = (await entriesOf(bytes)).flatMap((one) =>
    one.kind === 'row' ? (rowOf(one.row) ?? []) : [],
  );
  const tallies = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    tallies.push(await mergeRows(database, rows.slice(from, from + rowsAtOnce), isOwn));
  }
  return tallies;
}
