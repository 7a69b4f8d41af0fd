import { screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { widen, words } from '../library/page';
import { NOON } from '../library/world';
import { expectAccessible } from '../setup';
import { drawBatches } from './page';
import { rowsOf, storedBatch } from './world';

beforeEach(() => widen(1024));

describe('the list of batches', () => {
  it('says what a batch is where there is none, and leads to a new one', async () => {
    const { container } = await drawBatches('');
    expect(screen.getByText(/^There is no batch yet\./)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'New batch' });
    expect(link.getAttribute('href')).toBe('#batches/new');
    await expectAccessible(container);
  });

  it('shows each with its source, state, how many were found of all, and its cost', async () => {
    const { container } = await drawBatches('', {
      batches: [
        storedBatch({ id: 'b2', rows: 10, state: 'ended', isStopped: true }),
        storedBatch({ id: 'b1', rows: 4, from: 'page', name: '', at: NOON - 9e7 }),
        storedBatch({ id: 'b0', rows: 0, state: 'draft' }),
      ],
      rows: {
        b2: rowsOf({ found: 6, missed: 1, duplicate: 2, unsent: 1 }),
        b1: rowsOf({ waiting: 4 }),
      },
      credits: 12,
    });
    const [, body] = within(screen.getByRole('table', { name: 'Batches' })).getAllByRole(
      'rowgroup',
    );
    if (body === undefined) throw new Error('The table has no body.');
    const cells = within(body)
      .getAllByRole('row')
      .map((row) => [...row.children].map(words));
    expect(cells).toEqual([
      ['Attendees', 'File', 'Nov 22, 2026', 'Crustdata', 'Stopped', '6 of 8', '12 credits'],
      ['Page', 'Page', 'Nov 21, 2026', 'Crustdata', 'Not started', '4 rows', '12 credits'],
    ]);
    const link = screen.getByRole('link', { name: 'Attendees' });
    expect(link.getAttribute('href')).toBe('#batches/b2');
    await expectAccessible(container);
  });

  it('says that it cannot be shown in a private window', async () => {
    await drawBatches('', { hasNoStore: true });
    expect(screen.getByText(/private window/)).toBeTruthy();
  });

  it('says why it cannot be read', async () => {
    await drawBatches('', { list: () => Promise.reject(new DOMException('', 'VersionError')) });
    expect(screen.getByRole('alert').textContent).toContain('newer version');
  });

  it('says of a batch that is not there that it is gone', async () => {
    await drawBatches('b9');
    const heading = screen.getByRole('heading', { level: 1 });
    expect(heading.textContent).toBe('This batch is not here');
  });
});
