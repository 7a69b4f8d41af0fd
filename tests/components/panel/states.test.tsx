import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Panel } from '../../../components/panel/app';
import type { View } from '../../../components/panel/view';
import { FAILURE_CODES, type Failure } from '../../../lib/failure';
import type { Receipt } from '../../../lib/store/schema';
import { expectAccessible, submit } from '../setup';
import { AMARA, answerWith, buildPanel, PROVIDER, personNamed } from './world';

async function drawn(view: View) {
  const built = await buildPanel();
  built.model.provider.value = PROVIDER;
  built.model.view.value = view;
  return { ...built, ...render(<Panel model={built.model} />) };
}

const provider = PROVIDER;
const EARLIER: Receipt = {
  id: 'r',
  provider: 'crustdata',
  identifier: AMARA,
  identifierKey: 'profile:amara-0x1c',
  state: 'settled',
  price: { min: 1, max: 2 },
  credits: 2,
  at: 1_700_000_000_000,
};
const views: [string, View, string][] = [
  ['starting', { kind: 'starting' }, 'Starting…'],
  ['first run', { kind: 'first-run', provider }, 'Who is the person on this page?'],
  ['consent', { kind: 'consent', provider }, 'Before the first request'],
  ['no key', { kind: 'no-key', provider }, 'Crustdata needs a key'],
  ['nothing asked', { kind: 'blank', why: 'nothing-asked', provider }, 'Nobody asked for yet'],
  ['no access', { kind: 'blank', why: 'no-access', provider }, 'Sidecard cannot see this tab'],
  ['look-up', { kind: 'blank', why: 'look-up', provider }, 'Look someone up'],
  ['looking', { kind: 'blank', why: 'looking', provider }, 'Looking…'],
  ['unreadable', { kind: 'blank', why: 'unreadable', provider }, 'This page cannot be read'],
  ['linkedin', { kind: 'blank', why: 'linkedin', provider }, 'Not a public profile'],
  ['nobody', { kind: 'blank', why: 'nobody', provider }, 'Nobody found here'],
  [
    'several',
    {
      kind: 'several',
      people: [
        { identifier: AMARA, label: 'Amara' },
        { identifier: { kind: 'email', address: 'a@b.example.com' } },
      ],
      isCut: true,
      provider,
    },
    '2 profiles and addresses',
  ],
  ...(['choice', 'dear', 'running', 'uncertain', 'unreadable', 'lost'] as const).map(
    (reason): [string, View, string] => [
      `ready: ${reason}`,
      { kind: 'ready', identifier: AMARA, reason, earlier: EARLIER, provider },
      'in/amara-0x1c',
    ],
  ),
  ['working', { kind: 'working', identifier: AMARA, since: 0, provider }, 'in/amara-0x1c'],
  [
    'candidates',
    {
      kind: 'answer',
      answer: answerWith(personNamed('One'), personNamed('Two')),
      provider,
    },
    '2 candidates',
  ],
  ['no match', { kind: 'answer', answer: answerWith(), provider }, 'Nobody found'],
];

describe('every state has a view of its own', () => {
  it.each(views)('%s', async (_name, view, heading) => {
    const { container } = await drawn(view);
    expect(screen.getAllByText(heading).length).toBeGreaterThan(0);
    await expectAccessible(container);
  });
});

describe('every failure', () => {
  it.each(FAILURE_CODES)(
    '%s says what happened, what it cost, and at most one next step',
    async (code) => {
      const failure: Failure =
        code === 'rate-limited'
          ? { code, charged: 'no', retryAfterS: 9, provider: 'Crustdata' }
          : { code, charged: 'maybe', provider: 'Crustdata', receiptId: 'r', waitedS: 25 };
      const { container } = await drawn({ kind: 'failure', failure, identifier: AMARA, provider });
      const alert = screen.getByRole('alert').textContent ?? '';
      expect(alert).toContain(
        code === 'rate-limited' ? 'Nothing was charged.' : 'It may have been charged.',
      );
      expect(alert).not.toMatch(/\{\w+\}|undefined|fail[A-Z]/);
      const steps = container.querySelectorAll('main button, main a');
      expect(steps.length).toBeLessThanOrEqual(1);
      await expectAccessible(container);
    },
  );

  it('quotes the provider as words', async () => {
    const { container } = await drawn({
      kind: 'failure',
      failure: { code: 'refused', charged: 'no', provider: 'Crustdata', said: '<b>no</b>' },
      provider,
    });
    expect(container.querySelector('q')?.textContent).toBe('<b>no</b>');
  });
});

describe('going on after a refusal', () => {
  it('access that was given spends nothing by itself: the price is shown first', async () => {
    fakeBrowser.permissions.request = (async () => true) as never;
    const failure = { code: 'not-allowed', charged: 'no', provider: 'Crustdata' } as const;
    const { stage } = await drawn({ kind: 'failure', failure, identifier: AMARA, provider });
    fireEvent.click(screen.getByRole('button', { name: 'Allow access' }));
    await screen.findByRole('button', { name: 'Look up · 1–2 credits' });
    expect(stage.asked).toEqual([]);
  });

  it('a countdown can be stopped, and a very long one is a button', async () => {
    const busy = (retryAfterS: number): View => ({
      kind: 'failure',
      failure: { code: 'rate-limited', charged: 'no', retryAfterS, provider: 'Crustdata' },
      identifier: AMARA,
      provider,
      ...clicked,
    });
    let clicked: { clickedAt?: number } = { clickedAt: Date.now() };
    const { model, stage } = await drawn(busy(30));
    fireEvent.click(screen.getByRole('button', { name: 'Stop waiting' }));
    await screen.findByRole('button', { name: 'Look up · 1–2 credits' });
    model.view.value = busy(3600);
    await screen.findByRole('button', { name: 'Look again · 1–2 credits' });
    expect(screen.queryByRole('timer')).toBeNull();
    // All rounds together last no longer, and none begins that nobody waits for.
    for (const clickedAt of [Date.now() - 100_000, undefined]) {
      clicked = clickedAt === undefined ? {} : { clickedAt };
      model.view.value = busy(29);
      await screen.findByRole('button', { name: 'Look again · 1–2 credits' });
      expect(screen.queryByRole('timer')).toBeNull();
    }
    expect(stage.asked).toEqual([]);
  });
});

it('a chosen candidate does not survive into the answer about somebody else', async () => {
  const about = (address: string, ...names: string[]): View => ({
    kind: 'answer',
    answer: {
      ...answerWith(...names.map((name) => personNamed(name))),
      identifier: { kind: 'email', address },
    },
    provider,
  });
  const { model } = await drawn(about('ann@a.example.com', 'Ann', 'Anna'));
  fireEvent.click(screen.getByRole('button', { name: /^Ann 0\.9/ }));
  await screen.findByRole('heading', { level: 1, name: 'Ann' });
  model.view.value = about('bob@b.example.com', 'Bob', 'Rob');
  await screen.findByRole('heading', { name: '2 candidates' });
  expect(screen.queryByText('Ann')).toBeNull();
});

it('an answer that could not be stored says so', async () => {
  const answer = { ...answerWith(personNamed('Amara')), isKept: false };
  await drawn({ kind: 'answer', answer, provider });
  expect(screen.getByRole('alert').textContent).toContain('could not be stored');
});

it('a result is announced once', async () => {
  const answer = answerWith(personNamed('Amara'));
  await drawn({ kind: 'answer', answer, provider });
  expect(screen.getByRole('status').textContent).toBe('Amara is shown.');
});

it('the price on a button is what is asked for, and pressing it asks once', async () => {
  const { stage } = await drawn({ kind: 'ready', identifier: AMARA, reason: 'choice', provider });
  fireEvent.click(screen.getByRole('button', { name: 'Look up · 1–2 credits' }));
  await screen.findByRole('heading', { name: 'Amara' });
  expect(stage.asked).toEqual([
    { provider: 'crustdata', identifier: AMARA, how: 'ask', atMost: 2 },
  ]);
});

it('the first run keeps what was chosen, and demo people need no consent', async () => {
  const { stage } = await drawn({ kind: 'first-run', provider });
  fireEvent.click(screen.getByRole('radio', { name: 'Show the price and ask first' }));
  fireEvent.click(screen.getByRole('button', { name: 'Try it with demo people' }));
  await expect.poll(() => stage.settings).toMatchObject({ onClick: 'ask-first', provider: 'demo' });
});

it('text that names nobody is said to, and nothing is lost', async () => {
  const { model } = await drawn({ kind: 'blank', why: 'nobody', provider });
  const box = screen.getByRole<HTMLInputElement>('searchbox', {
    name: 'Profile URL or e-mail address',
  });
  fireEvent.input(box, { target: { value: 'no one' } });
  submit(box);
  expect((await screen.findByRole('alert')).textContent).toContain('no public profile');
  expect(box.value).toBe('no one');
  expect(model.view.value.kind).toBe('blank');
});
