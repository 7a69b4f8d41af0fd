import { text } from '../text';
import { csvRowsWithOwn } from './csv-rows';
import type { Entries, Entry } from './entry';
import { chosenColumns, type ExportColumn } from './export-columns';
import { toRecordJson } from './json';
import { markdownRow } from './markdown';
import { toVCard, type VCardVersion } from './vcard';

// So many rows that a chunk of text is some hundred kB.
const ROWS_A_CHUNK = 500;
// Ours, where the user has a column of that name.
const MARK = 'Sidecard';

/** What a file of several people is to hold. */
export interface Layout {
  /** The names of the user's own columns; none where there are none. */
  readonly own?: readonly string[];
  /** Ids of EXPORT_COLUMNS; absent: the usual ones of a list of people. */
  readonly columns?: readonly string[];
}

/**
 * CSV by RFC 4180 with a byte order mark, by which Excel knows UTF-8: the user's own columns as they were given, then ours. What a spreadsheet would take for a formula is
 * defused. In chunks of text, so that a file of 50,000 people is never one string.
 */
export async function* peopleAsCsv(entries: Entries, layout: Layout = {}): AsyncGenerator<string> {
  const { own = [] } = layout;
  const columns = chosenColumns(layout.columns);
  yield `\uFEFF${csvRowsWithOwn([{ own, ours: titlesOf(columns, own) }])}`;
  for await (const chunk of chunksOf(entries)) {
    yield csvRowsWithOwn(
      chunk.map((entry) => ({
        own: ownCells(entry, own),
        ours: columns.map(({ cell }) => cell(entry)),
      })),
    );
  }
}

/** A Markdown table of the same; each row in one line. */
export async function* peopleAsMarkdown(
  entries: Entries,
  layout: Layout = {},
): AsyncGenerator<string> {
  const { own = [] } = layout;
  const columns = chosenColumns(layout.columns);
  const titles = [...own, ...titlesOf(columns, own)];
  yield `${markdownRow(titles)}|${' --- |'.repeat(titles.length)}\n`;
  for await (const chunk of chunksOf(entries)) {
    const rows = chunk.map((entry) => [
      ...ownCells(entry, own),
      ...columns.map(({ cell }) => String(cell(entry) ?? '')),
    ]);
    yield rows.map(markdownRow).join('');
  }
}

/**
 * A JSON array of records, one a line: what was given, the user's own cells by the names of their columns, what became of it, and the person as in `lib/person.ts`. What is not known
 * is left out; what cannot be seen is escaped.
 */
export async function* peopleAsJson(entries: Entries, layout: Layout = {}): AsyncGenerator<string> {
  let before = '[\n';
  for await (const chunk of chunksOf(entries)) {
    const { own = [] } = layout;
    yield before + chunk.map((entry) => toRecordJson(entry, own)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** The vCards of all who were found, each person once, one after another as address books read them. */
export async function* peopleAsVCards(
  entries: Entries,
  version: VCardVersion = '3.0',
): AsyncGenerator<string> {
  const written = new Set<string>();
  for await (const chunk of chunksOf(entries)) {
    const cards = chunk.flatMap(({ person, source }) => {
      if (person === undefined || source === undefined) return [];
      const key = `${source.provider}\n${person.id}`;
      if (written.has(key)) return [];
      written.add(key);
      return [toVCard(person, source, version)];
    });
    yield cards.join('');
  }
}

/** The chunks as a file of that type, gathered piece by piece. Throws what the signal was aborted with, and what the rows throw. */
export async function fileOf(
  chunks: AsyncIterable<string>,
  type: string,
  signal?: AbortSignal,
): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    // The browser keeps these where there is room; strings would stay in the page's memory.
    parts.push(new Blob([chunk]));
  }
  return new Blob(parts, { type: `${type};charset=utf-8` });
}

async function* chunksOf(entries: Entries): AsyncGenerator<readonly Entry[]> {
  let chunk: Entry[] = [];
  for await (const entry of entries) {
    if (chunk.push(entry) < ROWS_A_CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function titlesOf(columns: readonly ExportColumn[], own: readonly string[]): readonly string[] {
  const taken = new Set(own.map((name) => name.trim().toLowerCase()));
  return columns.map(({ title }) => {
    const wanted = text(title);
    let free = wanted;
    for (let count = 1; taken.has(free.toLowerCase()); count++) {
      free = `${wanted} (${count === 1 ? MARK : `${MARK} ${count}`})`;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

function ownCells({ cells = [] }: Entry, own: readonly string[]): string[] {
  return own.map((_name, at) => cells[at] ?? '');
}
