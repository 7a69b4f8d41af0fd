import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { classOf } from '../../../lib/detect/class-of';
import type { Identifier } from '../../../lib/identifier';
import { checkMatch } from '../../../lib/match/match-check';
import type { EmailContact, Match, Person } from '../../../lib/person';
import { type Confirms, judgeMatch } from '../../../lib/store/aliases';
import { findAnswer, findKnown } from '../../../lib/store/answers';
import type { Judgement } from '../../../lib/store/judged';
import { keepAnswer } from '../../../lib/store/keep-answer';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { standingOf } from '../../../lib/store/standing';
import { openReceipt } from '../../../lib/store/write-receipt';
import { personNamed } from '../../components/panel/world';

const PROVIDER = 'crustdata';
const WORK = { kind: 'email', address: 'jane.miller@loom.example.com' } as const;
const OTHER: Identifier = { kind: 'email', address: 'jmiller@loom.example.com' };
const confirms: Confirms = (address, match) =>
  checkMatch(address, match, classOf(address)).verdict === 'confirmed';

let database: Database;
let count = 0;
let now = 0;
beforeEach(async () => {
  database = await openDatabase(`aliases-${count++}`);
  now = 1000;
});

const LOOM = { name: 'Loomworks', domain: 'loom.example.com', industries: [], ids: {} };

/** Somebody who works at Loomworks; named otherwise, not somebody whom Jane Miller's address fits. */
function weaver(id: string, changed: Partial<Person> = {}, ...addresses: string[]): Person {
  const emails = addresses.map((address): EmailContact => ({ address, kind: 'business' }));
  return personNamed('Jane Miller', {
    id: `crustdata:${id}`,
    slug: `${id}-0x1c`,
    roles: [{ company: LOOM, isCurrent: true }],
    contact: { emails, phones: [], websites: [] },
    ...changed,
  });
}

const JANE = weaver('jane');
const OTTO = weaver('otto', { name: 'Otto Test' });
const RITA = weaver('rita', { name: 'Rita Test' });

interface Kept {
  readonly matches: readonly (Match | Person)[];
  readonly provider?: string;
  readonly check?: Confirms;
}

async function keep(identifier: Identifier, kept: Kept): Promise<void> {
  const { matches, provider = PROVIDER, check = confirms } = kept;
  const found = matches.map((one) => ('person' in one ? one : { person: one }));
  const order = { provider, identifier, price: { min: 1, max: 2 } };
  const receipt = await openReceipt(database, order, now++);
  await keepAnswer(
    database,
    { ...receipt, state: 'settled', credits: 1, settledAt: now++ },
    { outcomes: [{ matches: found }], raw: [found.map(() => ({}))] },
    { contact: [] },
    check,
  );
}

const find = (identifier: Identifier, provider = PROVIDER) =>
  findAnswer(database, provider, identifier, now);

/** What the panel would show: the name on the card, or how many there are to choose from. */
async function shown(identifier: Identifier, provider = PROVIDER) {
  const answer = await find(identifier, provider);
  if (answer === undefined) return 'unknown';
  const standing = standingOf(answer);
  if (standing.tied) return `${standing.tied.person.name} by ${answer.alias?.by}`;
  if (standing.shown) return standing.shown.person.name;
  return standing.candidates.length;
}

const judge = (judgement: Judgement, person: Person, identifier: Identifier = WORK) =>
  judgeMatch(database, { provider: PROVIDER, identifier, personId: person.id, judgement }, now++);

/** Every alias that leads to a person, or did before it was undone. */
const aliasesOf = ({ id }: Person, provider = PROVIDER) =>
  database.getAllFromIndex('aliases', 'by person', [provider, id]);

const profileOf = ({ slug = '' }: Person): Identifier => ({ kind: 'profile', slug });

describe('an answer to an address', () => {
  it('that is confirmed ties it to the person, and the profile is known too', async () => {
    await keep(WORK, { matches: [{ person: JANE, confidence: 0.9 }] });
    expect(await shown(WORK)).toBe('Jane Miller by confirmed');
    expect(await shown(profileOf(JANE))).toBe('Jane Miller by record');
    expect(await aliasesOf(JANE)).toMatchObject([
      { identifierKey: 'email:jane.miller@loom.example.com', by: 'confirmed' },
      { identifierKey: 'profile:jane-0x1c', by: 'record' },
    ]);
  });

  it.each<[string, Identifier, readonly (Match | Person)[]]>([
    ['Plausible', WORK, [{ person: JANE, confidence: 0.5 }]],
    ['Doubtful', { kind: 'email', address: 'zoe@weft.example.org' }, [JANE]],
    ['a role address', { kind: 'email', address: 'info@loom.example.com' }, [JANE]],
    ['a shared one', { kind: 'email', address: 'jane-und-otto@loom.example.com' }, [JANE]],
    ['confirmed for another than the best', WORK, [OTTO, JANE]],
    ['confirmed for two', WORK, [JANE, weaver('jane-2')]],
  ])('that is %s ties it to nobody', async (_what, identifier, matches) => {
    await keep(identifier, { matches });
    expect((await find(identifier))?.alias).toBeUndefined();
    expect(await shown(identifier)).toBe(matches.length === 1 ? 'Jane Miller' : matches.length);
  });

  it('to a personal address is never confirmed by itself', async () => {
    const home: Identifier = { kind: 'email', address: 'jane.miller@gmail.com' };
    const gmail = { ...LOOM, domain: 'gmail.com' };
    const person = weaver('jane', { roles: [{ company: gmail, isCurrent: true }] });
    await keep(home, { matches: [{ person, confidence: 0.99 }] });
    expect((await find(home))?.alias).toBeUndefined();
  });

  it('shows the confirmed one of several at once', async () => {
    await keep(WORK, { matches: [JANE, OTTO] });
    expect(await shown(WORK)).toBe('Jane Miller by confirmed');
  });

  it('teaches nothing without a match check but the slug', async () => {
    await keep(WORK, { matches: [JANE], check: () => false });
    expect((await find(WORK))?.alias).toBeUndefined();
    expect(await shown(profileOf(JANE))).toBe('Jane Miller by record');
  });
});

describe('the contact details of a profile', () => {
  it('make a confirmed address known, free and without a receipt; any other stays unknown', async () => {
    const jane = weaver(
      'jane',
      {},
      'Jane.Miller@loom.example.com',
      'info@loom.example.com',
      'jane@weft.example.org',
      'not an address',
    );
    await keep(profileOf(jane), { matches: [jane] });
    expect(await shown(WORK)).toBe('Jane Miller by record');
    const answer = await find(WORK);
    expect(answer?.receipt).toBeUndefined();
    expect(answer?.isFresh).toBe(false);
    for (const address of ['info@loom.example.com', 'jane@weft.example.org']) {
      expect(await find({ kind: 'email', address })).toBeUndefined();
    }
    expect(await findKnown(database, PROVIDER, ['email:jane.miller@loom.example.com'])).toEqual(
      new Set(['email:jane.miller@loom.example.com']),
    );
  });

  it('that were bought later do so too, checked against all that is known of the person', async () => {
    await keep(profileOf(JANE), { matches: [JANE] });
    expect(await find(WORK)).toBeUndefined();
    const bare = weaver('jane', { roles: [], isThin: true }, 'jane.miller@loom.example.com');
    await keep(profileOf(JANE), { matches: [bare] });
    expect(await shown(WORK)).toBe('Jane Miller by record');
  });

  it('say nothing of the very address that was asked about: the answer does', async () => {
    const jane = weaver('jane', {}, 'jane.miller@loom.example.com', 'jmiller@loom.example.com');
    await keep(WORK, { matches: [{ person: jane, confidence: 0.5 }] });
    expect((await find(WORK))?.alias).toBeUndefined();
    expect(await shown(OTHER)).toBe('Jane Miller by record');
  });

  it('give way to the answer about the address itself', async () => {
    await keep(profileOf(JANE), {
      matches: [weaver('jane', {}, 'jane.miller@loom.example.com')],
    });
    await keep(WORK, { matches: [OTTO] });
    expect(await shown(WORK)).toBe('Otto Test');
    await keep(WORK, { matches: [{ person: JANE, confidence: 0.9 }] });
    expect(await shown(WORK)).toBe('Jane Miller by confirmed');
  });

  it('stand where the provider finds nobody by the address', async () => {
    await keep(profileOf(JANE), {
      matches: [weaver('jane', {}, 'jane.miller@loom.example.com')],
    });
    await keep(WORK, { matches: [] });
    expect(await shown(WORK)).toBe('Jane Miller by record');
  });

  it('of somebody without an id teach nothing: the next answer may name another by it', async () => {
    const jane = weaver('jane', { id: 'answer:profile:jane-0x1c:0' }, WORK.address);
    await keep(profileOf(JANE), { matches: [jane] });
    expect(await find(WORK)).toBeUndefined();
  });

  it('are read up to fifty addresses', async () => {
    const many = Array.from({ length: 60 }, (_one, at) => `jane.miller+${at}@loom.example.com`);
    await keep(profileOf(JANE), { matches: [weaver('jane', {}, ...many)] });
    const aliases = await aliasesOf(JANE);
    expect(aliases).toHaveLength(51);
  });
});

describe('the user', () => {
  it('chooses one of several, and finds them again', async () => {
    await keep(WORK, { matches: [OTTO, RITA] });
    expect(await shown(WORK)).toBe(2);
    expect(await judge('is', RITA)).toMatchObject({ personId: RITA.id, by: 'chosen' });
    expect(await shown(WORK)).toBe('Rita Test by chosen');
    await judge('undone', RITA);
    expect(await shown(WORK)).toBe(2);
    await judge('redone', RITA);
    expect(await shown(WORK)).toBe('Rita Test by chosen');
  });

  it('confirms the only one, whatever the match check says', async () => {
    await keep(OTHER, { matches: [OTTO] });
    await judge('is', OTTO, OTHER);
    expect(await shown(OTHER)).toBe('Otto Test by chosen');
  });

  it('rules people out one by one, and takes it back', async () => {
    await keep(WORK, { matches: [OTTO, RITA] });
    await judge('is-not', OTTO);
    expect(await shown(WORK)).toBe('Rita Test');
    await judge('is-not', RITA);
    expect(await shown(WORK)).toBe(0);
    expect((await find(WORK))?.matches).toHaveLength(2);
    await judge('perhaps', OTTO);
    expect(await shown(WORK)).toBe('Otto Test');
    await judge('perhaps', RITA);
    expect(await shown(WORK)).toBe(2);
  });

  it('rules out whom the check confirmed, and has the alias back when that is taken back', async () => {
    await keep(WORK, { matches: [JANE] });
    await judge('is-not', JANE);
    expect(await shown(WORK)).toBe(0);
    await judge('perhaps', JANE);
    expect(await shown(WORK)).toBe('Jane Miller by confirmed');
  });

  it('undoes what a record taught: the address is unknown, the person stays', async () => {
    await keep(profileOf(JANE), {
      matches: [weaver('jane', {}, 'jane.miller@loom.example.com')],
    });
    await judge('undone', JANE);
    expect(await find(WORK)).toBeUndefined();
    expect(await findKnown(database, PROVIDER, ['email:jane.miller@loom.example.com'])).toEqual(
      new Set(),
    );
    expect(await shown(profileOf(JANE))).toBe('Jane Miller by record');
    expect(await aliasesOf(JANE)).toContainEqual(
      expect.objectContaining({ identifierKey: `email:${WORK.address}`, isUndone: true }),
    );
    await judge('redone', JANE);
    expect(await shown(WORK)).toBe('Jane Miller by record');
  });

  it('makes an identifier unknown by ruling out everybody, and not by undoing alone', async () => {
    const key = `email:${WORK.address}`;
    const known = async () => (await findKnown(database, PROVIDER, [key])).has(key);
    await keep(WORK, { matches: [JANE] });
    await judge('undone', JANE);
    expect(await known()).toBe(true);
    await judge('is-not', JANE);
    expect(await known()).toBe(false);
  });

  it.each(['undone', 'redone'] as const)(
    'says nothing by "%s" of whom another panel has chosen meanwhile',
    async (judgement) => {
      await keep(WORK, { matches: [OTTO, RITA] });
      await judge('is', OTTO);
      await judge('is', RITA);
      if (judgement === 'redone') await judge('undone', RITA);
      await judge(judgement, OTTO);
      expect(await shown(WORK)).toBe(judgement === 'undone' ? 'Rita Test by chosen' : 2);
    },
  );

  it('undoes the slug of a record too', async () => {
    await keep(WORK, { matches: [JANE] });
    await judge('undone', JANE, profileOf(JANE));
    expect(await find(profileOf(JANE))).toBeUndefined();
    await keep(WORK, { matches: [JANE] });
    expect(await find(profileOf(JANE))).toBeUndefined();
  });
});

describe('what the user has undone or ruled out is not learnt again', () => {
  it.each<[string, Judgement, string | number]>([
    ['undone', 'undone', 'Jane Miller'],
    ['ruled out', 'is-not', 0],
  ])('%s: by the same answer or a later one', async (_what, judgement, left) => {
    for (let times = 0; times < 2; times++) {
      await keep(WORK, { matches: [{ person: JANE, confidence: 0.95 }] });
      if (times === 0) await judge(judgement, JANE);
      expect(await shown(WORK)).toBe(left);
    }
    const listed = weaver('jane', {}, 'jane.miller@loom.example.com');
    await keep(profileOf(JANE), { matches: [listed] });
    expect(await shown(WORK)).toBe(left);
  });

  it('nor by another profile that lists the address', async () => {
    const jane = weaver('jane', {}, 'jane.miller@loom.example.com');
    await keep(profileOf(jane), { matches: [jane] });
    await judge('undone', jane);
    const twin = weaver('twin', {}, 'jane.miller@loom.example.com');
    await keep(profileOf(twin), { matches: [twin] });
    expect(await find(WORK)).toBeUndefined();
  });
});

describe('a later answer to the same identifier', () => {
  it('keeps the choice while the person is named, in whatever place', async () => {
    await keep(WORK, { matches: [JANE, OTTO] });
    await judge('is', OTTO);
    await keep(WORK, { matches: [RITA, { person: JANE, confidence: 0.99 }, OTTO] });
    expect(await shown(WORK)).toBe('Otto Test by chosen');
  });

  it('that names the chosen one no more shows all, and says so', async () => {
    await keep(WORK, { matches: [OTTO, RITA] });
    await judge('is', OTTO);
    await keep(WORK, { matches: [RITA, JANE] });
    expect(await shown(WORK)).toBe(2);
    const answer = await find(WORK);
    expect(answer && standingOf(answer).isGone).toBe(true);
    await judge('is', RITA);
    const chosen = await find(WORK);
    expect(chosen && standingOf(chosen).isGone).toBe(false);
  });

  it('that names nobody leaves all as it was', async () => {
    await keep(WORK, { matches: [OTTO, RITA] });
    await judge('is', RITA);
    await keep(WORK, { matches: [] });
    expect(await shown(WORK)).toBe('Rita Test by chosen');
  });

  it('keeps what was confirmed once while the person is named, and drops it with them', async () => {
    await keep(WORK, { matches: [JANE] });
    const former = weaver('jane', { roles: [{ company: LOOM, isCurrent: false }] });
    await keep(WORK, { matches: [former, OTTO] });
    expect(await shown(WORK)).toBe('Jane Miller by confirmed');
    await keep(WORK, { matches: [OTTO, RITA] });
    expect(await shown(WORK)).toBe(2);
    expect((await find(WORK))?.alias).toBeUndefined();
  });

  it('of people without ids keeps nothing of the user’s word: they may be others', async () => {
    const [one, two] = [0, 1].map((rank) =>
      weaver('x', {
        id: `answer:${WORK.address}:${rank}`,
        name: `Nameless ${rank}`,
        slug: undefined,
      }),
    );
    if (one === undefined || two === undefined) throw new Error('There are two.');
    await keep(WORK, { matches: [one, two] });
    await judge('is', two);
    expect(await shown(WORK)).toBe('Nameless 1 by chosen');
    await keep(WORK, { matches: [two, one] });
    const answer = await find(WORK);
    expect(answer && standingOf(answer)).toMatchObject({ tied: undefined, isGone: true });
    await judge('is-not', one);
    expect(await shown(WORK)).toBe('Nameless 1');
    await keep(WORK, { matches: [one, two] });
    expect(await shown(WORK)).toBe(2);
  });
});

it('two providers are told apart', async () => {
  await keep(WORK, { matches: [OTTO, RITA] });
  await keep(WORK, { matches: [{ ...RITA, id: 'second:1' }, JANE], provider: 'second' });
  await judge('is', OTTO);
  expect(await shown(WORK)).toBe('Otto Test by chosen');
  expect(await shown(WORK, 'second')).toBe(2);
  expect(await aliasesOf(OTTO, 'second')).toEqual([]);
});

it('on a full disk nothing changes, and the caller hears of it', async () => {
  await keep(WORK, { matches: [OTTO, RITA] });
  const full = new Proxy(database, {
    get: (target, name) => {
      if (name !== 'transaction') return Reflect.get(target, name);
      return () => {
        throw new DOMException('', 'QuotaExceededError');
      };
    },
  });
  const about = { provider: PROVIDER, identifier: WORK, personId: OTTO.id } as const;
  await expect(judgeMatch(full, { ...about, judgement: 'is' }, now)).rejects.toMatchObject({
    name: 'QuotaExceededError',
  });
  expect(await shown(WORK)).toBe(2);
});
