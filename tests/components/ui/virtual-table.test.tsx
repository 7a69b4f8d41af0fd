import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualTable } from '../../../components/ui/virtual-table';
import { rowAfter } from '../../../components/ui/virtual-table-keys';
import type { TableColumn, TableSort } from '../../../components/ui/virtual-table-types';
import { widen, words } from '../library/page';
import { expectAccessible } from '../setup';

interface Someone {
  readonly id: string;
  readonly name: string;
  readonly company?: string;
}

const COLUMNS: readonly TableColumn<Someone>[] = [
  {
    id: 'name',
    title: 'Name',
    widthPx: 160,
    isSortable: true,
    narrow: 'first',
    draw: ({ name }) => <bdi>{name}</bdi>,
  },
  { id: 'company', title: 'Company', widthPx: 120, draw: ({ company }) => company },
];
const keyOf = ({ id }: Someone) => id;
const nameOf = ({ name }: Someone) => name;

function people(count: number): Someone[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    name: `Amara Test ${index}`,
    company: index % 2 === 0 ? 'Tarnhall' : undefined,
  }));
}

function drawn(first: readonly Someone[]) {
  const heard = { opened: [] as string[], sorted: [] as string[] };
  let change: (rows: readonly Someone[]) => void = () => undefined;
  function Around() {
    const [rows, setRows] = useState(first);
    const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
    const [sort, setSort] = useState<TableSort>({ by: 'name', isDescending: false });
    change = setRows;
    return (
      <VirtualTable
        label="People"
        {...{ columns: COLUMNS, rows, keyOf, nameOf, sort }}
        onSort={(by) => {
          heard.sorted.push(by);
          setSort({ by, isDescending: !sort.isDescending });
        }}
        onOpen={(row) => heard.opened.push(row.id)}
        selection={{
          selected,
          onSelect: (keys, isSelected) => {
            const next = new Set(selected);
            for (const key of keys) isSelected ? next.add(key) : next.delete(key);
            setSelected(next);
          },
        }}
      />
    );
  }
  const view = render(<Around />);
  return { ...view, heard, change: (rows: readonly Someone[]) => change(rows) };
}

const grid = () => screen.getByRole('grid', { name: 'People' });
const rows = () => within(grid()).getAllByRole('row').slice(1);
const focused = () => words(document.activeElement ?? document.body);
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const selectedNames = () =>
  rows()
    .filter((row) => row.getAttribute('aria-selected') === 'true')
    .map(words);
/** The Tab key leads to one row. */
const enter = () => grid().querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();

beforeEach(() => widen(1024));

describe('a virtual table', () => {
  it('says how many rows there are and draws those in sight alone', async () => {
    const { container } = drawn(people(50_000));
    expect(grid().getAttribute('aria-rowcount')).toBe('50001');
    expect(rows().length).toBeGreaterThan(10);
    expect(rows().length).toBeLessThan(60);
    expect(rows().map((row) => row.getAttribute('aria-rowindex'))).toEqual(
      rows().map((_, index) => `${index + 2}`),
    );
    await expectAccessible(container);
  });

  it('keeps the room of the rows that it leaves out', () => {
    drawn(people(50_000));
    const gaps = [...grid().querySelectorAll<HTMLElement>('tr.gap td')];
    const gapsPx = gaps.reduce((sum, { style }) => sum + Number.parseFloat(style.blockSize), 0);
    expect(gapsPx + rows().length * 36).toBe(50_000 * 36);
  });

  it('is one stop of the Tab key, through whose rows arrows, pages and ends lead', () => {
    drawn(people(50_000));
    expect(grid().querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
    enter();
    expect(focused()).toContain('Amara Test 0');
    press('ArrowDown');
    expect(focused()).toContain('Amara Test 1');
    press('PageDown');
    const paged = Number(/\d+/.exec(focused())?.[0]);
    expect(paged).toBeGreaterThan(5);
    press('PageUp');
    expect(focused()).toContain('Amara Test 1');
    press('End');
    expect(focused()).toContain('Amara Test 49999');
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('50001');
    press('Home');
    press('ArrowUp');
    expect(focused()).toContain('Amara Test 0');
  });

  it('opens with Enter or a click, and not with a click on the checkbox', () => {
    const { heard } = drawn(people(5));
    enter();
    press('ArrowDown');
    press('Enter');
    fireEvent.click(screen.getByText('Amara Test 3'));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test 2' }));
    expect(heard.opened).toEqual(['p1', 'p3']);
  });

  it('selects with Space, a range with Shift, all with Ctrl+A or the head', async () => {
    const { container } = drawn(people(6));
    enter();
    press(' ');
    expect(selectedNames()).toEqual(['Amara Test 0Tarnhall']);
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    expect(selectedNames()).toHaveLength(3);
    press(' ');
    expect(selectedNames()).toHaveLength(2);
    press('End');
    press(' ', { shiftKey: true });
    expect(selectedNames()).toHaveLength(6);
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all' });
    expect(all.checked).toBe(true);
    fireEvent.click(all);
    expect(selectedNames()).toEqual([]);
    press('a', { ctrlKey: true });
    expect(selectedNames()).toHaveLength(6);
    press(' ');
    expect(all.indeterminate).toBe(true);
    await expectAccessible(container);
  });

  it('selects from one click to another with Shift', () => {
    drawn(people(6));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test 1' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test 4' }), {
      shiftKey: true,
    });
    expect(selectedNames()).toHaveLength(4);
  });

  it('goes on by keys from a row whose checkbox was clicked', () => {
    drawn(people(6));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test 4' }));
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('6');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('7');
  });

  it('selects with Shift from the row that was clicked, wherever it is by another order', () => {
    const all = people(6);
    const { change } = drawn(all);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test 1' }));
    change(all.toReversed());
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test 3' }), {
      shiftKey: true,
    });
    expect(selectedNames()).toHaveLength(3);
  });

  it('sorts by its heads, which say how it is sorted', () => {
    const { heard } = drawn(people(3));
    const head = screen.getByRole('columnheader', { name: /Name/ });
    expect(head.getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(within(head).getByRole('button', { name: /Name/ }));
    expect(head.getAttribute('aria-sort')).toBe('descending');
    const other = screen.getByRole('columnheader', { name: 'Company' });
    expect(other.hasAttribute('aria-sort')).toBe(false);
    expect(within(other).queryByRole('button')).toBeNull();
    expect(heard.sorted).toEqual(['name']);
  });

  it('keeps the focus on its row where rows come, and gives it to the next where that row goes', async () => {
    const all = people(20);
    const { change } = drawn(all);
    enter();
    press('ArrowDown');
    press('ArrowDown');
    const more = [...people(3).map((one) => ({ ...one, id: `new ${one.id}` })), ...all];
    await act(() => change(more));
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('7');
    expect(focused()).toContain('Amara Test 2');
    await act(() => change(more.filter(({ id }) => id !== 'p2')));
    expect(focused()).toContain('Amara Test 3');
    await act(() => change([]));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('has two lines a row in a narrow window, without a dot before what is not there', async () => {
    widen(360);
    const { container, heard } = drawn(people(5));
    const [first, second] = rows();
    expect(first?.querySelectorAll('.line')[0]?.textContent).toBe('Amara Test 0');
    expect(first?.querySelectorAll('.line')[1]?.textContent).toBe('Tarnhall');
    expect(second?.querySelectorAll('.line')[1]?.textContent).toBe('');
    fireEvent.click(screen.getByRole('button', { name: 'Ascending' }));
    expect(screen.getByRole('button', { name: 'Descending' })).toBeTruthy();
    expect(heard.sorted).toEqual(['name']);
    await expectAccessible(container);
  });
});

describe('a key', () => {
  it('leads nowhere outside, nor in an empty table', () => {
    expect(rowAfter('PageDown', 8, 10, 5)).toBe(9);
    expect(rowAfter('PageUp', 2, 10, 5)).toBe(0);
    expect(rowAfter('ArrowDown', 0, 0, 5)).toBeUndefined();
    expect(rowAfter('x', 0, 10, 5)).toBeUndefined();
  });
});
