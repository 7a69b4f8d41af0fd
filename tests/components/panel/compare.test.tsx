import { configure, fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { watchKeyboard } from '../../../components/panel/keyboard';
import type { Failure } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person, Role } from '../../../lib/person';
import type { Answer } from '../../../lib/store/answers';
import { keepAnswer } from '../../../lib/store/keep-answer';
import type { Database } from '../../../lib/store/schema';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import { expectAccessible } from '../setup';
import { receiptOf } from './kept';
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

// Looking for a role in a whole card takes a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

const DAY_MS = 86_400_000;

function answerOf(provider: ProviderOverview, ...people: Person[]): Answer {
  return {
    ...answerWith(...people.map((person) => ({ ...person, id: `${provider.id}:${person.name}` }))),
    provider: provider.id,
    receipt: receiptOf(provider.id, 1),
  };
}

/** A card of what the first provider says; both that and what the second is known to say, if anything, are in the store. */
async function card(
  one: Person,
  other?: readonly Person[],
  changed: Parameters<typeof buildPanel>[0] & {
    readonly second?: ProviderOverview;
    readonly daysAgo?: number;
  } = {},
) {
  const { second = SECOND, daysAgo = 0, ...stage } = changed;
  const built = await buildPanel({ others: [second], gesture: undefined, ...stage });
  const { database } = built.stage;
  await keep(database, answerOf(PROVIDER, one));
  if (other !== undefined) await keep(database, answerOf(second, ...other));
  const outcome = await database.get('outcomes', [second.id, 'profile:amara-0x1c']);
  if (outcome) await database.put('outcomes', { ...outcome, at: outcome.at - daysAgo * DAY_MS });
  built.model.provider.value = PROVIDER;
  built.model.real.value = [PROVIDER, second];
  built.model.view.value = {
    kind: 'answer',
    answer: answerOf(PROVIDER, one),
    provider: PROVIDER,
  };
  return { ...built, ...render(<Panel model={built.model} />) };
}

async function keep(database: Database, { provider, matches }: Answer): Promise<void> {
  const reply = { outcomes: [{ matches }], raw: [matches.map(() => ({}))] };
  const receipt = receiptOf(provider, matches.length);
  await database.put('receipts', { ...receipt, state: 'pending' });
  await keepAnswer(database, receipt, reply, { contact: [] });
}

/** The same, with the comparison open. */
async function compared(one: Person, other: Person, width = 600) {
  widen(width);
  const built = await card(one, [other]);
  fireEvent.click(await screen.findByRole('button', { name: 'Compare with Second Source' }));
  await screen.findByText('Comparison');
  return built;
}

function widen(width: number): void {
  const { happyDOM } = window as unknown as {
    happyDOM: { setViewport(size: { width: number }): void };
  };
  happyDOM.setViewport({ width });
}

/** What an element says, with single spaces. */
function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const role = (changed: Partial<Role> = {}): Role => ({
  title: 'Weaver',
  company: { name: 'Weftworks', industries: [], ids: {} },
  isCurrent: false,
  start: '2017-03',
  end: '2019',
  ...changed,
});

const RICH = personNamed('Amara', {
  headline: 'Weaver of cloth',
  asOf: '2026-10-28',
  network: { followers: 1_200, connections: 500, verifications: [], openTo: ['OPEN_TO_WORK'] },
  contact: {
    emails: [{ address: 'amara@weft.example.com', kind: 'business', status: 'verified' }],
    phones: ['+1 555 0100 123'],
    websites: ['https://weft.example.com/'],
  },
  roles: [role(), role({ title: 'Dyer', start: '2010', end: '2012' })],
  schools: [{ name: 'Heddle College', degree: 'BA', startYear: 2006, endYear: 2010 }],
  skills: ['Weaving', 'Dyeing', 'Spinning'],
});
const OTHER = personNamed('Amara', {
  headline: 'Master weaver',
  network: { followers: 1_200, connections: 480, verifications: [], openTo: [] },
  contact: { emails: [], phones: ['15550100123'], websites: ['weft.example.com'] },
  roles: [role({ start: '2017', place: 'Oslo' })],
  schools: [{ name: 'heddle college', degree: 'BA', startYear: 2006 }],
  skills: ['weaving', 'Knitting'],
  certifications: [{ name: 'Loom licence', issuer: 'Guild' }],
});

beforeEach(() => widen(600));

describe('the way to the comparison', () => {
  it('stands at the end of the card: free with how many facts differ, where the answer is known', async () => {
    const { container, stage } = await card(RICH, [OTHER]);
    const button = await screen.findByRole('button', { name: 'Compare with Second Source' });
    expect(button.parentElement?.textContent).toContain(
      'Second Source was asked too. 2 facts differ. 3 more are known there.',
    );
    expect(stage.asked).toEqual([]);
    await expectAccessible(container);
  });

  it('is free without a key, too', async () => {
    await card(RICH, [OTHER], { second: { ...SECOND, key: null } });
    expect(await screen.findByRole('button', { name: 'Compare with Second Source' })).toBeTruthy();
  });

  it('carries the price where the provider was not asked, whatever it is', async () => {
    const price = { ...SECOND.price, profile: { min: 1, max: 7, isOpen: true } } as const;
    await card(RICH, undefined, { second: { ...SECOND, price } });
    const name = 'Compare with Second Source · 1–7 credits or more';
    expect(await screen.findByRole('button', { name })).toBeTruthy();
  });

  it.each([
    ['has no key', { key: null }],
    ['has it in no plan', { price: { ...SECOND.price, profile: { min: 0, max: 0, isOut: true } } }],
    ['takes no profiles', { supports: { ...SECOND.supports, kinds: ['email'] } }],
  ] as const)('is not there where the provider %s', async (_why, changed) => {
    const { model } = await card(RICH, undefined, { second: { ...SECOND, ...changed } });
    // Drawn in the same turn, so that its absence means something.
    model.real.value = [PROVIDER, { ...SECOND, ...changed }, { ...SECOND, id: 'c', name: 'Third' }];
    await screen.findByRole('button', { name: 'Compare with Third · 1 credit' });
    expect(screen.queryByRole('button', { name: /Second Source/ })).toBeNull();
  });

  it('says it where the provider is known to name nobody', async () => {
    await card(RICH, []);
    expect(await screen.findByText('Second Source was asked too, and names nobody.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Compare/ })).toBeNull();
  });

  it.each([
    [7, 6, true],
    [7, 8, false],
    [90, 60, true],
  ])(
    'by the setting of %i days, %i days after it named nobody, still knows that: %s',
    async (keepMissesDays, daysAgo, isKnown) => {
      const settings = { ...AGREED, keepMissesDays };
      const { stage } = await card(RICH, [], { settings, daysAgo });
      const offer = { name: /^Compare with Second Source · / };
      if (isKnown) await screen.findByText('Second Source was asked too, and names nobody.');
      else fireEvent.click(await screen.findByRole('button', offer));
      await expect.poll(() => stage.asked.length).toBe(isKnown ? 0 : 1);
      expect(screen.queryByText(/names nobody\.$/) !== null).toBe(isKnown);
    },
  );

  it('is not there in the demo', async () => {
    const { model, stage } = await card(RICH, [OTHER]);
    await screen.findByRole('button', { name: 'Compare with Second Source' });
    const { view } = model;
    if (view.value.kind !== 'answer') throw new Error('There is no card.');
    view.value = { ...view.value, provider: { ...PROVIDER, isDemo: true } };
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: /^Compare/ })).toBeNull());
    expect(stage.asked).toEqual([]);
  });
});

describe('for the person of an address', () => {
  const identifier = { kind: 'email', address: 'amara@weft.example.com' } as const;
  const byProfile = { ...SECOND, supports: { ...SECOND.supports, kinds: ['profile'] } } as const;
  const person = { ...RICH, slug: 'amara-0x1c' };

  async function byAddress(second: ProviderOverview, isTied: boolean) {
    const built = await card(person, undefined, { second });
    const answer = { ...answerOf(PROVIDER, person), identifier };
    const personId = `crustdata:${person.name}`;
    const alias = isTied ? ({ personId, by: 'confirmed', at: 1 } as const) : undefined;
    const view = { kind: 'answer', answer: { ...answer, alias }, provider: PROVIDER } as const;
    built.model.view.value = view;
    return built;
  }

  it('the other one is asked by the address, at the price of addresses', async () => {
    await byAddress(SECOND, false);
    const button = await screen.findByRole('button', {
      name: 'Compare with Second Source · 3 credits',
    });
    expect(button).toBeTruthy();
  });

  it('the other one is asked by the profile where it takes no address and the match is confirmed', async () => {
    const { stage } = await byAddress(byProfile, true);
    const name = 'Compare with Second Source · 1 credit';
    fireEvent.click(await screen.findByRole('button', { name }));
    await vi.waitFor(() =>
      expect(stage.asked).toEqual([
        { provider: 'second', identifier: AMARA, how: 'ask', atMost: 1 },
      ]),
    );
  });

  it('nobody is asked by a profile that may be somebody else’s', async () => {
    const { model } = await byAddress(byProfile, false);
    model.real.value = [PROVIDER, byProfile, { ...SECOND, id: 'c', name: 'Third' }];
    await screen.findByRole('button', { name: 'Compare with Third · 3 credits' });
    expect(screen.queryByRole('button', { name: /Second Source/ })).toBeNull();
  });

  it('different profiles are said to be perhaps different people', async () => {
    const built = await card({ ...RICH, slug: 'amara-0x1c' }, [{ ...OTHER, slug: 'amara-0x2d' }]);
    const { model } = built;
    const answer = { ...answerOf(PROVIDER, { ...RICH, slug: 'amara-0x1c' }), identifier };
    model.view.value = { kind: 'answer', answer, provider: PROVIDER };
    fireEvent.click(await screen.findByRole('button', { name: 'Compare with Second Source' }));
    const doubt = await screen.findByText(/^The two name different profiles/);
    expect(wordsOf(doubt)).toContain('profiles, in/amara-0x1c and in/amara-0x2d: these may be');
  });
});

describe('in two columns', () => {
  const rowOf = (name: string | RegExp, section: string) =>
    within(screen.getByRole('table', { name: section })).getByRole('row', { name });
  const cellsOf = (row: HTMLElement) => within(row).getAllByRole('cell').map(wordsOf);

  it('each section is a table with the providers as columns, and what differs is marked', async () => {
    const { container } = await compared(RICH, OTHER);
    const who = screen.getByRole('table', { name: 'Who' });
    const columns = within(who).getAllByRole('columnheader');
    expect(columns.map(({ textContent }) => textContent)).toEqual([
      'What',
      'Crustdata',
      'Second Source',
    ]);
    expect(cellsOf(rowOf(/^Headline/, 'Who'))).toEqual([
      'Weaver of cloth',
      'Master weaver differs',
    ]);
    expect(cellsOf(rowOf(/^Followers/, 'Who'))).toEqual(['1,200']);
    expect(cellsOf(rowOf(/^Connections/, 'Who'))).toEqual(['500', '480 differs']);
    await expectAccessible(container);
  });

  it('entries that both have are told fact by fact, others in their own column', async () => {
    await compared(RICH, OTHER);
    const group = within(screen.getByRole('table', { name: 'Experience' })).getAllByRole(
      'rowgroup',
    );
    expect(within(group[1] ?? document.body).getByText('Weaver')).toBeTruthy();
    expect(cellsOf(rowOf(/^Dates/, 'Experience'))).toEqual([
      'Mar 2017 – 2019',
      '2017 – 2019 less precise',
    ]);
    expect(cellsOf(rowOf(/^Location/, 'Experience'))).toEqual(['–not given', 'Oslo']);
    expect(cellsOf(rowOf(/^Dyer/, 'Experience'))).toEqual(['Dates 2010 – 2012', '–not given']);
    expect(cellsOf(rowOf(/^Loom licence/, 'Certifications'))).toEqual(['–not given', 'By Guild']);
  });

  it('words that both have stand across the columns, the others in their own', async () => {
    await compared(RICH, OTHER);
    expect(cellsOf(rowOf(/^Both/, 'Skills'))).toEqual(['Weaving']);
    expect(cellsOf(rowOf(/^Only there/, 'Skills'))).toEqual(['DyeingSpinning', 'Knitting']);
  });
});

describe('in one column', () => {
  const factsOf = (name: string) => {
    const terms = screen.getAllByRole('term');
    const term = terms.find(({ textContent }) => textContent === name);
    const all = [...(term?.parentElement?.querySelectorAll('dd') ?? [])];
    return all.map(wordsOf);
  };

  it('each fact stands once with who says it, and what differs one under the other', async () => {
    const { container } = await compared(RICH, OTHER, 320);
    expect(screen.queryByRole('table')).toBeNull();
    expect(factsOf('Followers')).toEqual(['1,200 Both']);
    expect(factsOf('Headline')).toEqual([
      'Weaver of cloth Crustdata',
      'Master weaver differs Second Source',
    ]);
    await expectAccessible(container);
  });

  it('what is only written otherwise is told once', async () => {
    await compared(RICH, OTHER, 320);
    const contact = within(screen.getByRole('region', { name: 'Contact' }));
    expect(contact.getAllByRole('listitem').map(wordsOf)).toEqual([
      'amara@weft.example.com CrustdataKindbusiness Statusverified',
      '+1 555 010 0123 Both',
      'weft.example.com/ Both',
    ]);
    expect(screen.getByText('Only Second Source').parentElement?.textContent).toContain('Knitting');
  });

  it('gives way to two columns where the panel grows', async () => {
    await compared(RICH, OTHER, 320);
    widen(600);
    expect((await screen.findAllByRole('table')).length).toBeGreaterThan(3);
  });
});

describe('the comparison', () => {
  it('tells of each provider how old its data is, when it was fetched and what it cost', async () => {
    await compared(RICH, OTHER);
    const [one, other] = screen.getAllByRole('listitem');
    expect(one?.textContent).toMatch(/^CrustdataData of Oct 28, 2026, .*Fetched by you .*1 credit/);
    expect(other?.textContent).toMatch(/^Second SourceHow old the data is was not told\.Fetched/);
  });

  it('leaves out what both say alike where only differences are wanted', async () => {
    const { container } = await compared(RICH, OTHER);
    const filter = screen.getByRole('button', { name: 'Differences only' });
    expect(filter.getAttribute('aria-pressed')).toBe('false');
    expect(screen.getByText('2 facts differ.')).toBeTruthy();
    fireEvent.click(filter);
    expect(filter.getAttribute('aria-pressed')).toBe('true');
    const headers = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(headers).not.toContain('Followers');
    expect(headers).not.toContain('Dates');
    expect(headers).toEqual(expect.arrayContaining(['Headline', 'Connections', 'Only there']));
    await expectAccessible(container);
    fireEvent.click(filter);
    expect(screen.getByRole('rowheader', { name: 'Followers' })).toBeTruthy();
  });

  it('says it where nothing differs', async () => {
    await compared(personNamed('Amara'), personNamed('AMARA'));
    fireEvent.click(screen.getByRole('button', { name: 'Differences only' }));
    expect(screen.getByText('Both tell the same.')).toBeTruthy();
    expect(screen.getByText('No fact differs.')).toBeTruthy();
  });

  it('is said once, takes the focus, and gives it back to its button', async () => {
    const { container } = await compared(RICH, OTHER);
    const status = container.querySelector('[role="status"]');
    await vi.waitFor(() =>
      expect(status?.textContent).toBe('Crustdata and Second Source are compared.'),
    );
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Back to the card' }));
    const button = await screen.findByRole('button', { name: 'Compare with Second Source' });
    await vi.waitFor(() => expect(document.activeElement).toBe(button));
    expect(status?.textContent).toBe('');
  });

  it('ends with Escape, and stays through a change of settings', async () => {
    const { model, stage } = await compared(RICH, OTHER);
    watchKeyboard(document, model);
    await model.refresh();
    expect(screen.getByText('Comparison')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(await screen.findByRole('button', { name: /^Compare with/ })).toBeTruthy();
    expect(screen.queryByText('Comparison')).toBeNull();
    expect(stage.asked).toEqual([]);
  });

  it('folds long careers, and draws the rest when it is asked for', async () => {
    const roles = Array.from({ length: 60 }, (_, at) =>
      role({ title: `Job ${at}`, start: `${1960 + at}`, end: `${1961 + at}` }),
    );
    const { container } = await compared(
      { ...RICH, roles },
      { ...OTHER, roles: roles.slice(0, 30) },
    );
    expect(screen.queryByText('Job 20')).toBeNull();
    const experience = screen.getByRole('region', { name: 'Experience' });
    fireEvent.click(within(experience).getByRole('button', { name: 'Show all 60' }));
    expect(screen.getByText('Job 59')).toBeTruthy();
    await expectAccessible(container);
  });

  it('draws the first few of thousands of skills', async () => {
    const skills = Array.from({ length: 5_000 }, (_, at) => `Skill ${at}`);
    const { container } = await compared({ ...RICH, skills }, { ...OTHER, skills: ['Skill 7'] });
    expect(container.querySelectorAll('.chips li').length).toBeLessThan(60);
  });

  it.each([320, 600])(
    'isolates right-to-left names, and takes the rest as text, at %i px',
    async (width) => {
      const hostile = '<img src=x onerror=alert(1)>';
      const { container } = await compared(
        { ...RICH, name: 'ליאור אבן', headline: `\u202E${hostile}\u202C`, skills: [hostile] },
        {
          ...OTHER,
          name: 'Lior Even',
          headline: `\u2066${hostile}!`,
          contact: { emails: [], phones: [], websites: ['javascript:alert(1)'] },
          summary: `${hostile} `.repeat(40),
        },
        width,
      );
      expect(container.querySelector('img')).toBeNull();
      expect([...container.querySelectorAll('a')].map(({ protocol }) => protocol)).not.toContain(
        'javascript:',
      );
      expect(container.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(screen.getByRole('heading', { level: 1 }).querySelector('bdi')?.textContent).toBe(
        'ליאור אבן',
      );
      expect(screen.getAllByText('Lior Even')[0]?.tagName).toBe('BDI');
      await expectAccessible(container);
    },
  );

  it.each([320, 600])('holds the richest against the barest at %i px', async (width) => {
    const { container } = await compared(RICH, personNamed('Amara'), width);
    expect(screen.getByText('No fact differs.')).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('asking for it', () => {
  const bought = () => answerOf(SECOND, OTHER);
  const click = async () =>
    fireEvent.click(
      await screen.findByRole('button', { name: 'Compare with Second Source · 1 credit' }),
    );
  const back = async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Back to the card' }));
    await screen.findByRole('article', { name: 'Amara' });
  };

  it('asks the other provider once, at the price on the button, and shows both', async () => {
    const late = Promise.withResolvers<Answer>();
    const { container, stage } = await card(RICH, undefined, { enrich: () => late.promise });
    await click();
    const main = within(screen.getByRole('main'));
    await main.findByText('Asking Second Source…');
    const status = container.querySelector('[role="status"]');
    await vi.waitFor(() => expect(status?.textContent).toBe('Asking Second Source…'));
    await expectAccessible(container);
    late.resolve(bought());
    await screen.findByText('Comparison');
    expect(stage.asked).toEqual([{ provider: 'second', identifier: AMARA, how: 'ask', atMost: 1 }]);
    expect(screen.getByText('2 facts differ.')).toBeTruthy();
  });

  it('goes on where the user goes back, and is joined for nothing', async () => {
    const late = Promise.withResolvers<Answer>();
    const { model, stage } = await card(RICH, undefined, { enrich: () => late.promise });
    await click();
    await screen.findAllByText('Asking Second Source…');
    await back();
    await model.refresh();
    expect(screen.queryByText('Asking Second Source…')).toBeNull();
    fireEvent.click(await screen.findByRole('button', { name: 'Compare with Second Source' }));
    late.resolve(bought());
    await screen.findByText('Comparison');
    expect(stage.asked).toHaveLength(1);
  });

  it('says that the other names nobody, and what that cost', async () => {
    const miss = { ...answerOf(SECOND), receipt: receiptOf('second', 0) };
    const { container, stage } = await card(RICH, undefined, { enrich: async () => miss });
    await click();
    expect(await screen.findByRole('heading', { name: 'Nobody found' })).toBeTruthy();
    expect(screen.getByText('Second Source names nobody. Nothing was charged.')).toBeTruthy();
    expect(stage.asked).toHaveLength(1);
    await expectAccessible(container);
    await back();
  });

  it.each<readonly [string, Failure, string, string]>([
    [
      'says a failure with its one next step',
      { code: 'timed-out', charged: 'maybe', waitedS: 90 },
      'Second Source did not answer in 90 seconds. It may have been charged.',
      'Look again · 1 credit',
    ],
    [
      'offers the price anew where it has changed',
      { code: 'price-changed', charged: 'no' },
      'It now costs more than the price you were shown, so nothing was sent. Nothing was charged.',
      'Show the price',
    ],
    [
      'waits where the provider asks to',
      { code: 'rate-limited', charged: 'no', retryAfterS: 30 },
      'Second Source asks to wait 30 seconds. Nothing was charged.',
      'Stop waiting',
    ],
  ])('%s', async (_what, failure, words, step) => {
    const { container } = await card(RICH, undefined, { enrich: failing(failure) });
    await click();
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    expect(screen.getByRole('button', { name: step })).toBeTruthy();
    await expectAccessible(container);
    await back();
  });

  it('shows the new price, and spends it at a click alone', async () => {
    const { stage } = await card(RICH, undefined, {
      enrich: failing({ code: 'price-changed', charged: 'no' }),
    });
    await click();
    const step = await screen.findByRole('button', { name: 'Show the price' });
    stage.others = [{ ...SECOND, price: { ...SECOND.price, profile: { min: 1, max: 4 } } }];
    fireEvent.click(step);
    const button = await screen.findByRole('button', { name: 'Look up · 1–4 credits' });
    expect(stage.asked).toHaveLength(1);
    stage.enrich = async () => bought();
    fireEvent.click(button);
    await screen.findByText('Comparison');
    expect(stage.asked[1]).toMatchObject({ provider: 'second', how: 'ask', atMost: 4 });
  });

  it('says first that an earlier request was cut off, and sends nothing then', async () => {
    const { stage } = await card(RICH);
    const order = { provider: 'second', identifier: AMARA, price: { min: 1, max: 1 } };
    const receipt = await openReceipt(stage.database, order, 1_000);
    await writeReceipt(stage.database, { ...receipt, state: 'uncertain' });
    await click();
    expect(await screen.findByText(/was cut off before its answer came/)).toBeTruthy();
    expect(stage.asked).toEqual([]);
    stage.enrich = async () => bought();
    fireEvent.click(screen.getByRole('button', { name: 'Look up · 1 credit' }));
    await screen.findByText('Comparison');
    expect(stage.asked).toHaveLength(1);
  });
});

it('goes without what has no word that can be printed', async () => {
  const blank = '\u202e \u2066';
  const nameless: Partial<Person> = {
    spoken: [{ name: blank, level: 'NATIVE' }],
    contact: { emails: [{ address: blank, kind: 'business' }], phones: [blank], websites: [blank] },
  };
  await card(personNamed('Amara', nameless), [personNamed('Amara', nameless)]);
  fireEvent.click(await screen.findByRole('button', { name: 'Compare with Second Source' }));
  await screen.findByText('Comparison');
  expect(screen.queryByRole('heading', { name: 'Contact' })).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Languages' })).toBeNull();
});
