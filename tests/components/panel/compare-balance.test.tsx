import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import type { View } from '../../../components/panel/view';
import { FailureError } from '../../../lib/failure';
import type { TrustedCommands } from '../../../lib/messages';
import type { Receipt } from '../../../lib/store/rows';
import { expectAccessible } from '../setup';
import { AMARA, answerWith, buildPanel, PROVIDER, personNamed, type Stage } from './world';

type Compared = TrustedCommands['compare-balance']['value'];

const EARLIER: Receipt = {
  id: 'r1',
  provider: 'crustdata',
  state: 'uncertain',
  price: { min: 1, max: 2 },
  at: 1_700_000_000_000,
};
const provider = PROVIDER;
const READY = {
  kind: 'ready',
  identifier: AMARA,
  reason: 'uncertain',
  earlier: EARLIER,
  provider,
} as const satisfies View;
const FAILED = {
  kind: 'failure',
  failure: { code: 'timed-out', charged: 'maybe', waitedS: 25, receiptId: 'r1' },
  identifier: AMARA,
  provider,
} as const satisfies View;
const NAME = 'Compare with the balance';

async function drawn(view: View, compared?: Compared, changed: Partial<Stage> = {}) {
  const compare = vi.fn(async () => compared ?? { settled: 0, open: 1 });
  const built = await buildPanel({ compare, ...changed });
  built.model.provider.value = PROVIDER;
  built.model.view.value = view;
  return { ...built, compare, ...render(<Panel model={built.model} />) };
}

async function press() {
  const button = await screen.findByRole('button', { name: NAME });
  button.focus();
  fireEvent.click(button);
}

/** The live region that says it, of the several in the panel. */
const status = (words: string) =>
  waitFor(() => {
    const said = screen.getAllByRole('status').filter(({ textContent }) => textContent === words);
    expect(said).toHaveLength(1);
    return said[0];
  });

describe('somebody whose earlier request may have been charged', () => {
  it('is offered with a free comparison beside the price', async () => {
    const { compare, container } = await drawn(READY);
    await screen.findByRole('button', { name: NAME });
    await expectAccessible(container);
    await press();
    await waitFor(() =>
      expect(compare).toHaveBeenCalledWith({ provider: 'crustdata', receiptId: 'r1' }),
    );
    expect(compare).toHaveBeenCalledTimes(1);
  });

  it('is offered as usual where nothing was taken, which is said once, and the focus is kept', async () => {
    const { container, stage } = await drawn(READY, { settled: 1, open: 0, taken: 0 });
    await press();
    const said = await status('The balance says that nothing was taken.');
    expect(screen.queryByRole('button', { name: NAME })).toBeNull();
    expect(screen.getByRole('button', { name: 'Look up · 1–2 credits' })).toBeTruthy();
    expect(screen.queryByText(/may have been charged/)).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(stage.asked).toEqual([]);
    await expectAccessible(container);
  });

  it('is told what was taken, and that looking up again is charged once more', async () => {
    const { model } = await drawn(READY, { settled: 1, open: 0, taken: 1 });
    await press();
    await status('The balance says that 1 credit was taken.');
    expect(screen.getByText(/cost 1 credit, and its answer was lost/)).toBeTruthy();
    expect(model.view.value).toMatchObject({ reason: 'lost', earlier: { isByBalance: true } });
  });

  it.each([
    [
      { settled: 0, open: 1, waitS: 90 },
      'Too early to tell: a charge may still come. Compare again in 90 seconds.',
    ],
    [{ settled: 2, open: 1 }, 'The balance cannot tell what was taken.'],
  ])('stays where it is not told: %j', async (compared, words) => {
    const { model } = await drawn(READY, compared);
    await press();
    await status(words);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: NAME }));
    expect(model.view.value).toBe(READY);
  });

  it('stays where the balance cannot be asked, and hears why', async () => {
    const compare = vi.fn(() =>
      Promise.reject(new FailureError({ code: 'offline', charged: 'no' })),
    );
    await drawn(READY, undefined, { compare });
    await press();
    await waitFor(() => expect(screen.getByText(/has no network/)).toBeTruthy());
    expect(screen.getByRole('button', { name: NAME })).toBeTruthy();
  });

  it('is told of another one what is said of that one', async () => {
    const { model } = await drawn(READY);
    await press();
    await status('The balance cannot tell what was taken.');
    model.view.value = { ...READY, earlier: { ...EARLIER, id: 'r2' } };
    await waitFor(() => expect(screen.queryByText(/cannot tell/)).toBeNull());
    expect(screen.getByRole('button', { name: NAME })).toBeTruthy();
  });

  it('begins with its heading where the balance was asked before', async () => {
    await drawn({
      ...{ ...READY, reason: 'lost' },
      earlier: { ...EARLIER, state: 'settled', credits: 2, isByBalance: true },
    });
    await status('The balance says that 2 credits were taken.');
    const heading = screen.getByRole('heading', { name: 'in/amara-0x1c' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it.each([
    [
      'the request is still on its way',
      { ...READY, reason: 'running' as const, earlier: undefined },
    ],
    ['it is of the demo', { ...READY, provider: { ...PROVIDER, isDemo: true } }],
    ['it told itself', { ...READY, earlier: { ...EARLIER, state: 'settled', credits: 1 } }],
  ])('has nothing to compare where %s', async (_, view) => {
    await drawn(view as View);
    await screen.findByRole('heading', { name: 'in/amara-0x1c' });
    expect(screen.queryByRole('button', { name: NAME })).toBeNull();
  });

  it('is not compared in a private window, where the receipt stays in memory', async () => {
    await drawn(READY, undefined, { isPrivate: true });
    await screen.findByRole('heading', { name: 'in/amara-0x1c' });
    expect(screen.queryByRole('button', { name: NAME })).toBeNull();
  });
});

describe('a failure that may have been charged', () => {
  it('is compared too: what it cost is said once, by the balance, and the focus is kept', async () => {
    const { container, model } = await drawn(FAILED, { settled: 1, open: 0, taken: 2 });
    expect((await screen.findByRole('alert')).textContent).toContain('It may have been charged.');
    await press();
    await waitFor(() =>
      expect(screen.getByRole('alert').textContent).toMatch(
        /seconds\. The balance says that 2 credits were taken\.$/,
      ),
    );
    expect(screen.getAllByText(/balance/i)).toHaveLength(1);
    const heading = screen.getByRole('heading', { name: 'No answer' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(model.view.value).toMatchObject({ failure: { charged: 'yes', credits: 2 } });
    await expectAccessible(container);
  });

  it.each([
    ['no receipt is known', { ...FAILED.failure, receiptId: undefined }],
    ['nothing was charged', { ...FAILED.failure, charged: 'no' }],
  ])('is not compared where %s', async (_, failure) => {
    await drawn({ ...FAILED, failure } as View);
    await screen.findByRole('alert');
    expect(screen.queryByRole('button', { name: NAME })).toBeNull();
  });
});

it('a card says that what it cost is known by the balance', async () => {
  const receipt = { ...EARLIER, state: 'settled', credits: 1, isByBalance: true } as const;
  const answer = { ...answerWith(personNamed('Amara')), receipt };
  await drawn({ kind: 'answer', answer, provider });
  expect(await screen.findByText(/^Fetched by you .* for 1 credit, by the balance\./)).toBeTruthy();
});
