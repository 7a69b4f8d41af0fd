import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { freeFailure } from '../../../lib/failure';
import { expectAccessible, submit } from '../setup';
import { button, drawBatches, press } from './page';
import { givenTable } from './world';

async function paste(words: string) {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { files: [], getData: () => words } });
  await act(async () => {
    document.body.dispatchEvent(event);
  });
}

const dataCommands = (sent: readonly (readonly [string, unknown])[]) => sent.map(([type]) => type);

describe('a new batch', () => {
  it('takes a file, a pasted list, or what is pasted anywhere; nothing is made of it yet', async () => {
    const { container, stage } = await drawBatches('new');
    expect(screen.getByLabelText('A file').getAttribute('type')).toBe('file');
    expect(screen.getByRole('textbox', { name: 'Or paste a list' })).toBeTruthy();
    await expectAccessible(container);
    await paste('amara.test@northwind.example.com');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('3 rows');
    expect(stage.sent).toEqual([]);
    await expectAccessible(container);
  });

  it('reads what is typed when the button is pressed', async () => {
    await drawBatches('new');
    const box = screen.getByRole('textbox', { name: 'Or paste a list' });
    fireEvent.input(box, { target: { value: 'amara.test@northwind.example.com' } });
    submit(box);
    await waitFor(() => screen.getByRole('heading', { name: '3 rows' }));
  });

  it('shows the recognised column first, with the share of its cells that name somebody', async () => {
    await drawBatches('new');
    await paste('…');
    const column = screen.getByLabelText('The column that names the person');
    expect((column as HTMLSelectElement).selectedOptions[0]?.textContent).toBe(
      'LinkedIn (67 % name somebody)',
    );
    const other = screen.getByLabelText('Where that is empty') as HTMLSelectElement;
    expect(other.selectedOptions[0]?.textContent).toBe('E-mail (67 % name somebody)');
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(heads).toEqual(['LinkedIn', 'E-mail', 'Name']);
  });

  it('makes a batch by another column where the user chooses it, and goes to its plan', async () => {
    const { stage } = await drawBatches('new');
    await paste('…');
    fireEvent.change(screen.getByLabelText('The column that names the person'), {
      target: { value: '1' },
    });
    fireEvent.change(screen.getByLabelText('Where that is empty'), { target: { value: '-1' } });
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' Spring list ' } });
    await press('Show the price');
    await waitFor(() => expect(stage.gone).toEqual(['batches/b1']));
    expect(stage.sent[0]).toEqual([
      'new-batch',
      {
        provider: 'crustdata',
        from: 'text',
        name: 'Spring list',
        columns: ['Name', 'E-mail', 'LinkedIn'],
      },
    ]);
    const [, added] = stage.sent[1] ?? [];
    expect((added as { rows: { given: string }[] }).rows.map(({ given }) => given)).toEqual([
      'amara.test@northwind.example.com',
      'jonas.probe@acme.example.com',
      '',
    ]);
  });

  it('adds rows a thousand at a time', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => ['', `p${index}@x.example.com`, '']);
    const { stage } = await drawBatches('new', { given: givenTable({ rows, suggested: [1] }) });
    await paste('…');
    await press('Show the price');
    await waitFor(() => expect(stage.gone).toHaveLength(1));
    const counts = stage.sent.flatMap(([type, args]) =>
      type === 'add-rows' ? [(args as { rows: unknown[] }).rows.length] : [],
    );
    expect(counts).toEqual([1_000, 1_000, 500]);
  });

  it('deletes a batch that did not get all its rows, and says why', async () => {
    const { stage } = await drawBatches('new', {
      failures: { 'add-rows': freeFailure('storage-full').failure },
    });
    await paste('…');
    await press('Show the price');
    expect(dataCommands(stage.sent)).toEqual(['new-batch', 'add-rows', 'delete-batch']);
    expect(stage.gone).toEqual([]);
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(button('Show the price')).toBeTruthy();
  });

  it('says why a file cannot be read, and takes another', async () => {
    const { container, stage } = await drawBatches('new', { given: { refusal: 'A workbook.' } });
    await paste('PK');
    expect(screen.getByRole('alert').textContent).toBe('A workbook.');
    await expectAccessible(container);
    stage.given = givenTable();
    const file = new File(['a'], 'Leads 2026.csv');
    const input = screen.getByLabelText('A file');
    Object.defineProperty(input, 'files', { value: [file] });
    fireEvent.change(input);
    await waitFor(() => screen.getByRole('heading', { name: '3 rows' }));
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Leads 2026');
  });

  it('takes a dropped file, wherever it is dropped', async () => {
    await drawBatches('new');
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, {
      dataTransfer: { files: [new File(['a'], 'l.csv')], getData: () => '' },
    });
    await act(async () => {
      document.body.dispatchEvent(event);
    });
    expect(event.defaultPrevented).toBe(true);
    await waitFor(() => screen.getByRole('heading', { name: '3 rows' }));
  });

  it('says so where no column was recognised, and how many rows are left out', async () => {
    await drawBatches('new', { given: givenTable({ suggested: [], shares: [0, 0, 0], cut: 2 }) });
    await paste('…');
    expect(screen.getByText(/^No column was recognised\./)).toBeTruthy();
    expect(screen.getByText(/2 rows at its end are left out/)).toBeTruthy();
    await press('Another list');
    expect(screen.getByLabelText('A file')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    // What was pasted can be corrected.
    expect(screen.getByRole('textbox', { name: 'Or paste a list' })).toHaveProperty('value', '…');
  });

  it('takes what is pasted after something was refused', async () => {
    const { stage } = await drawBatches('new', { given: { refusal: 'A workbook.' } });
    await paste('…');
    expect(screen.getByRole('alert').textContent).toBe('A workbook.');
    stage.given = givenTable();
    await paste('amara.test@northwind.example.com');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('3 rows');
  });
});
