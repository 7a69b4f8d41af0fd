import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { followAliases } from '../../../components/panel/following-aliases';
import { watchKeyboard } from '../../../components/panel/keyboard';
import type { Identifier } from '../../../lib/identifier';
import type { TrustedCommands } from '../../../lib/messages';
import type { Match, Person } from '../../../lib/person';
import { judgeMatch } from '../../../lib/store/aliases';
import { findAnswer } from '../../../lib/store/answers';
import type { Database } from '../../../lib/store/schema';
import { standingOf } from '../../../lib/store/standing';
import { keepJudgement } from '../../../lib/worker/judging';
import { expectAccessible } from '../setup';
import { keepMatches } from './kept';
import {
  AGREED,
  AMARA,
  answerWith,
  buildPanel,
  failing,
  PROVIDER,
  personNamed,
  SECOND,
} from './world';

const WORK: Identifier = { kind: 'email', address: 'jane.miller@loom.example.com' };
const LOOM = { name: 'Loomworks', domain: 'loom.example.com', industries: [], ids: {} };

function weaver(name: string, changed: Partial<Person> = {}): Person {
  return personNamed(name, {
    title: 'Weaver',
    roles: [{ company: LOOM, title: 'Weaver', isCurrent: true }],
    ...changed,
  });
}

const JANE = weaver('Jane Miller', { slug: 'jane-0x1c' });
const OTTO = weaver('Otto Test');
const RITA = weaver('Rita Test');

async function keep(
  database: Database,
  matches: readonly Match[],
  {
    identifier = WORK,
    provider = 'crustdata',
    confirms = () => false,
  }: { identifier?: Identifier; provider?: string; confirms?: () => boolean } = {},
): Promise<void> {
  await keepMatches(database, { provider, identifier }, matches, confirms);
}

type Changed = Parameters<typeof buildPanel>[0];

/** A panel that shows what is kept of the address. */
async function drawn(matches: readonly Match[], changed: Changed = {}, confirms = false) {
  const built = await buildPanel({ gesture: undefined, ...changed });
  await keep(built.stage.database, matches, { confirms: () => confirms });
  return shown(built);
}

async function shown(built: Awaited<ReturnType<typeof buildPanel>>) {
  await built.model.refresh();
  await built.model.choose(WORK);
  const page = render(<Panel model={built.model} />);
  const stored = () => findAnswer(built.stage.database, 'crustdata', WORK, Date.now());
  return { ...built, ...page, stored };
}

const all = (...people: Person[]): Match[] =>
  people.map((person, rank) => ({ person, confidence: 0.6 - rank / 10 }));
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const card = (name: string) => screen.findByRole('heading', { level: 1, name });
const said = () =>
  screen
    .getAllByRole('status')
    .map((one) => one.textContent)
    .join('');

describe('several candidates', () => {
  it('each say who they are, what they do and where, how sure the match is, in the provider’s order', async () => {
    const { container } = await drawn(all(OTTO, JANE));
    const list = await screen.findByRole('list', { name: '2 candidates' });
    await within(list).findByText('Plausible');
    expect(
      within(list)
        .getAllByRole('button')
        .map((row) => row.textContent),
    ).toEqual([
      expect.stringMatching(/^Otto Test Weaver · Loomworks \?Doubtful 0\.6$/),
      expect.stringMatching(/^Jane Miller Weaver · Loomworks ≈Plausible 0\.5$/),
    ]);
    expect(said()).toBe('2 candidates');
    await expectAccessible(container);
  });

  it('for the keyboard are one stop: arrows move, Enter chooses', async () => {
    await drawn(all(OTTO, RITA, JANE));
    const list = await screen.findByRole('list', { name: '3 candidates' });
    const rows = within(list).getAllByRole('button');
    const [first, second, third] = rows;
    expect(rows.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    first?.focus();
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    await waitFor(() => expect(rows.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]));
    fireEvent.keyDown(list, { key: 'End' });
    expect(document.activeElement).toBe(third);
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(third);
    fireEvent.keyDown(list, { key: 'ArrowUp', ctrlKey: true });
    expect(document.activeElement).toBe(third);
  });

  it('of whom one is chosen are remembered with the choice, until it is undone', async () => {
    const { container, stored, stage, model } = await drawn(all(OTTO, RITA));
    await press(/^Rita Test/);
    await card('Rita Test');
    expect(await screen.findByText('Chosen by you')).toBeTruthy();
    await expect.poll(async () => (await stored())?.alias).toMatchObject({ by: 'chosen' });
    expect(said()).toBe('Rita Test is shown.Remembered: Rita Test is the person you mean.');
    await expectAccessible(container);

    // The next time they are shown at once.
    await model.choose(AMARA);
    await model.choose(WORK);
    await card('Rita Test');

    await press('Undo');
    await screen.findByRole('heading', { name: '2 candidates' });
    expect(screen.getByText(/You undid the match with/).textContent).toContain('Rita Test');
    expect(said()).toBe('Undone. Rita Test stays stored.');
    await expectAccessible(container);
    await press('Restore');
    await card('Rita Test');
    await expect.poll(async () => (await stored())?.alias?.isUndone).toBeUndefined();
    expect(stage.asked).toEqual([]);
  });

  it('stand behind the card of the chosen one, and Esc leads back to it', async () => {
    const { model, container } = await drawn(all(OTTO, RITA));
    watchKeyboard(document, model);
    await press(/^Otto Test/);
    await press('1 other candidate');
    const list = await screen.findByRole('list', { name: '2 candidates' });
    await button('Back to Otto Test');
    await expectAccessible(container);
    fireEvent.keyDown(list, { key: 'Escape' });
    await card('Otto Test');
    await press('1 other candidate');
    await press(/^Rita Test/);
    await card('Rita Test');
    await press('1 other candidate');
    // Whoever is chosen already is only shown.
    await press(/^Rita Test/);
    await card('Rita Test');
  });

  it('can be ruled out one after the other, and each taken back', async () => {
    const { container, stored } = await drawn(all(OTTO, RITA), {
      settings: { ...AGREED, onNoMatch: 'ask' },
      others: [SECOND],
    });
    await press(/^Otto Test/);
    await press('Not this person');
    await card('Rita Test');
    expect(await screen.findByText('Is this the person you mean?')).toBeTruthy();
    await press('1 ruled out');
    await screen.findByRole('heading', { name: 'Not the person, as you said' });
    await button('Back to Rita Test');
    await expectAccessible(container);
    await press('Undo: Otto Test');
    await card('Otto Test');
    await press('Not this person');
    await card('Rita Test');
    await press('Not this person');
    await screen.findByRole('heading', { level: 1, name: 'Not the person you mean' });
    await button('Try Second Source · 3 credits');
    await button('Ask Crustdata again · 1–2 credits');
    await expectAccessible(container);
    await expect.poll(async () => (await stored())?.alias?.rejected).toEqual([OTTO.id, RITA.id]);
    await press('Undo: Rita Test');
    await card('Rita Test');
  });

  it('of whom the chosen one is gone are listed again, and that is said', async () => {
    const built = await buildPanel({ gesture: undefined });
    const { database } = built.stage;
    await keep(database, all(OTTO, RITA));
    const about = { provider: 'crustdata', identifier: WORK, personId: OTTO.id } as const;
    await judgeMatch(database, { ...about, judgement: 'is' }, Date.now());
    await keep(database, all(RITA, JANE));
    const { container } = await shown(built);
    await screen.findByText('Crustdata no longer names the person you chose.');
    await expectAccessible(container);
  });
});

describe('a single match', () => {
  it('that is not confirmed can be said to be the person', async () => {
    const { container, stored } = await drawn(all(OTTO));
    await card('Otto Test');
    await screen.findByText('Is this the person you mean?');
    await screen.findByText('Doubtful');
    await expectAccessible(container);
    (await button('This is the person')).focus();
    await press('This is the person');
    const status = await screen.findByText('Chosen by you');
    await expect.poll(() => document.activeElement).toBe(status);
    await expect.poll(async () => (await stored())?.alias).toMatchObject({ by: 'chosen' });
    await press('Undo');
    await screen.findByText('Undone: not tied to this person');
    await card('Otto Test');
    await expectAccessible(container);
    await press('Restore');
    await screen.findByText('Chosen by you');
  });

  it('that is confirmed says so, and since when', async () => {
    const { container } = await drawn([{ person: JANE, confidence: 0.9 }], {}, true);
    expect(await screen.findByText(/^Confirmed by the match check on /)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'This is the person' })).toBeNull();
    await expectAccessible(container);
  });

  it('that is ruled out can be looked for again at a price, and only then', async () => {
    const { stage, container } = await drawn(all(OTTO));
    await press('Not this person');
    await screen.findByRole('heading', { level: 1, name: 'Not the person you mean' });
    expect(said()).toBe('Remembered: Otto Test is not the person you mean.');
    expect(stage.asked).toEqual([]);
    await expectAccessible(container);
    await press('Ask Crustdata again · 1–2 credits');
    await expect
      .poll(() => stage.asked)
      .toEqual([{ provider: 'crustdata', identifier: WORK, how: 'again', atMost: 2 }]);
  });
});

it('an address known from a profile says why, and the provider can be asked about it at its price', async () => {
  const built = await buildPanel({ gesture: undefined });
  const emails = [{ address: 'jane.miller@loom.example.com', kind: 'business' } as const];
  const contact = { emails, phones: [], websites: [] };
  await keep(built.stage.database, [{ person: { ...JANE, contact } }], {
    identifier: { kind: 'profile', slug: 'jane-0x1c' },
    confirms: () => true,
  });
  const { container, stage, model } = await shown(built);
  await card('Jane Miller');
  await screen.findByText('From the profile’s own contact details');
  await expectAccessible(container);
  expect(stage.asked).toEqual([]);
  await press('Undo');
  await screen.findByText('Undone: not tied to this person');
  await press('Restore');
  await press('Ask Crustdata about this address · 1–2 credits');
  await expect
    .poll(() => stage.asked)
    .toEqual([{ provider: 'crustdata', identifier: WORK, how: 'again', atMost: 2 }]);
  await vi.waitFor(() => expect(model.view.value.kind).toBe('answer'));
});

it('once undone, such an address is unknown again: the price stands before it', async () => {
  const built = await buildPanel({ gesture: undefined });
  const emails = [{ address: 'jane.miller@loom.example.com', kind: 'business' } as const];
  const contact = { emails, phones: [], websites: [] };
  await keep(built.stage.database, [{ person: { ...JANE, contact } }], {
    identifier: { kind: 'profile', slug: 'jane-0x1c' },
    confirms: () => true,
  });
  const { model, stage, stored } = await shown(built);
  await press('Undo');
  await screen.findByText('Undone: not tied to this person');
  // It is shown at once, and stored a little later.
  await vi.waitFor(async () => expect(await stored()).toBeUndefined());
  await model.refresh();
  await button('Look up · 1–2 credits');
  expect(stage.asked).toEqual([]);
});

describe('another provider', () => {
  const profile = { kind: 'profile', slug: 'jane-0x1c' } as const;
  const theirs = { ...JANE, id: 'second:1', headline: 'Weaves by night' };

  it('that is known to tell of the profile is one click away, free, and says by whom it is known', async () => {
    const built = await buildPanel({ gesture: undefined, others: [SECOND] });
    await keep(built.stage.database, [{ person: JANE }], { confirms: () => true });
    await keep(built.stage.database, [{ person: theirs }], {
      identifier: profile,
      provider: 'second',
    });
    const { container, stage } = await shown(built);
    await card('Jane Miller');
    await screen.findByText('From Crustdata');
    await press('Show what Second Source said · free');
    await screen.findByText('From Second Source');
    await screen.findByText('Weaves by night');
    expect(screen.getByText('Tied to this profile by Crustdata')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Not this person' })).toBeNull();
    await expectAccessible(container);
    await press('Show what Crustdata said · free');
    await screen.findByText('From Crustdata');
    expect(stage.asked).toEqual([]);
  });

  it('is not brought in where nothing ties the address to the profile', async () => {
    const built = await buildPanel({ gesture: undefined, others: [SECOND] });
    await keep(built.stage.database, [{ person: JANE }]);
    await keep(built.stage.database, [{ person: theirs }], {
      identifier: profile,
      provider: 'second',
    });
    const { model } = await shown(built);
    await screen.findByText('Is this the person you mean?');
    const view = model.view.value;
    if (view.kind !== 'answer') throw new Error('An answer is shown.');
    expect(await model.alsoKnown(view)).toEqual([]);
    expect(screen.queryByRole('button', { name: /^Show what/ })).toBeNull();
    // The user's own word ties it as well.
    await press('This is the person');
    await button('Show what Second Source said · free');
  });

  it('is shown where everybody whom the first named is ruled out', async () => {
    const built = await buildPanel({ gesture: undefined, others: [SECOND] });
    const { database } = built.stage;
    await keep(database, all(OTTO));
    await keep(database, [{ person: RITA }], { provider: 'second' });
    const about = { provider: 'crustdata', identifier: WORK, personId: OTTO.id } as const;
    await judgeMatch(database, { ...about, judgement: 'is-not' }, Date.now());
    await shown(built);
    await card('Rita Test');
  });
});

describe('what cannot be stored', () => {
  it('is said, and holds while it is shown', async () => {
    const { container } = await drawn(all(OTTO), {
      judge: failing({ code: 'storage-full', charged: 'no' }),
    });
    await press('This is the person');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe(
      'This could not be stored. It holds for as long as it is shown.',
    );
    expect(screen.getByText('Chosen by you')).toBeTruthy();
    await expectAccessible(container);
  });

  it('because the answer itself is not, is not even tried', async () => {
    const judge = vi.fn(failing({ code: 'bad-input', charged: 'no' }));
    const { model } = await buildPanel({ judge });
    model.provider.value = PROVIDER;
    model.view.value = {
      kind: 'answer',
      answer: { ...answerWith(OTTO, RITA), identifier: WORK, isKept: false },
      provider: PROVIDER,
    };
    render(<Panel model={model} />);
    await press(/^Rita Test/);
    await card('Rita Test');
    await screen.findByText('Chosen by you');
    expect(judge).not.toHaveBeenCalled();
  });
});

it('what is said in one panel is shown in every other that has the same answer', async () => {
  const judge = async (args: TrustedCommands['judge-match']['args']) =>
    keepJudgement(built.stage.database, args, Date.now());
  const built = await buildPanel({ gesture: undefined, judge });
  await keep(built.stage.database, all(OTTO, RITA));
  const others = await Promise.all(
    [WORK, { kind: 'email', address: 'info@loom.example.com' } as const].map(async (identifier) => {
      const { model } = await buildPanel({ database: built.stage.database });
      const answer = { ...answerWith(OTTO, RITA), identifier };
      model.view.value = { kind: 'answer', answer, provider: PROVIDER };
      return { model, stop: followAliases(model.view) };
    }),
  );
  const tied = others.map(({ model: { view } }) => () => {
    const now = view.value;
    return now.kind === 'answer' ? standingOf(now.answer).tied?.person.name : 'none';
  });
  await shown(built);
  await press(/^Rita Test/);
  await expect.poll(() => tied[0]?.()).toBe('Rita Test');
  expect(tied[1]?.()).toBeUndefined();
  for (const { stop } of others) stop();
});

it('several candidates for a profile are chosen from alike', async () => {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  model.view.value = { kind: 'answer', answer: answerWith(OTTO, RITA), provider: PROVIDER };
  const { container } = render(<Panel model={model} />);
  await press(/^Rita Test/);
  await card('Rita Test');
  await screen.findByText('Chosen by you');
  await expectAccessible(container);
  await press('Not this person');
  await screen.findByText('The only one you have not ruled out.');
});
