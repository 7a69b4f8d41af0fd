import { act, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { BatchStanding } from '../../../lib/batch-commands';
import type { StoredBatch } from '../../../lib/store/batch-rows';
import { words } from '../library/page';
import { NOON } from '../library/world';
import { PROVIDER } from '../panel/world';
import { expectAccessible } from '../setup';
import { button, drawBatch, press } from './page';
import { rowsOf } from './world';

const ROWS = rowsOf({ waiting: 6, sent: 2, found: 10, missed: 2, failed: 1, invalid: 3 });
const said = () => screen.getAllByRole('status').map(words).join('');

/** How the batch of a stage stands once that has become of it. */
async function standingAs(
  stage: Awaited<ReturnType<typeof drawBatch>>['stage'],
  changed: Partial<StoredBatch>,
): Promise<BatchStanding> {
  stage.batches = stage.batches.map((batch) => ({ ...batch, ...changed }));
  const [standing] = await stage.list();
  if (standing === undefined) throw new Error('There is no batch.');
  return standing;
}

describe('a running batch', () => {
  it('says how far it is, what came of it and what it cost, and is kept going', async () => {
    const runs: string[] = [];
    const { container } = await drawBatch({ state: 'running' }, ROWS, {
      credits: 20,
      nextAt: NOON + 40_000,
      run: (id) => {
        runs.push(id);
        return new Promise(() => undefined);
      },
    });
    const bar = screen.getByRole('progressbar', { name: 'Progress' });
    expect(bar.getAttribute('aria-valuenow')).toBe('13');
    expect(bar.getAttribute('aria-valuemax')).toBe('21');
    expect(bar.getAttribute('aria-valuetext')).toBe('13 of 21 done');
    expect(words(container)).toContain('10 found · 2 not found · 1 failed');
    expect(words(container)).toContain('20 credits so far · waits until');
    expect(runs).toEqual(['b1']);
    await expectAccessible(container);
  });

  it('says to the second until when it waits, and no longer once that has come', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { container, stage } = await drawBatch({ state: 'running' }, ROWS, {
      nextAt: NOON + 40_000,
    });
    const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium' }).format(NOON + 40_000);
    expect(words(container)).toContain(`waits until ${clock.replace(/\s/g, ' ')}`);
    stage.now = NOON + 40_000;
    await act(async () => void (await vi.advanceTimersByTimeAsync(40_000)));
    expect(words(container)).not.toContain('waits until');
  });

  it('is called again and again as long as it runs', async () => {
    let runs = 0;
    const { stage } = await drawBatch({ state: 'running' }, ROWS, {
      run: async () => {
        runs++;
        return standingAs(stage, { state: runs === 3 ? 'ended' : 'running' });
      },
    });
    await waitFor(() => expect(said()).toBe('Done: 10 found, 2 not found, 1 failed.'));
    expect(runs).toBe(3);
  });

  it('that stands is driven on as long as answers are held for which there is no room', async () => {
    let runs = 0;
    const { stage } = await drawBatch({ state: 'running' }, ROWS, {
      run: async () => {
        runs++;
        const pausedFor = { code: 'storage-full', charged: 'yes' } as const;
        const standing = await standingAs(stage, { state: 'paused', pausedFor });
        return runs < 3 ? { ...standing, isHolding: true as const } : standing;
      },
    });
    await waitFor(() => expect(runs).toBe(3));
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('An answer came, and there is no room to store it.');
    expect(alert.textContent).not.toContain('nothing was sent');
    await new Promise((next) => setTimeout(next, 50));
    expect(runs).toBe(3);
  });

  it('goes on after the worker died, and says what else stands in its way', async () => {
    let runs = 0;
    await drawBatch({ state: 'running' }, ROWS, {
      run: () => {
        runs++;
        if (runs > 2) return new Promise(() => undefined);
        return Promise.reject(
          Object.assign(new Error('failed'), {
            name: 'FailureError',
            failure: { code: runs === 1 ? 'interrupted' : 'storage-full', charged: 'no' },
          }),
        );
      },
    });
    await waitFor(() => expect(runs).toBe(3));
    expect(screen.getByRole('alert')).toBeTruthy();
  });

  it('fills in rows as they are told of', async () => {
    const { stage, tell, model } = await drawBatch({ state: 'running' }, ROWS);
    const position = ROWS.findIndex(({ state }) => state === 'waiting');
    stage.rows.b1 = ROWS.map((row) =>
      row.position === position ? { ...row, state: 'found' } : row,
    );
    await act(async () => tell({ id: 'b1', positions: [position] }));
    await waitFor(() => {
      expect(model.open('b1').rows.all.value[position]?.state).toBe('found');
      const bar = screen.getByRole('progressbar');
      expect(bar.getAttribute('aria-valuetext')).toBe('14 of 21 done');
    });
    // Nobody wants to hear of each.
    expect(said()).toBe('');
  });

  it('shows the new price where that of what is left has changed meanwhile', async () => {
    const dearer = { ...PROVIDER, price: { ...PROVIDER.price, email: { min: 1, max: 5 } } };
    const { stage } = await drawBatch({ state: 'paused' }, ROWS, {
      failures: { 'start-batch': { code: 'price-changed', charged: 'no' } },
    });
    stage.providers = [dearer];
    const before = button(/^Continue/).textContent;
    await press(/^Continue/);
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(button(/^Continue/).textContent).not.toBe(before);
    stage.failures = {};
    await press(/^Continue/);
    expect(stage.sent.at(-1)).toMatchObject(['start-batch', { atMost: { email: 5 } }]);
  });

  it('is retried at the new price where that has changed meanwhile', async () => {
    const dearer = { ...PROVIDER, price: { ...PROVIDER.price, email: { min: 1, max: 5 } } };
    const { stage } = await drawBatch({ state: 'ended' }, ROWS, {
      failures: { 'retry-batch': { code: 'price-changed', charged: 'no' } },
    });
    stage.providers = [dearer];
    const failed = /failed/i;
    await press(failed);
    stage.failures = {};
    await press(failed);
    expect(stage.sent.at(-1)).toMatchObject(['retry-batch', { atMost: { email: 5 } }]);
  });

  it('is paused and goes on at the price of what is left', async () => {
    const { stage, container } = await drawBatch({ state: 'running' }, ROWS);
    await press('Pause');
    expect(stage.sent.at(-1)).toEqual(['pause-batch', { id: 'b1' }]);
    expect(said()).toBe('Paused');
    await expectAccessible(container);
    await press('Continue, up to 16 credits');
    expect(stage.sent.at(-1)).toEqual([
      'start-batch',
      { id: 'b1', atMost: { profile: 2, email: 2 } },
    ]);
  });

  it('is stopped once that was asked', async () => {
    const { stage, container } = await drawBatch({ state: 'running' }, ROWS);
    await press('Stop');
    const dialog = screen.getByRole('dialog', { name: 'Stop this batch?' });
    expect(words(dialog)).toContain('8 people are not looked up.');
    expect(stage.sent).toEqual([]);
    await expectAccessible(container);
    dialog.querySelector<HTMLElement>('button.bad')?.click();
    await waitFor(() => expect(stage.sent).toEqual([['stop-batch', { id: 'b1' }]]));
    await waitFor(() => expect(words(container)).toContain('8 not sent'));
  });
});

describe('a batch that stands', () => {
  it('says that the browser was closed', async () => {
    await drawBatch({ state: 'paused', pausedFor: 'closed' }, ROWS);
    expect(screen.getByText(/^The browser was closed/)).toBeTruthy();
    expect(button(/^Continue/)).toBeTruthy();
  });

  it('says why, with the one next step', async () => {
    const pausedFor = { code: 'no-credit', charged: 'no', provider: 'Crustdata' } as const;
    const { container } = await drawBatch({ state: 'paused', pausedFor }, ROWS);
    expect(screen.getByRole('alert').textContent).toContain('no Crustdata credits left');
    expect(screen.getByRole('link', { name: 'Buy credits' })).toBeTruthy();
    expect(button(/^Continue/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('leads to the options where the key or a cap is in its way', async () => {
    const pausedFor = { code: 'bad-key', charged: 'no', provider: 'Crustdata' } as const;
    await drawBatch({ state: 'paused', pausedFor }, ROWS);
    expect(button('Check the key')).toBeTruthy();
  });
});

describe('a batch that is over', () => {
  const OVER = rowsOf({ found: 10, missed: 3, failed: 2, uncertain: 1, unsent: 4 });

  it('sums up, and offers each kind of rest at its own price', async () => {
    const { container, stage } = await drawBatch({ state: 'ended' }, OVER, { credits: 20 });
    expect(words(container)).toContain(
      '10 found · 3 not found · 2 failed · 1 may have been charged · 4 not sent20 credits',
    );
    const again = button('Ask again for the 1 that may have been charged, up to 2 credits');
    const about = document.getElementById(again.getAttribute('aria-describedby') ?? '');
    expect(about?.textContent).toContain('may pay for them twice');
    expect(button('Look up the 4 not sent, up to 8 credits')).toBeTruthy();
    await expectAccessible(container);
    await press('Retry the 2 that failed, up to 4 credits');
    expect(stage.sent.at(-1)).toEqual([
      'retry-batch',
      { id: 'b1', states: ['failed'], atMost: { profile: 2, email: 2 } },
    ]);
  });

  it('can be renamed', async () => {
    const { stage } = await drawBatch({ state: 'ended' }, OVER);
    await press('Rename');
    const field = screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement;
    field.value = 'Another name';
    await press('Save');
    expect(stage.sent.at(-1)).toEqual(['rename-batch', { id: 'b1', name: 'Another name' }]);
    await waitFor(() => screen.getByRole('heading', { level: 1, name: 'Another name' }));
  });

  it('is deleted once that was asked', async () => {
    const { stage } = await drawBatch({ state: 'ended' }, OVER);
    await press('Delete batch');
    const dialog = screen.getByRole('dialog', { name: 'Delete this batch?' });
    dialog.querySelector<HTMLElement>('button.bad')?.click();
    await waitFor(() => expect(stage.gone).toEqual(['batches']));
    expect(stage.sent).toEqual([['delete-batch', { id: 'b1' }]]);
  });
});
