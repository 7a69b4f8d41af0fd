import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { text } from '../../lib/text';
import type { VirtualTableProps } from './virtual-table-types';

/** The head of a virtual table: selects all rows, and sorts them by a column. */
export function TableHead<Row>(props: VirtualTableProps<Row> & { readonly isNarrow: boolean }) {
  const { columns, selection, sort, onSort, isNarrow } = props;
  const shown = isNarrow ? columns.filter(({ narrow }) => narrow === 'first').slice(0, 1) : columns;
  return (
    <>
      <colgroup>
        {selection !== undefined && <col class="pick" />}
        {shown.map(({ id, widthPx }) => (
          <col key={id} style={isNarrow ? undefined : { inlineSize: `${widthPx}px` }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selection !== undefined && (
            <th scope="col" class="pick">
              <SelectAll {...props} />
            </th>
          )}
          {shown.map(({ id, title, isSortable, isAtEnd }) => (
            <th
              key={id}
              scope="col"
              class={isAtEnd ? 'line end' : 'line'}
              aria-sort={!isNarrow && sort?.by === id ? directionOf(sort.isDescending) : undefined}
            >
              {isSortable && !isNarrow ? (
                <button type="button" onClick={() => onSort?.(id)}>
                  <bdi>{title}</bdi>
                  {/* Its room is there always, so that nothing moves. */}
                  <span aria-hidden="true" class="way">
                    {sort?.by === id ? WAYS[directionOf(sort.isDescending)] : ''}
                  </span>
                </button>
              ) : (
                <bdi>{title}</bdi>
              )}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

const WAYS = { ascending: '↑', descending: '↓' } as const;

function directionOf(isDescending: boolean): keyof typeof WAYS {
  return isDescending ? 'descending' : 'ascending';
}

/** What the heads of columns do in a wide window. */
export function TableSorting<Row>({ columns, sort, onSort }: VirtualTableProps<Row>) {
  const id = useId();
  if (sort === undefined || onSort === undefined) return null;
  return (
    <p class="sorting">
      <label for={id}>{text('tableSortBy')}</label>
      <select id={id} value={sort.by} onChange={(event) => onSort(event.currentTarget.value)}>
        {columns
          .filter(({ isSortable }) => isSortable)
          .map((column) => (
            <option key={column.id} value={column.id}>
              {column.title}
            </option>
          ))}
      </select>
      <button type="button" class="plain" onClick={() => onSort(sort.by)}>
        {text(sort.isDescending ? 'tableDescending' : 'tableAscending')}
      </button>
    </p>
  );
}

function SelectAll<Row>({ rows, keyOf, selection }: VirtualTableProps<Row>) {
  const box = useRef<HTMLInputElement>(null);
  const selected = selection?.selected;
  const count = useMemo(
    () => (selected?.size ? rows.filter((row) => selected.has(keyOf(row))).length : 0),
    [rows, selected, keyOf],
  );
  const isAll = rows.length > 0 && count === rows.length;
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && !isAll;
  }, [count, isAll]);
  return (
    <input
      ref={box}
      type="checkbox"
      checked={isAll}
      disabled={rows.length === 0}
      aria-label={text('tableSelectAll')}
      onChange={() => selection?.onSelect(rows.map(keyOf), !isAll)}
    />
  );
}
