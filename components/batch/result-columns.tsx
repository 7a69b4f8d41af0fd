import { identifierLabel } from '../../lib/identifier';
import type { RowFacts, StoredBatchRow } from '../../lib/store/batch-rows';
import { formatNumber, plural, text } from '../../lib/text';
import type { TableColumn } from '../ui/virtual-table-types';
import { outcomeWords } from './words';

// What is in a cell may be a whole letter; no more of it than this fits into a line.
const LONGEST = 300;

/** What a row is called: the person's name, else the identifier, else what was given. */
export function rowName({ facts, identifier, given, position }: StoredBatchRow): string {
  if (facts?.name !== undefined) return facts.name;
  if (identifier !== undefined) return identifierLabel(identifier);
  const words = given.trim().slice(0, LONGEST);
  return words === '' ? text('batchLine', { line: formatNumber(position + 1) }) : words;
}

/** The columns of a batch's rows; `own`: the names of the user's own, which come last. */
export function columnsOf(own: readonly string[]): readonly TableColumn<StoredBatchRow>[] {
  return [
    {
      id: 'position',
      title: text('batchNumber'),
      widthPx: 56,
      isSortable: true,
      narrow: 'nowhere',
      draw: ({ position }) => formatNumber(position + 1),
    },
    {
      id: 'name',
      title: text('batchWho'),
      widthPx: 190,
      isSortable: true,
      narrow: 'first',
      draw: (row) => <bdi>{rowName(row)}</bdi>,
    },
    {
      id: 'state',
      title: text('batchState'),
      widthPx: 170,
      isSortable: true,
      narrow: 'second',
      draw: (row) => <Outcome row={row} />,
    },
    fact('title', text('batchTitleColumn'), 170),
    fact('company', text('batchCompany'), 150),
    fact('place', text('batchPlace'), 130, 'nowhere'),
    fact('email', text('batchEmail'), 180),
    {
      id: 'credits',
      title: text('batchCost'),
      widthPx: 90,
      isSortable: true,
      isAtEnd: true,
      narrow: 'nowhere',
      draw: ({ credits }) => (credits === undefined ? '' : plural('credits', credits)),
    },
    ...own.map(
      (title, index): TableColumn<StoredBatchRow> => ({
        id: `own-${index}`,
        title,
        widthPx: 140,
        narrow: 'nowhere',
        draw: ({ cells }) => {
          const words = cells?.[index]?.slice(0, LONGEST) ?? '';
          return words === '' ? '' : <bdi>{words}</bdi>;
        },
      }),
    ),
  ];
}

function fact(
  id: keyof RowFacts,
  title: string,
  widthPx: number,
  narrow: 'second' | 'nowhere' = 'second',
): TableColumn<StoredBatchRow> {
  return {
    ...{ id, title, widthPx, narrow },
    isSortable: true,
    draw: ({ facts }) => {
      const words = facts?.[id] ?? '';
      return words === '' ? '' : <bdi>{words}</bdi>;
    },
  };
}

/** What became of a row; told apart by its words, and by colour besides. */
function Outcome({ row }: { row: StoredBatchRow }) {
  const { state, why } = outcomeWords(row);
  const tone =
    row.state === 'found'
      ? 'good'
      : row.state === 'failed' || row.state === 'uncertain'
        ? 'bad'
        : 'soft';
  return (
    <>
      <span class={tone}>{state}</span>
      {why !== '' && <span class="soft"> · {why}</span>}
    </>
  );
}
