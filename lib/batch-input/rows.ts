import { identifierKey } from '../identifier';
import { rowsOf } from './cells';
import { lineOf } from './form';
import { LONGEST_CELL, namedIn } from './named-in';
import type { Separator } from './separator';
import { MOST_COLUMNS, MOST_ROWS } from './table';

const ROWS_A_STEP = 200;
// Above the rows there may be a header, and lines of notes above that.
const BETWEEN_WORDS = /[\s,;"<>]/;
const MOST_READ = MOST_ROWS + 20;

/** Rows, and how many there were beyond the most. */
export interface Rows {
  readonly rows: readonly (readonly string[])[];
  readonly more: number;
}

/** The rows that have a word in them. */
export function* filledRows(
  text: string,
  separator: Separator | undefined,
  from: number,
): Generator<void, Rows> {
  const rows: (readonly string[])[] = [];
  let count = 0;
  let seen = 0;
  for (const { cells } of rowsOf(text, separator, from)) {
    if (++seen % ROWS_A_STEP === 0) yield;
    if (!cells.some((cell) => /\S/.test(cell))) continue;
    if (++count <= MOST_READ) rows.push(cells);
  }
  return { rows, more: count - rows.length };
}

/** Rows that are as wide as the widest cell that says something asks for, and a header of the same width. */
export function* evenRows(
  rows: readonly (readonly string[])[],
  head: readonly string[],
): Generator<void, { rows: readonly (readonly string[])[]; names: readonly string[] }> {
  let width = widthOf(head);
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_STEP === 0) yield;
    if (row.length > width) width = Math.max(width, widthOf(row));
  }
  const even = (row: readonly string[]) =>
    row.length === width ? row : Array.from({ length: width }, (_, at) => row[at] ?? '');
  return { rows: rows.map(even), names: even(head).map(inOneLine) };
}

/**
 * A row for each person whom a text names, each once. Where most lines name somebody, those that name nobody are rows, too: one of them may be somebody who is written wrongly.
 */
export function* peopleOf(text: string, from: number): Generator<void, Rows> {
  const lines: { readonly line: string; readonly people: readonly string[] }[] = [];
  const known = new Set<string>();
  let filled = 0;
  let naming = 0;
  let seen = 0;
  for (const { cells } of rowsOf(text, undefined, from)) {
    if (++seen % ROWS_A_STEP === 0) yield;
    const line = cells[0]?.trim() ?? '';
    if (line === '') continue;
    filled++;
    const people = piecesOf(line).flatMap(namedIn);
    if (people.length > 0) naming++;
    const fresh = people.filter((person) => {
      const key = identifierKey(person);
      const isFresh = !known.has(key);
      known.add(key);
      return isFresh;
    });
    if (fresh.length > 0 || people.length === 0) lines.push({ line, people: fresh.map(lineOf) });
  }
  const isList = naming * 2 > filled;
  const rows = lines.flatMap(({ line, people }) =>
    people.length > 0 ? people.map((person) => [person]) : isList ? [[line]] : [],
  );
  return { rows, more: 0 };
}

/** A line as long as a cell at most stays whole; of others no piece ends within a word that is not as long itself. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (line.length - from > LONGEST_CELL) {
    let end = from + LONGEST_CELL;
    while (end > from && !BETWEEN_WORDS.test(line.charAt(end - 1))) end--;
    const cut = end > from ? end : from + LONGEST_CELL;
    pieces.push(line.slice(from, cut));
    from = cut;
  }
  return [...pieces, line.slice(from)];
}

function widthOf(row: readonly string[]): number {
  return Math.min(row.findLastIndex((cell) => /\S/.test(cell)) + 1, MOST_COLUMNS);
}

function inOneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}
