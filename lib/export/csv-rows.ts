import Papa from 'papaparse';
import { clean } from './clean';

// OWASP, "CSV injection": what a spreadsheet takes for a formula, in both widths.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
// Of international numbers a spreadsheet can calculate nothing but another number, and an address book needs the plus: it stays.
const PHONE = /^\+[\d\s().;+-]+$/;
// The user's own numbers stay numbers.
const NUMBER = /^[+-]?\d[\d.,]*%?$/;
// So does a sign for "nothing": without anything beside it there is nothing to calculate.
const SIGN = /^(?:-+|\++)$/;

/**
 * Rows as CSV, by RFC 4180: CRLF, quotes where needed, each cell in one line. What a spreadsheet would take for a formula gets an apostrophe in
 * front; an international phone number does not.
 */
export function csvRows(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return written(rows.map((row) => row.map(cleanCell)));
}

/** Rows of which the first cells are the user's own: those stay as they are, lines, blanks and numbers included, but for what a spreadsheet would take for a formula. */
export function csvRowsWithOwn(
  rows: readonly {
    readonly own: readonly string[];
    readonly ours: readonly (string | number | undefined)[];
  }[],
): string {
  return written(rows.map(({ own, ours }) => [...own.map(ownCell), ...ours.map(cleanCell)]));
}

function written(rows: string[][]): string {
  return `${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}

function cleanCell(cell: string | number | undefined): string {
  const words = clean(String(cell ?? ''));
  return FORMULA.test(words) && !PHONE.test(words) ? `'${words}` : words;
}

function ownCell(cell: string): string {
  const begin = cell.trim();
  const isHarmless = [PHONE, NUMBER, SIGN].some((one) => one.test(begin));
  return FORMULA.test(begin) && !isHarmless ? `'${cell}` : cell;
}
