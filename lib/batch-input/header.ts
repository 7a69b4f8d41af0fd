import { formOf } from './form';
import { isUsualName, nameHint } from './header-names';
import { namedIn } from './named-in';

// LinkedIn's own export begins with a few lines of notes.
const MOST_LINES_ABOVE = 20;
const ROWS_COMPARED = 50;
const MOSTLY = 0.8;
const LONGEST_NAME = 100;

type Rows = readonly (readonly string[])[];

/** Where the header row is among the rows; what stands above it belongs to no row. `undefined`: there is none. */
export function headerAt(rows: Rows): number | undefined {
  const above = rows.slice(0, MOST_LINES_ABOVE).findIndex((row) => row.some(names));
  const at = rows
    .slice(0, above < 0 ? MOST_LINES_ABOVE : above)
    .findIndex((row) => row.filter(isUsualName).length >= 2);
  if (at >= 0) return at;
  const [first = [], ...others] = rows.slice(0, ROWS_COMPARED);
  return above !== 0 && isHeader(first, others) ? 0 : undefined;
}

/** The only name of an only column is one that says whom it holds. Of several columns all have names, and what is below is a table of people. */
function isHeader(first: readonly string[], others: Rows): boolean {
  const [only = '', second = ''] = first;
  const hint = nameHint(only);
  if (second === '' && (hint === 'profile' || hint === 'address' || hint === 'business'))
    return true;
  if (first.length < 2 || !first.every(isLikeName) || !others.some((row) => row.some(names))) {
    return false;
  }
  const even = others.filter(({ length }) => length === first.length).length;
  const isWhole = first.every((cell) => cell.trim() !== '') && even >= others.length * MOSTLY;
  return isWhole || formOf(others) === 'table';
}

function names(cell: string): boolean {
  return namedIn(cell).length > 0;
}

/** Short, with a letter in it; the last columns of a sheet may have no name. */
function isLikeName(cell: string): boolean {
  return cell.trim() === '' || (cell.length <= LONGEST_NAME && /\p{L}/u.test(cell));
}
