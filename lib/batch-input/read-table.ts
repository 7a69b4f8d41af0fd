import { columnsOf, suggestedColumns } from './columns';
import { decoded } from './decoded';
import { encodingOf } from './encoding';
import type { Encoding } from './encodings';
import { refusedKind } from './file-kind';
import { formOf } from './form';
import { headerAt } from './header';
import { inSlices } from './in-slices';
import { evenRows, filledRows, peopleOf } from './rows';
import { likelySeparator, toldSeparator } from './separator';
import { MOST_BYTES, MOST_ROWS, type Refusal, type Table } from './table';

/** What is to be read otherwise than it is recognised. */
export interface Reading {
  /** Of the file. */
  readonly name?: string;
  readonly encoding?: Encoding;
  /** Whether the first row gives the columns their names. */
  readonly hasHeader?: boolean;
  /** Ends the reading; what it was aborted with is thrown. */
  readonly signal?: AbortSignal;
}

/** Reads a file; one that is too big is not even opened. Throws nothing but what the signal was aborted with. */
export async function readFile(file: Blob, reading: Reading = {}): Promise<Table | Refusal> {
  if (file.size > MOST_BYTES) return { why: 'too-big' };
  const bytes = await file.arrayBuffer().catch(() => undefined);
  reading.signal?.throwIfAborted();
  return bytes === undefined ? { why: 'unreadable' } : readTable(new Uint8Array(bytes), reading);
}

/** Reads what a file holds, or a pasted text, in slices that let the page live. Throws nothing but what the signal was aborted with. */
export function readTable(
  given: Uint8Array | string,
  reading: Reading = {},
): Promise<Table | Refusal> {
  return inSlices(tableOf(given, reading), reading.signal);
}

function* tableOf(given: Uint8Array | string, reading: Reading): Generator<void, Table | Refusal> {
  if (given.length > MOST_BYTES) return { why: 'too-big' };
  if (typeof given === 'string') return yield* tableOfText(given, reading);
  const why = refusedKind(given, reading.name ?? '');
  if (why !== undefined) return { why };
  const encoding = reading.encoding ?? (yield* encodingOf(given));
  if (encoding === undefined) return { why: 'binary' };
  const parts: string[] = [];
  for (const part of decoded(given, encoding)) {
    parts.push(part);
    yield;
  }
  const table = yield* tableOfText(parts.join(''), reading);
  return 'why' in table ? table : { ...table, encoding };
}

function* tableOfText(whole: string, reading: Reading): Generator<void, Table | Refusal> {
  // Zeros come of old programs that filled up their fields.
  const text = whole.replace(/^\uFEFF/, '').replaceAll('\0', '');
  if (!/\S/.test(text)) return { why: 'empty' };
  const { separator: told, from } = toldSeparator(text);
  const separator = told ?? likelySeparator(text.slice(from));
  const read = yield* filledRows(text, separator, from);
  const at = reading.hasHeader === false ? undefined : (headerAt(read.rows) ?? forced(reading));
  const form = at === undefined && told === undefined ? formOf(read.rows) : 'table';
  const first = at === undefined ? 0 : at + 1;
  const found =
    form === 'text' ? yield* peopleOf(text, from) : { ...read, rows: read.rows.slice(first) };
  const kept = found.rows.slice(0, MOST_ROWS);
  const { rows, names } = yield* evenRows(kept, read.rows[first - 1] ?? []);
  if (rows.length === 0) return { why: form === 'text' ? 'nobody' : 'no-rows' };
  const columns = yield* columnsOf(rows, names);
  return {
    name: reading.name ?? '',
    form,
    columns,
    rows,
    hasHeader: at !== undefined,
    ...(form !== 'table' || separator === undefined ? {} : { separator }),
    suggested: suggestedColumns(columns),
    leftOut: found.more + found.rows.length - kept.length,
  };
}

function forced({ hasHeader }: Reading): number | undefined {
  return hasHeader ? 0 : undefined;
}
