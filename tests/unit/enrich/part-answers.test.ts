import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createPipeline, type Surroundings } from '../../../lib/enrich/pipeline';
import { FailureError } from '../../../lib/failure';
import type { Person } from '../../../lib/person';
import type { Reply } from '../../../lib/providers/provider';
import { NO_CAPS } from '../../../lib/store/caps';
import { openDatabase } from '../../../lib/store/schema';
import { personNamed } from '../../components/panel/world';
import { third } from '../providers/third/provider';
import { logInto } from './log-into';

const jo = { kind: 'email', address: 'jo@harbour.example.com' } as const;
const NOBODY: Reply = { outcomes: [{ matches: [] }], raw: [[]] };

let databases = 0;

/** A pipeline over a provider that replies from a script. */
async function build(...replies: Reply[]) {
  const database = await openDatabase(`part-${databases++}`);
  const around: Surroundings = {
    database: async () => database,
    key: async () => 'third-key',
    knownOf: async () => ({}),
    fetch: async () => fetch,
    log: logInto(database),
    mayReach: async () => true,
    isAllowed: async () => true,
    caps: async () => NO_CAPS,
    hasConsent: async () => true,
    isOnline: () => true,
    timeoutMs: async () => 500,
    keepMissesDays: async () => 30,
    confirms: () => false,
    isOwn: () => true,
    now: Date.now,
  };
  const provider = { ...third, enrich: async () => replies.shift() ?? NOBODY };
  const { enrich } = createPipeline(around);
  const wish = { contact: ['phones'] } as const;
  return {
    look: (how: 'ask' | 'again' = 'ask') =>
      enrich({ provider, identifier: jo, wish, how, atMost: 9 }),
    receipts: () => database.getAll('receipts'),
    outcomes: () => database.getAll('outcomes'),
    aliases: () => database.getAll('aliases'),
  };
}

const timedOut = new FailureError({ code: 'timed-out', charged: 'maybe' });
const noCredit = new FailureError({ code: 'no-credit', charged: 'no' });

describe('what is no answer is not kept as "nobody"', () => {
  it.each<[string, Reply, object, object]>([
    [
      'a refusal of the identifier',
      { ...NOBODY, outcomes: [{ matches: [], refusedFor: 'No such form.' }], credits: 0 },
      { code: 'refused', charged: 'no', said: 'No such form.' },
      { state: 'settled', credits: 0, failureCode: 'refused' },
    ],
    [
      'a later call that failed, free, after a paid one',
      { ...NOBODY, failures: [noCredit], credits: 3 },
      { code: 'no-credit', charged: 'yes', credits: 3 },
      { state: 'settled', credits: 3, failureCode: 'no-credit' },
    ],
    [
      'a later call that may have been charged',
      { ...NOBODY, failures: [timedOut], credits: 3 },
      { code: 'timed-out', charged: 'maybe' },
      { state: 'uncertain', failureCode: 'timed-out' },
    ],
  ])('%s', async (_what, reply, failure, receipt) => {
    const { look, receipts, outcomes } = await build(reply);
    await expect(look()).rejects.toMatchObject({
      failure: { ...failure, provider: 'Third Source' },
    });
    expect(await outcomes()).toEqual([]);
    expect(await receipts()).toMatchObject([receipt]);
    expect((await look()).matches, 'and is asked for anew').toEqual([]);
    expect(await outcomes()).toHaveLength(1);
  });
});

it('what a failed later call did not bring is not taken for gone', async () => {
  const jo = (phones: string[]): Person =>
    personNamed('Jo', { contact: { emails: [], phones, websites: [] } });
  const reply = (phones: string[]): Reply => ({
    outcomes: [{ matches: [{ person: jo(phones) }] }],
    raw: [[{}]],
    credits: 1,
  });
  const phone = '+15550100123';
  const { look } = await build(reply([phone]), { ...reply([]), failures: [timedOut] }, reply([]));
  const phones = async (how: 'ask' | 'again') =>
    (await look(how)).matches[0]?.person.contact.phones;
  expect(await phones('ask')).toEqual([phone]);
  expect(await phones('again')).toEqual([phone]);
  expect(await phones('again')).toEqual([]);
});

describe('an answer of which a part failed', () => {
  const person = personNamed('Jo', { contact: { emails: [], phones: [], websites: [] } });
  const found: Reply = { outcomes: [{ matches: [{ person }] }], raw: [[{}]], credits: 3 };

  it('says why there is less, and its receipt claims no more than is known', async () => {
    const { look, receipts } = await build({ ...found, failures: [timedOut] });
    const answer = await look();
    expect(answer.matches).toHaveLength(1);
    expect(answer.failure).toMatchObject({ code: 'timed-out', charged: 'maybe' });
    const [receipt] = await receipts();
    expect(receipt).toMatchObject({ state: 'uncertain', failureCode: 'timed-out' });
    expect(receipt).not.toHaveProperty('credits');
    // Known from now on: the failure was that of the request, not of the answer.
    expect(await look()).not.toHaveProperty('failure');
  });

  it('is settled where the part that failed was free', async () => {
    const { look, receipts } = await build({ ...found, failures: [noCredit] });
    expect((await look()).failure).toMatchObject({ code: 'no-credit', charged: 'no' });
    expect(await receipts()).toMatchObject([{ state: 'settled', credits: 3 }]);
  });
});

it('what was wished but not asked for is not taken for gone', async () => {
  const withPhones = (phones: string[]): Reply => ({
    outcomes: [
      {
        matches: [{ person: personNamed('Jo', { contact: { emails: [], phones, websites: [] } }) }],
      },
    ],
    raw: [[{}]],
    credits: 1,
  });
  const phone = '+15550100123';
  const { look } = await build(
    withPhones([phone]),
    { ...withPhones([]), askedContact: [] },
    { ...withPhones([]), askedContact: ['phones'] },
  );
  const phones = async (how: 'ask' | 'again') =>
    (await look(how)).matches[0]?.person.contact.phones;
  expect(await phones('ask')).toEqual([phone]);
  expect(await phones('again')).toEqual([phone]);
  expect(await phones('again')).toEqual([]);
});

it('by a bare record nobody is known under the profile that it names', async () => {
  const bare = personNamed('Jo', { id: 'profile:jo-0x1f', slug: 'jo-0x1f', isThin: true });
  const { look, aliases } = await build({
    outcomes: [{ matches: [{ person: bare }] }],
    raw: [[{}]],
    credits: 1,
  });
  expect((await look()).matches).toHaveLength(1);
  expect(await aliases()).toEqual([]);
});
