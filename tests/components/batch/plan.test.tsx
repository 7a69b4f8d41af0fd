import { act, fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { words } from '../library/page';
import { PROVIDER } from '../panel/world';
import { expectAccessible } from '../setup';
import { button, drawBatch, press } from './page';
import { rowsOf } from './world';

const ROWS = rowsOf({ waiting: 40, duplicate: 3, invalid: 2, 'other-class': 5, forgotten: 1 });

/** What the plan says, by its terms. */
function facts(): Record<string, string> {
  return Object.fromEntries(
    screen
      .getAllByRole('term')
      .map((term) => [words(term), words(term.nextElementSibling ?? term)]),
  );
}

describe('the plan of a batch', () => {
  it('says what was given, what is free, what is sent, and what it costs', async () => {
    const { container } = await drawBatch({}, ROWS, { plan: { known: 7, timeS: 150 } });
    expect(facts()).toMatchObject({
      Given: '51 rows',
      Duplicate: '3',
      'Never looked up': '1',
      'Already known': '7, free',
      'To look up': '40 addresses',
      Requests: '2',
      Price: 'up to 80 credits',
      Time: 'about 3 minutes',
      'Credits left':
        '120 credits today · 1,800 credits this month · 42 credits with Crustdata' +
        'That may not be enough. The batch then pauses, and goes on when you say so.',
    });
    expect(screen.getByText('Nothing has been sent yet.')).toBeTruthy();
    await expectAccessible(container);
  });

  it('names each row that names nobody, with its line, its text and the reason', async () => {
    await drawBatch({}, ROWS);
    const list = screen.getByText('2 rows').closest('details');
    const items = [...(list?.querySelectorAll('li') ?? [])].map(words);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatch(/^Row \d+ see below No profile link and no e-mail address$/);
  });

  it('starts at the price on its button', async () => {
    const { stage } = await drawBatch({}, ROWS);
    await press('Start, up to 80 credits');
    expect(stage.sent.at(-1)).toEqual([
      'start-batch',
      {
        id: 'b1',
        atMost: { profile: 2, email: 2 },
        planned: { provider: PROVIDER.id, isEveryClass: false },
      },
    ]);
    expect(screen.getByRole('progressbar', { name: 'Progress' })).toBeTruthy();
  });

  it('is planned anew where addresses of other classes are to be looked up, too', async () => {
    const { stage } = await drawBatch({}, ROWS);
    const box = screen.getByRole('checkbox', { name: 'Look them up too' });
    await act(async () => void fireEvent.click(box));
    expect(stage.sent.at(-1)).toEqual(['plan-batch', { id: 'b1', isEveryClass: true }]);
  });

  it('is planned anew for another provider', async () => {
    const { stage } = await drawBatch({}, ROWS);
    const select = screen.getByRole('combobox', { name: 'Provider' });
    await act(async () => void fireEvent.change(select, { target: { value: 'second' } }));
    expect(stage.sent.at(-1)).toEqual(['plan-batch', { id: 'b1', provider: 'second' }]);
  });

  it('has nothing to start where it names nobody, and is free where all are known', async () => {
    const { unmount } = await drawBatch({}, rowsOf({ invalid: 3 }));
    expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
    expect(screen.getByText(/^Nobody in this list would be looked up\./)).toBeTruthy();
    expect(screen.queryByText('free')).toBeNull();
    unmount();
    await drawBatch({}, rowsOf({ waiting: 2 }), {
      plan: { known: 2, toSend: { profile: 0, email: 0 }, price: { min: 0, max: 0 } },
    });
    expect(button('Start, free')).toBeTruthy();
  });

  it('says where the key’s plan does not have it', async () => {
    await drawBatch({}, rowsOf({ waiting: 2 }), {
      plan: { price: { min: 0, max: 4, isOut: true } },
    });
    expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
    expect(screen.getByText(/^Your plan with .+ does not include/)).toBeTruthy();
  });

  it('is deleted when it is discarded', async () => {
    const { stage } = await drawBatch({}, ROWS);
    await press('Discard');
    expect(stage.sent.at(-1)).toEqual(['delete-batch', { id: 'b1' }]);
    expect(stage.gone).toEqual(['batches']);
  });

  it('shows what there is to agree to where nobody has agreed', async () => {
    const { container } = await drawBatch({}, ROWS, {
      providers: [PROVIDER],
      failures: { 'start-batch': { code: 'no-consent', charged: 'no' } },
    });
    await press(/^Start/);
    expect(button('I agree')).toBeTruthy();
    await expectAccessible(container);
    await press('I agree');
    expect(screen.queryByRole('button', { name: 'I agree' })).toBeNull();
    expect(button(/^Start/)).toBeTruthy();
  });

  it('is planned anew where the price has changed meanwhile, and says so', async () => {
    const { stage } = await drawBatch({}, ROWS, {
      failures: { 'start-batch': { code: 'price-changed', charged: 'no' } },
    });
    stage.plan = { price: { min: 0, max: 120 } };
    await press('Start, up to 80 credits');
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(button('Start, up to 120 credits')).toBeTruthy();
  });

  it('tells what is left with the provider as it is now, however long the page has been open', async () => {
    const { stage, model } = await drawBatch({}, ROWS, {
      providers: [{ ...PROVIDER, creditsLeft: 900 }],
    });
    expect(screen.getByText(/900 credits/)).toBeTruthy();
    stage.providers = [{ ...PROVIDER, creditsLeft: 12 }];
    await act(() => model.open('b1').makePlan());
    expect(screen.getByText(/12 credits/)).toBeTruthy();
  });

  it('that could not be read is read once what stood in the way is mended', async () => {
    const { stage, model } = await drawBatch({}, ROWS, {
      failures: { 'plan-batch': { code: 'storage-full', charged: 'no' } },
    });
    expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
    stage.failures = {};
    await act(() => model.open('b1').mended());
    expect(button(/^Start/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
