import { identifierLabel } from '../../lib/identifier';
import type { RowState, StoredBatchRow } from '../../lib/store/batch-rows';
import { textLanguage } from '../../lib/text';
import { fold, wordsOf } from '../panel/chooser-rows';
import type { TableSort } from '../ui/virtual-table-types';

/** Which rows are shown: those in which all the words are, and of one state; what is empty keeps nothing out. */
export interface RowFilter {
  readonly words: string;
  readonly state: RowState | '';
}

/** Lets everything through. */
export const NO_ROW_FILTER: RowFilter = { words: '', state: '' };

// What rows can be sorted by beside their position.
const COLUMNS = ['name', 'title', 'company', 'place', 'email', 'state', 'credits'] as const;
// What a filter looks in, made once for each row.
const folded = new WeakMap<StoredBatchRow, string>();

function foldedOf(row: StoredBatchRow): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const { given, identifier, facts = {}, cells = [] } = row;
  const label = identifier === undefined ? '' : identifierLabel(identifier);
  const made = fold([given, label, ...Object.values(facts), ...cells].join('\n'));
  folded.set(row, made);
  return made;
}

/** The rows that pass a filter, in their order. */
export function filteredRows(
  rows: readonly StoredBatchRow[],
  { words, state }: RowFilter,
): readonly StoredBatchRow[] {
  const sought = wordsOf(words);
  if (sought.length === 0 && state === '') return rows;
  return rows.filter((row) => {
    if (state !== '' && row.state !== state) return false;
    return sought.length === 0 || sought.every((word) => foldedOf(row).includes(word));
  });
}

/** Rows in that order; equal ones, and those of which there is nothing to go by, as they were given, the latter last. */
export function sortedRows(
  rows: readonly StoredBatchRow[],
  { by, isDescending }: TableSort,
): readonly StoredBatchRow[] {
  if (by === 'position') return isDescending ? rows.toReversed() : rows;
  const { compare } = new Intl.Collator(textLanguage(), { numeric: true });
  const turn = isDescending ? -1 : 1;
  const column = COLUMNS.find((one) => one === by);
  if (column === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, column) }));
  keyed.sort((one, other) => {
    if (one.key === undefined || other.key === undefined) {
      return Number(one.key === undefined) - Number(other.key === undefined);
    }
    const order =
      typeof one.key === 'number' && typeof other.key === 'number'
        ? one.key - other.key
        : compare(`${one.key}`, `${other.key}`);
    return turn * order;
  });
  return keyed.map(({ row }) => row);
}

function keyOf(row: StoredBatchRow, by: (typeof COLUMNS)[number]): string | number | undefined {
  if (by === 'state') return row.state;
  if (by === 'credits') return row.credits;
  return row.facts?.[by];
}
