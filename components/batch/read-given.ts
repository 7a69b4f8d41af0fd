import { columnTitles, givenRows, hasOwnColumns } from '../../lib/batch-input/given-rows';
import { readFile, readTable } from '../../lib/batch-input/read-table';
import type { Refusal } from '../../lib/batch-input/table';
import { formatNumber, type TextKey, text } from '../../lib/text';
import type { Given } from './world';

const REFUSALS = {
  empty: 'batchRefusedEmpty',
  'no-rows': 'batchRefusedNoRows',
  nobody: 'batchRefusedNobody',
  'too-big': 'batchRefusedTooBig',
  spreadsheet: 'batchRefusedSpreadsheet',
  document: 'batchRefusedDocument',
  packed: 'batchRefusedPacked',
  image: 'batchRefusedBinary',
  binary: 'batchRefusedBinary',
  unreadable: 'batchRefusedUnreadable',
} as const satisfies Record<Refusal['why'], TextKey>;

/** Reads a file or a pasted text; a refusal in words. Throws nothing but what the signal was aborted with. */
export async function readGiven(from: File | string, signal: AbortSignal): Promise<Given> {
  const read =
    typeof from === 'string'
      ? await readTable(from, { signal })
      : await readFile(from, { name: from.name, signal });
  if ('why' in read) return { refusal: text(REFUSALS[read.why]) };
  const nameless = (position: number) =>
    text('batchNameless', { position: formatNumber(position) });
  const table = {
    columns: columnTitles(read, nameless),
    rows: read.rows,
    suggested: read.suggested,
    shares: read.columns.map(({ profiles, addresses }) =>
      read.rows.length === 0 ? 0 : (profiles + addresses) / read.rows.length,
    ),
    cut: read.leftOut,
    hasOwn: hasOwnColumns(read),
  };
  return { table, rows: (columns) => givenRows(read, columns) };
}
