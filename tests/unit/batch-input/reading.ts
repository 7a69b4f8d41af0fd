import { columnTitles, givenRows } from '../../../lib/batch-input/given-rows';
import { type Reading, readTable } from '../../../lib/batch-input/read-table';
import type { Table } from '../../../lib/batch-input/table';

/** Where profiles are. */
export const IN = 'https://www.linkedin.com/in';

/** A table, for what is none throws. */
export async function read(given: Uint8Array | string, reading?: Reading): Promise<Table> {
  const table = await readTable(given, reading);
  if ('why' in table) throw new Error(`refused: ${table.why}`);
  return table;
}

/** Whom each row is by, and the columns by their names. */
export function asked(table: Table): { by: readonly string[]; given: readonly string[] } {
  const titles = columnTitles(table, (position) => `#${position}`);
  return {
    by: table.suggested.map((at) => titles[at] ?? ''),
    given: [...givenRows(table, table.suggested)].map(({ given }) => given),
  };
}
