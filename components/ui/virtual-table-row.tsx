import { type ComponentChild, Fragment } from 'preact';
import { text } from '../../lib/text';
import type { TableColumn } from './virtual-table-types';

/** One row of a virtual table: a cell for each column, or in a narrow window one cell of two lines. */
export function TableRow<Row>(props: {
  readonly row: Row;
  /** From 0, among all. */
  readonly index: number;
  readonly columns: readonly TableColumn<Row>[];
  readonly name: string;
  /** Absent: rows cannot be selected. */
  readonly isSelected?: boolean | undefined;
  readonly isOpen: boolean;
  /** The Tab key leads to it. */
  readonly isCurrent: boolean;
  readonly isNarrow: boolean;
  /** Whether rows can be opened. */
  readonly opens: boolean;
}) {
  const { row, index, columns, name, isSelected, isOpen, isCurrent, isNarrow, opens } = props;
  return (
    <tr
      tabIndex={isCurrent ? 0 : -1}
      class={opens ? 'opens' : undefined}
      // The head is the first.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
    >
      {isSelected !== undefined && (
        <td class="pick">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            aria-label={text('tableSelect', { name })}
          />
        </td>
      )}
      {isNarrow ? (
        <td>
          <div class="line strong">
            <Line row={row} columns={columns.filter(({ narrow }) => narrow === 'first')} />
          </div>
          <div class="line soft">
            <Line
              row={row}
              columns={columns.filter(({ narrow = 'second' }) => narrow === 'second')}
            />
          </div>
        </td>
      ) : (
        columns.map(({ id, isAtEnd, draw }) => (
          <td key={id} class={isAtEnd ? 'line end' : 'line'}>
            {draw(row)}
          </td>
        ))
      )}
    </tr>
  );
}

function Line<Row>({ row, columns }: { row: Row; columns: readonly TableColumn<Row>[] }) {
  const drawn = columns
    .map(({ id, draw }) => [id, draw(row)] as const)
    .filter(([, words]) => !isNothing(words));
  return (
    <>
      {drawn.map(([id, words], index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          {words}
        </Fragment>
      ))}
    </>
  );
}

function isNothing(words: ComponentChild): boolean {
  return words === undefined || words === null || words === '' || words === false;
}
