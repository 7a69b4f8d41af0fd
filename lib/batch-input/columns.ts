import { identifierKey } from '../identifier';
import { nameHint } from './header-names';
import { namedIn } from './named-in';
import type { Column } from './table';

const ROWS_A_STEP = 25;
// Fewer than these of the cells in a column, and it is about something else, with a person in it now and then.
const LEAST_SHARE = 0.5;
// Where the same few people come again and again, they own the rows, or are their assistants.
const LEAST_DISTINCT = 0.3;
const ENOUGH_TO_REPEAT = 10;

/** Counts whom the cells of each column name. */
export function* columnsOf(
  rows: readonly (readonly string[])[],
  names: readonly string[],
): Generator<void, Column[]> {
  const counts = names.map((name) => ({ name, filled: 0, profiles: 0, addresses: 0 }));
  const people = names.map(() => new Set<string>());
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_STEP === 0) yield;
    counts.forEach((count, column) => {
      const cell = row[column] ?? '';
      if (cell.trim() === '') return;
      count.filled++;
      const [one, another] = namedIn(cell);
      if (one === undefined || another !== undefined) return;
      count[one.kind === 'profile' ? 'profiles' : 'addresses']++;
      people[column]?.add(identifierKey(one));
    });
  }
  return counts.map((count, column) => ({ ...count, distinct: people[column]?.size ?? 0 }));
}

/**
 * The columns that name the people whom the rows are about: profiles first, then addresses, those at work before others; the fuller before the emptier. Empty where no cell names anybody.
 */
export function suggestedColumns(columns: readonly Column[]): number[] {
  const naming = columns.flatMap((column, at) => (namesIn(column) > 0 ? [{ column, at }] : []));
  const sure = naming.filter(({ column }) => isAboutPeople(column));
  const chosen = sure.length > 0 ? sure : naming;
  return chosen
    .toSorted(
      ({ column: one }, { column: other }) =>
        rankOf(one) - rankOf(other) || namesIn(other) - namesIn(one),
    )
    .map(({ at }) => at);
}

/** People whom the column names. */
function namesIn({ profiles, addresses }: Column): number {
  return profiles + addresses;
}

function isAboutPeople(column: Column): boolean {
  const hint = nameHint(column.name);
  const names = namesIn(column);
  const isRepeated = names >= ENOUGH_TO_REPEAT && column.distinct < names * LEAST_DISTINCT;
  if (hint === 'beside' || isRepeated) return false;
  return hint !== undefined || names >= column.filled * LEAST_SHARE;
}

function rankOf({ name, profiles, addresses }: Column): number {
  const hint = nameHint(name);
  if (profiles >= addresses) return hint === 'profile' ? 0 : 1;
  if (hint === 'business') return 2;
  return hint === 'private' ? 4 : 3;
}
