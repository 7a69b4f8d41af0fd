import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Panel } from '../../../components/panel/app';
import type { View } from '../../../components/panel/view';
import { FAILURE_CODES, type Failure } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import type { Receipt } from '../../../lib/store/rows';
import { fakeAccess } from '../access';
import { expectAccessible, submit } from '../setup';
import { AGREED, AMARA, answerWith, buildPanel, PROVIDER, personNamed, SECOND } from './world';

async function drawn(view: View) {
  const built = await buildPanel();
  built.model.provider.value = PROVIDER;
  built.model.view.value = view;
  return { ...built, ...render(<Panel model={built.model} />) };
}

const provider = PROVIDER;
const PRESS = { kind: 'email', address: 'press@summit.example.org' } as const;
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
  ['consent', { kind: 'consent', provider, agreed: null }, 'Before the first request'],
  ['no key', { kind: 'no-key', provider }, 'Crustdata needs a key'],
  ['nothing asked', { kind: 'blank', why: 'nothing-asked', provider }, 'Nobody asked for yet'],
  ['no access', { kind: 'blank', why: 'no-access', provider }, 'Sidecard cannot see this tab'],
  ['look-up', { kind: 'blank', why: 'look-up', provider }, 'Look someone up'],
  ['looking', { kind: 'blank', why: 'looking', provider }, 'Looking…'],
  ['unreadable', { kind: 'blank', why: 'unreadable', provider }, 'This page cannot be read'],
  ['linkedin', { kind: 'blank', why: 'linkedin', provider }, 'Not a public profile'],
  ['blocked here', { kind: 'blank', why: 'blocked-here', provider }, 'Not on this site'],
  ['nobody', { kind: 'blank', why: 'nobody', provider }, 'Nobody found here'],
  [
    'unlisted',
    { kind: 'blank', why: 'unlisted', count: 3, provider },
    '3 found, all of kinds you do not list',
  ],
  [
    'one unlisted',
    { kind: 'blank', why: 'unlisted', count: 1, provider },
    '1 found, of a kind you do not list',
  ],
  ['never here', { kind: 'blank', why: 'never-here', provider }, 'Never on this site'],
  [
    'several',
    {
      kind: 'several',
      people: [
        { identifier: AMARA, label: 'Amara' },
        { identifier: { kind: 'email', address: 'a@b.example.com' } },
      ],
      isCut: true,
      known: new Set(),
      isOfPage: false,
      place: 'a list',
      provider,
    },
    '2 profiles and addresses',
  ],
  ...(['choice', 'dear', 'running', 'uncertain', 'unreadable', 'lost', 'uncharged'] as const).map(
    (reason): [string, View, string] => [
      `ready: ${reason}`,
      { kind: 'ready', identifier: AMARA, reason, earlier: EARLIER, provider },
      'in/amara-0x1c',
    ],
  ),
  [
    'ready: class',
    { kind: 'ready', identifier: PRESS, reason: 'class', emailClass: 'role', provider },
    PRESS.address,
  ],
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
          : {
              charged: 'maybe',
              provider: 'Crustdata',
              receiptId: 'r',
              waitedS: 25,
              ...(code === 'forgotten' ? { code, by: 'person', group: 'g' } : { code }),
            };
      const { container } = await drawn({ kind: 'failure', failure, identifier: AMARA, provider });
      const alert = screen.getByRole('alert').textContent ?? '';
      expect(alert).toContain(
        code === 'rate-limited' ? 'Nothing was charged.' : 'It may have been charged.',
      );
      expect(alert).not.toMatch(/\{\w+\}|undefined|fail[A-Z]/);
      // Beside what leads on, comparing what it cost is free.
      const steps = [...container.querySelectorAll('main button, main a')].filter(
        ({ textContent }) => textContent !== 'Compare with the balance',
      );
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

describe('an address of a class that is seldom found', () => {
  it.each([
    ['placeholder', 'This is a placeholder, not a real address.'],
    ['noreply', 'This is a no-reply address: nobody reads what is sent to it.'],
    ['disposable', 'This is a throw-away address.'],
    ['personal', 'This is a personal address.'],
    ['role', 'This is a role address, not one person’s.'],
  ] as const)('%s is named as such before anything is spent', async (emailClass, words) => {
    const { stage } = await drawn({
      kind: 'ready',
      identifier: PRESS,
      reason: 'class',
      emailClass,
      provider,
    });
    expect(
      screen.getByText(`${words} Crustdata looks up business addresses; a match is unlikely.`),
    ).toBeTruthy();
    expect(stage.asked).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Look up · 1–2 credits' }));
    await expect.poll(() => stage.asked.map(({ identifier }) => identifier)).toEqual([PRESS]);
  });
});

describe('the offer to watch every site', () => {
  const offer = () => screen.queryByRole('button', { name: 'Watch every site' });

  it.each(['nothing-asked', 'no-access', 'nobody'] as const)('is made at %s', async (why) => {
    const { request } = fakeAccess();
    const { container } = await drawn({ kind: 'blank', why, provider });
    fireEvent.click(await screen.findByRole('button', { name: 'Watch every site' }));
    expect(request.mock.calls).toEqual([[{ origins: ['*://*/*'] }]]);
    expect(screen.getByText(/counts the people on every page/)).toBeTruthy();
    await expectAccessible(container);
  });

  it.each(['look-up', 'looking', 'unreadable', 'linkedin', 'never-here', 'unlisted'] as const)(
    'is not made at %s',
    async (why) => {
      await drawn({ kind: 'blank', why, provider });
      await new Promise((resolve) => setTimeout(resolve));
      expect(offer()).toBeNull();
    },
  );

  it('is made to nobody who has taken it, and goes when it is', async () => {
    const { change } = fakeAccess();
    await drawn({ kind: 'blank', why: 'nobody', provider });
    await expect.poll(offer).not.toBeNull();
    change(true);
    await expect.poll(offer).toBeNull();
  });
});

it.each(['linkedin', 'never-here', 'unlisted'] as const)('%s leads to the options', async (why) => {
  const open = vi.fn(async () => undefined);
  fakeBrowser.runtime.openOptionsPage = open;
  await drawn({ kind: 'blank', why, provider });
  const [, button] = screen.getAllByRole('button', { name: 'Open options' });
  fireEvent.click(button as HTMLElement);
  await expect.poll(() => open.mock.calls.length).toBe(1);
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

it('while a page is read, says of what: its links and its text', async () => {
  await drawn({ kind: 'blank', why: 'looking', provider });
  expect(screen.getByText('Reading the links and the text of this page.')).toBeTruthy();
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
  fireEvent.click(screen.getByRole('button', { name: /^Ann / }));
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

describe('a result', () => {
  const status = () => screen.getByRole('status').textContent;
  const about = (name: string, at: number): View => ({
    kind: 'answer',
    answer: { ...answerWith(personNamed(name)), at },
    provider,
  });
  /** What a screen reader hears: every text of the status that has changed. */
  function listen(): string[] {
    const heard: string[] = [];
    const how = {
      subtree: true,
      childList: true,
      characterData: true,
      characterDataOldValue: true,
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes, oldValue } of changes) {
        const now = [target, ...addedNodes].filter((node) => node instanceof Text);
        heard.push(...now.map(({ data }) => data).filter((words) => words && words !== oldValue));
      }
    }).observe(screen.getByRole('status'), how);
    return heard;
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('is announced', async () => {
    await drawn(about('Amara', 1));
    expect(status()).toBe('Amara is shown.');
  });

  it('is not announced again where it is drawn again, or its tab comes back', async () => {
    const { model } = await drawn({ kind: 'blank', why: 'nobody', provider });
    const heard = listen();
    for (const view of [
      about('Amara', 1),
      about('Amara', 1),
      { kind: 'blank', why: 'nothing-asked', provider } as const,
      about('Amara', 1),
      about('Ida', 1),
      about('Amara', 1),
    ]) {
      model.view.value = view;
      await settled();
    }
    expect(heard).toEqual(['Amara is shown.', 'Ida is shown.']);
  });

  it('is announced anew after a refresh', async () => {
    const { model } = await drawn(about('Amara', 1));
    const heard = listen();
    const since = Date.now();
    for (const view of [
      { kind: 'working', identifier: AMARA, since, provider } as const,
      about('Amara', 2),
    ]) {
      model.view.value = view;
      await settled();
    }
    expect(heard).toEqual(['Asking Crustdata…', 'Amara is shown.']);
  });
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

describe('a price that is not an ordinary one', () => {
  const priced = (price: ProviderOverview['price']['email']) => ({
    ...PROVIDER,
    price: { profile: price, email: price },
  });
  const ready = (price: ProviderOverview['price']['email']) =>
    drawn({ kind: 'ready', identifier: AMARA, reason: 'dear', provider: priced(price) });

  it('is said to be open, and nothing is called the most', async () => {
    const { container } = await ready({ min: 1, max: 7, isOpen: true });
    expect(screen.getByRole('button', { name: 'Look up · 1–7 credits or more' })).toBeTruthy();
    expect(screen.getByText(/it may be more/)).toBeTruthy();
    expect(screen.getByText(/What this costs at most is not published/)).toBeTruthy();
    expect(screen.queryByText(/The most that/)).toBeNull();
    await expectAccessible(container);
  });

  it('is none where the plan does not have it: nothing is offered for it', async () => {
    const { container, unmount } = await ready({ min: 0, max: 0, isOut: true });
    expect(screen.getByText('Your Crustdata plan does not include this.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Look up · / })).toBeNull();
    await expectAccessible(container);
    unmount();
    const failure = { code: 'timed-out', charged: 'no', provider: 'Crustdata' } as const;
    const provider = priced({ min: 0, max: 0, isOut: true });
    await drawn({ kind: 'failure', failure, identifier: AMARA, provider });
    await screen.findByRole('alert');
    expect(screen.queryByRole('button', { name: /credits/ })).toBeNull();
    cleanup();
    await drawn({ kind: 'answer', answer: answerWith(personNamed('Amara')), provider });
    await screen.findByRole('heading', { name: 'Amara' });
    expect(screen.queryByRole('button', { name: /^Refresh/ })).toBeNull();
  });
});

it.each([
  ['first run', { ...AGREED, provider: null, consent: null }],
  ['consent', { ...AGREED, consent: null }],
] as const)('all whom consent counts for are named: %s', async (_name, settings) => {
  const { model } = await buildPanel({ settings, others: [SECOND] });
  await model.refresh();
  render(<Panel model={model} />);
  expect(await screen.findByText(/Crustdata or Second Source, over HTTPS/)).toBeTruthy();
});

it('so they are where a failure asks for it', async () => {
  const { model } = await buildPanel({ others: [SECOND] });
  await model.refresh();
  const failure = { code: 'no-consent', charged: 'no', provider: 'Crustdata' } as const;
  model.view.value = { kind: 'failure', failure, identifier: AMARA, provider };
  render(<Panel model={model} />);
  expect(await screen.findByText(/Crustdata or Second Source, over HTTPS/)).toBeTruthy();
});
