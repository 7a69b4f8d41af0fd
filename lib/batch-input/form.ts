import type { Identifier } from '../identifier';
import { identifierKey, identifierLabel, profileUrl } from '../identifier';
import { namedIn } from './named-in';

const ROWS_COMPARED = 200;
// What may stand around an identifier that has a cell to itself.
const AROUND = /[\s<>"'(),;:/?=&.-]+/g;

/** What rows without a header are: a table, one person a line, or a text in which people are named. */
export type Form = 'table' | 'list' | 'text';

/**
 * By the first rows. A table has, in most rows that name anybody, cells that hold an identifier and nothing else, of each kind one. One person a line: at
 * least half of the lines name somebody, and none names several.
 */
export function formOf(rows: readonly (readonly string[])[]): Form {
  const people = rows.slice(0, ROWS_COMPARED).map((row) => row.map(namedIn));
  const naming = people.filter((row) => row.some((cell) => cell.length > 0));
  if (rows.every((row) => row.length < 2)) {
    const hasSeveral = people.some((row) => row.some((cell) => cell.length > 1));
    return !hasSeveral && naming.length * 2 >= people.length ? 'list' : 'text';
  }
  const tabular = rows
    .slice(0, ROWS_COMPARED)
    .filter((row, at) => isTabular(row, people[at] ?? []));
  return naming.length === 0 || tabular.length * 2 >= naming.length ? 'table' : 'text';
}

/** A person as a line of a list. */
export function lineOf(identifier: Identifier): string {
  return identifier.kind === 'email' ? identifier.address : profileUrl(identifier.slug);
}

function isTabular(row: readonly string[], people: readonly (readonly Identifier[])[]): boolean {
  const all = people.flat();
  if (all.length === 0) return false;
  const kinds = new Set(all.map(({ kind }) => kind));
  const keys = new Set(all.map(identifierKey));
  const isEachOnce = keys.size <= kinds.size;
  return isEachOnce && people.some((cell, at) => cell.length === 1 && isAlone(row[at] ?? '', cell));
}

function isAlone(cell: string, [identifier]: readonly Identifier[]): boolean {
  if (identifier === undefined) return false;
  // A profile's address has no words beside it when it is in one piece.
  if (identifier.kind === 'profile') return !/\S\s+\S/.test(cell.trim());
  const rest = cell.toLowerCase().replace(identifierLabel(identifier), '').replace(AROUND, '');
  return rest.replace('mailto', '') === '';
}
