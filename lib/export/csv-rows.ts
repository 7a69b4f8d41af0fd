import Papa from 'papaparse';
import { clean } from './clean';

// OWASP, "CSV injection": what a spreadsheet takes for a formula, in both widths.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
// Of an international number a spreadsheet can calculate nothing but another number, and an address book needs the plus: it stays.
const PHONE = /^\+[\d\s().-]+$/;

/**
 * Rows as CSV, by RFC 4180: CRLF, quotes where needed, each cell in one line. What a spreadsheet would take for a formula gets an apostrophe in
 * front; an international phone number does not.
 */
export function csvRows(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => harmless(clean(String(cell ?? '')))));
  return `${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

function harmless(cell: string): string {
  return FORMULA.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;
}
