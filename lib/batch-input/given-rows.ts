import type { GivenRow } from '../batch-commands';
import { LONGEST_CELL, namedIn } from './named-in';
import type { Table } from './table';

/**
 * The rows as a batch takes them, one after another: named by the first of the columns that says who it is, else by the first that says anything. The user's own cells go along
 * where there are several columns.
 */
export function* givenRows(table: Table, columns: readonly number[]): Generator<GivenRow> {
  const hasOwn = hasOwnColumns(table);
  for (const cells of table.rows) {
    yield {
      given: givenOf(cells, columns).slice(0, LONGEST_CELL).toWellFormed(),
      ...(hasOwn ? { cells } : {}),
    };
  }
}

/** Names for the columns, each different from the others; `nameless` words one that has none, counted from 1. */
export function columnTitles(
  { columns }: Table,
  nameless: (position: number) => string,
): readonly string[] {
  const taken = new Set<string>();
  return columns.map(({ name }, at) => {
    const wanted = name === '' ? nameless(at + 1) : name;
    let title = wanted;
    for (let count = 2; taken.has(title); count++) title = `${wanted} (${count})`;
    taken.add(title);
    return title;
  });
}

/** Whether the columns say more than whom each row is about. */
export function hasOwnColumns({ columns }: Table): boolean {
  return columns.length > 1;
}

function givenOf(cells: readonly string[], columns: readonly number[]): string {
  const filled = columns.map((at) => cells[at]?.trim() ?? '').filter((cell) => cell !== '');
  if (filled.length < 2) return filled[0] ?? '';
  return (
    filled.find((cell) => namedIn(cell).length === 1) ??
    filled.find((cell) => namedIn(cell).length > 1) ??
    filled[0] ??
    ''
  );
}
