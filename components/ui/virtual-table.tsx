import './virtual-table.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useMedia } from './use-media';
import { useVirtualRows } from './virtual-rows';
import { TableHead, TableSorting } from './virtual-table-head';
import { rowAfter } from './virtual-table-keys';
import { TableRow } from './virtual-table-row';
import type { VirtualTableProps } from './virtual-table-types';

// Below that, columns are too narrow to be read: a row has two lines instead.
const NARROW = '(max-width: 599px)';
// The same as in the style sheet.
const HEAD_PX = 36;
const ROW_PX = { wide: 36, narrow: 56 } as const;
const CHECKBOX_PX = 36;

/**
 * A table of up to tens of thousands of rows, of which those in sight are drawn. Its rows are one stop of the Tab key: arrows, Page up, Page down,
 * Home and End lead through them, Enter opens, Space selects, Shift with either goes on selecting, Ctrl+A selects all.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, keyOf, selection, onOpen, openKey, sort, place = '' } = props;
  const isNarrow = useMedia(NARROW) || props.isTight === true;
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState({ key: '', index: 0 });
  const lastAt = useRef(0);
  const at = useMemo(() => placeOf(current, lastAt.current, rows, keyOf), [current, rows, keyOf]);
  lastAt.current = at;
  const rowPx = isNarrow ? ROW_PX.narrow : ROW_PX.wide;
  const { box, items, totalPx, pageRows, bring, toTop } = useVirtualRows({
    count: rows.length,
    headPx: HEAD_PX,
    kept: at,
    rowPx,
  });
  // Where a range begins that Shift ends.
  const anchor = useRef('');
  const isMoving = useRef(false);
  // Before the new rows are in the page: a row that goes takes the focus with it.
  const hadFocus = body.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    const isLost = hadFocus && document.activeElement === document.body;
    if (!isMoving.current && !isLost) return;
    isMoving.current = false;
    const row = body.current?.querySelector<HTMLElement>(`[aria-rowindex="${at + 2}"]`);
    (row ?? box.current)?.focus({ preventScroll: true });
  });
  const order = `${place} ${sort?.by} ${sort?.isDescending}`;
  const shownOrder = useRef(order);
  useLayoutEffect(() => {
    if (shownOrder.current === order) return;
    shownOrder.current = order;
    // The row that has the focus stays in sight; else a new order begins at its beginning.
    if (hadFocus) bring(at);
    else toTop();
  }, [order]);

  function moveTo(index: number): void {
    const row = rows[index];
    if (row === undefined) return;
    isMoving.current = true;
    setCurrent({ key: keyOf(row), index });
    bring(index);
  }

  function selectRange(one: number, other: number): void {
    const those = rows.slice(Math.min(one, other), Math.max(one, other) + 1);
    selection?.onSelect(those.map(keyOf), true);
  }

  /** Selects this row, or takes it out; with Shift it selects all from the last row so chosen to this one. */
  function select(index: number, isRange: boolean): void {
    const row = rows[index];
    if (selection === undefined || row === undefined) return;
    const key = keyOf(row);
    // By another order it is elsewhere.
    const from = isRange ? rows.findIndex((one) => keyOf(one) === anchor.current) : -1;
    if (isRange) selectRange(Math.max(0, from), index);
    else selection.onSelect([key], !selection.selected.has(key));
    anchor.current = key;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey || !isRowOf(event.target)) return;
    const next = rowAfter(event.key, at, rows.length, pageRows);
    const row = rows[at];
    if (next !== undefined) {
      moveTo(next);
      if (event.shiftKey) selectRange(at, next);
    } else if (event.key === ' ' && selection !== undefined && !isCommand) {
      select(at, event.shiftKey);
    } else if (event.key === 'Enter' && row !== undefined && onOpen !== undefined && !isCommand) {
      onOpen(row);
    } else if (event.key.toLowerCase() === 'a' && isCommand && selection !== undefined) {
      selection.onSelect(rows.map(keyOf), true);
    } else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const index = Number(target.closest('tr')?.getAttribute('aria-rowindex')) - 2;
    const row = rows[index];
    if (row === undefined) return;
    setCurrent({ key: keyOf(row), index });
    if (target.closest('.pick') !== null) {
      // From there the keys go on.
      target.closest('tr')?.focus({ preventScroll: true });
      select(index, event.shiftKey);
    }
    // What is a link or a button itself does its own.
    else if (target.closest('a, button, input') === null) onOpen?.(row);
  }

  const widthPx = columns.reduce((sum, column) => sum + column.widthPx, CHECKBOX_PX);
  let drawnToPx = HEAD_PX;
  return (
    <>
      {isNarrow && <TableSorting {...props} />}
      <div class={isNarrow ? 'virtual narrow' : 'virtual'} ref={box} tabIndex={-1}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys lead through its rows, for which there is no other element.
          role="grid"
          class="num"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-multiselectable={selection === undefined ? undefined : true}
          style={isNarrow ? undefined : { minInlineSize: `${widthPx}px` }}
        >
          <TableHead {...props} isNarrow={isNarrow} />
          <tbody ref={body} onKeyDown={onKeyDown} onClick={onClick}>
            {items.flatMap(({ index, start, end }) => {
              const row = rows[index];
              if (row === undefined) return [];
              const gapPx = start - drawnToPx;
              drawnToPx = end;
              const key = keyOf(row);
              return [
                gapPx > 0 && <Gap key={`before ${key}`} px={gapPx} />,
                <TableRow
                  key={`row ${key}`}
                  row={row}
                  index={index}
                  columns={columns}
                  name={props.nameOf(row)}
                  isSelected={selection?.selected.has(key)}
                  isOpen={openKey === key}
                  isCurrent={index === at}
                  isNarrow={isNarrow}
                  opens={onOpen !== undefined}
                />,
              ];
            })}
            {totalPx > drawnToPx && <Gap px={totalPx - drawnToPx} />}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The room of rows that are not drawn. */
function Gap({ px }: { px: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing can focus it.
    <tr aria-hidden="true" class="gap">
      <td style={{ blockSize: `${px}px` }} />
    </tr>
  );
}

/** Where the row with that key is now; where it is gone, the one that has taken its place. */
function placeOf<Row>(
  current: { readonly key: string; readonly index: number },
  lastAt: number,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): number {
  const there = rows[current.index];
  if (there !== undefined && keyOf(there) === current.key) return current.index;
  const index = current.key === '' ? -1 : rows.findIndex((row) => keyOf(row) === current.key);
  return index >= 0 ? index : Math.max(0, Math.min(lastAt, rows.length - 1));
}

function isRowOf(target: EventTarget | null): boolean {
  return target instanceof HTMLTableRowElement;
}
