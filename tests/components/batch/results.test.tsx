import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { savedFiles, widen, words } from '../library/page';
import { expectAccessible } from '../setup';
import { button, drawBatch, press } from './page';
import { batchRow, rowsOf } from './world';

const ROWS = [
  batchRow(0, 'found'),
  batchRow(1, 'missed'),
  batchRow(2, 'found'),
  batchRow(3, 'failed'),
  batchRow(4, 'duplicate', { sameAs: 0 }),
  batchRow(5, 'invalid'),
];
const saved = savedFiles();
const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr:not(.gap)')];
const people = () => rows().map((row) => words(row.children[2] ?? row));

beforeEach(() => widen(1200));

describe('the rows of a batch', () => {
  it('are a table that says of each what became of it, and why', async () => {
    const { container } = await drawBatch({ state: 'ended' }, ROWS);
    const table = screen.getByRole('grid', { name: 'Rows of this batch' });
    expect(table.getAttribute('aria-rowcount')).toBe('7');
    const outcomes = rows().map((row) => words(row.children[3] ?? row));
    expect(outcomes.slice(0, 3)).toEqual(['Found', 'Not found', 'Found']);
    expect(outcomes[3]).toMatch(/^Failed · .+/);
    expect(outcomes.slice(4)).toEqual([
      'Duplicate · as in row 1',
      'Names nobody · No profile link and no e-mail address',
    ]);
    await expectAccessible(container);
  });

  it('are filtered by words and by state, and say where none fits', async () => {
    await drawBatch({ state: 'ended' }, ROWS);
    const find = screen.getByRole('searchbox', { name: 'Find in rows' });
    await act(async () => void fireEvent.input(find, { target: { value: 'NOOR' } }));
    expect(people()).toEqual(['Noor Example']);
    const said = screen.getAllByRole('status').map(words);
    expect(said).toContain('1 row');
    await act(async () => void fireEvent.input(find, { target: { value: '' } }));
    const state = screen.getByRole('combobox', { name: 'State' });
    await act(async () => void fireEvent.change(state, { target: { value: 'found' } }));
    expect(people()).toEqual(['Amara Test', 'Noor Example']);
    await act(async () => void fireEvent.input(find, { target: { value: 'nobody' } }));
    expect(screen.getByText('No row fits these filters.')).toBeTruthy();
  });

  it('are sorted by a column, either way; what has nothing there comes last', async () => {
    await drawBatch({ state: 'ended' }, ROWS);
    await press('Title');
    expect(people().slice(0, 2)).toEqual(['Noor Example', 'Amara Test']);
    await press('Title');
    expect(people().slice(0, 2)).toEqual(['Amara Test', 'Noor Example']);
  });

  it('show the columns of the user’s own list on demand', async () => {
    await drawBatch({ state: 'ended' }, ROWS);
    expect(screen.queryByRole('columnheader', { name: 'Notes' })).toBeNull();
    await act(async () => screen.getByRole('checkbox', { name: 'Your own columns' }).click());
    expect(screen.getByRole('columnheader', { name: 'Notes' })).toBeTruthy();
    expect(screen.getAllByText('Speaks on Monday').length).toBeGreaterThan(0);
  });

  it('open the person’s card beside them; Esc closes it, and the row has the focus again', async () => {
    const { container } = await drawBatch({ state: 'ended' }, ROWS);
    const [first] = rows();
    first?.focus();
    await act(async () => void fireEvent.keyDown(first ?? container, { key: 'Enter' }));
    const card = screen.getByRole('complementary', { name: 'Amara Test' });
    expect(words(card)).toContain('crustdata:0');
    expect(words(card)).toContain('Speaks on Monday');
    expect(document.activeElement).toBe(card);
    await expectAccessible(container);
    await act(async () => void fireEvent.keyDown(card, { key: 'Escape' }));
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement?.textContent).toContain('Amara Test');
  });

  it('open what is known of a row that has no card, and of a duplicate whom it repeats', async () => {
    const { container } = await drawBatch({ state: 'ended' }, ROWS);
    const open = (place: number) =>
      act(async () => void fireEvent.click(rows()[place]?.children[2] ?? container));
    await open(3);
    expect(words(screen.getByRole('complementary'))).toContain('Failed');
    await open(4);
    expect(words(screen.getByRole('complementary'))).toContain('crustdata:0');
  });

  it('are saved as they are shown, or those that are selected', async () => {
    await drawBatch({ state: 'ended' }, ROWS);
    await press('Export');
    await act(async () => screen.getByRole('menuitem', { name: 'CSV file' }).click());
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe('Attendees.csv');
    expect(JSON.parse((await saved[0]?.blob.text()) ?? '')).toEqual({
      ...{ form: 'csv', id: 'b1', rows: 6 },
      columns: ['status', 'name', 'company'],
    });
    await act(async () => screen.getByRole('checkbox', { name: 'Select Noor Example' }).click());
    expect(screen.getByText('1 row selected')).toBeTruthy();
    await press('Export');
    await act(async () => screen.getByRole('menuitem', { name: 'JSON file' }).click());
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(JSON.parse((await saved[1]?.blob.text()) ?? '')).toMatchObject({
      form: 'json',
      rows: 1,
    });
  });

  it('are saved as they are stored, though the table does not show it yet', async () => {
    const { stage } = await drawBatch({ state: 'ended' }, ROWS);
    stage.rows.b1 = [...ROWS.slice(0, 5), batchRow(5, 'found')];
    const state = screen.getByRole('combobox', { name: 'State' });
    await act(async () => void fireEvent.change(state, { target: { value: 'found' } }));
    expect(rows()).toHaveLength(2);
    await press('Export');
    await act(async () => screen.getByRole('menuitem', { name: 'CSV file' }).click());
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(JSON.parse((await saved[0]?.blob.text()) ?? '')).toMatchObject({ rows: 3 });
    expect(rows()).toHaveLength(3);
  });

  it('are saved with other columns where the user chooses them', async () => {
    const { container } = await drawBatch({ state: 'ended' }, ROWS);
    await press('Export');
    await act(async () =>
      screen.getByRole('menuitem', { name: 'CSV file with other columns…' }).click(),
    );
    const dialog = screen.getByRole('dialog', { name: 'Columns of the file' });
    await expectAccessible(container);
    await act(async () => {
      screen.getByRole('checkbox', { name: 'Location' }).click();
    });
    await act(async () => dialog.querySelector<HTMLElement>('button[type="submit"]')?.click());
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(JSON.parse((await saved[0]?.blob.text()) ?? '').columns).toEqual([
      ...['status', 'name', 'company', 'place'],
    ]);
  });

  it('are not saved as a file without a column', async () => {
    await drawBatch({ state: 'ended', columns: [] }, ROWS);
    await press('Export');
    await act(async () =>
      screen.getByRole('menuitem', { name: 'CSV file with other columns…' }).click(),
    );
    const dialog = screen.getByRole('dialog', { name: 'Columns of the file' });
    const boxes = [...dialog.querySelectorAll<HTMLInputElement>('input:checked')];
    await act(async () => {
      for (const box of boxes) box.click();
    });
    const save = dialog.querySelector<HTMLElement>('button[type="submit"]');
    expect(save?.getAttribute('aria-disabled')).toBe('true');
    await act(async () => save?.click());
    expect(saved).toHaveLength(0);
    expect(dialog.hasAttribute('open')).toBe(true);
  });

  it('keep their table in a narrow window, with two lines a row', async () => {
    widen(320);
    const { container } = await drawBatch({ state: 'ended' }, rowsOf({ found: 3 }));
    expect(button('Ascending')).toBeTruthy();
    expect(rows()).toHaveLength(3);
    await expectAccessible(container);
  });
});
