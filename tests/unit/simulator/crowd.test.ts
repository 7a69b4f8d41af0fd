import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Provider, Reply } from '../../../lib/providers/provider';
import { crowdEmail, crowdSlug, isKnownOfCrowd } from '../../simulator/crowd/crowd';
import { type Poison, poisonEmail, poisonSlug } from '../../simulator/crowd/poison';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { fetchFrom } from '../enrich/rig';

// The crowd as our own providers read it, over real HTTP.

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);
const profile = (slug: string): Identifier => ({ kind: 'profile', slug });
const email = (address: string): Identifier => ({ kind: 'email', address });

function look(provider: Provider, key: string, identifiers: readonly Identifier[]): Promise<Reply> {
  const line = { key, fetch: fetchFrom(simulator), timeoutMs: 2000 };
  return provider.enrich(line, { identifiers, wish: { contact: ['businessEmails'] } });
}

describe('the crowd', () => {
  it.each([
    ['profile', (number: number) => profile(crowdSlug(number))],
    ['address', (number: number) => email(crowdEmail(number))],
  ] as const)('is known by %s but for one of eight, each paid for once', async (_, identifier) => {
    const people = numbers(0, 25);
    const { outcomes, credits } = await look(crustdata, 'sim-fast', people.map(identifier));
    const known = people.filter(isKnownOfCrowd);
    expect(outcomes.map(({ matches }) => matches.length > 0)).toEqual(people.map(isKnownOfCrowd));
    expect(known).toHaveLength(22);
    expect(credits).toBe(44);
    expect(simulator.account('sim-fast')?.spent).toBe(44);
    expect(simulator.charges.map((one) => one.credits)).toEqual(known.map(() => 2));
    expect(simulator.charged(crowdSlug(1)) + simulator.charged(crowdEmail(1))).toBe(1);
    expect(simulator.charged(crowdSlug(7)) + simulator.charged(crowdEmail(7))).toBe(0);
  });

  it('is the same at every call, and at both providers', async () => {
    const [first, second, flat] = [
      await look(crustdata, 'sim-fast', [profile(crowdSlug(41))]),
      await look(crustdata, 'sim-fast', [profile(crowdSlug(41))]),
      await look(enrichLayer, 'el-fast', [profile(crowdSlug(41))]),
    ];
    expect(second.outcomes).toEqual(first.outcomes);
    const nameIn = ({ outcomes }: Reply) => outcomes[0]?.matches[0]?.person.name;
    expect(nameIn(flat)).toBe(nameIn(first));
    expect(nameIn(first)).toMatch(/\p{L}+ \p{L}+/u);
    expect(simulator.charged(crowdSlug(41))).toBe(3);
  });

  it('has people in other scripts, of sixty roles, and of hardly anything', async () => {
    const { outcomes } = await look(
      crustdata,
      'sim-fast',
      [3, 5, 11, 13].map(crowdSlug).map(profile),
    );
    const [rightToLeft, wide, long, empty] = outcomes.map(({ matches }) => matches[0]?.person);
    expect(rightToLeft?.name).toMatch(/^[\p{Script=Hebrew}\p{Script=Arabic}]+ /u);
    expect(wide?.name).toMatch(/^\p{Script=Han}+ /u);
    expect(long?.roles).toHaveLength(60);
    expect(empty?.name).toMatch(/\p{L}/u);
    expect(empty?.roles.flatMap(({ title, company }) => [title, company?.name])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is nobody where the number has too few digits', async () => {
    const { outcomes } = await look(crustdata, 'sim-fast', [profile('crowd-0001-0x1c')]);
    expect(outcomes).toEqual([{ matches: [] }]);
  });
});

describe('somebody who spoils a request', () => {
  const spoilt = (poison: Poison) => [
    profile(crowdSlug(1)),
    profile(poisonSlug(poison, 1)),
    profile(crowdSlug(2)),
    profile(crowdSlug(3)),
  ];

  it('by name costs one request more, and nobody else', async () => {
    const { outcomes } = await look(crustdata, 'sim-fast', spoilt('named'));
    expect(outcomes.map(({ matches }) => matches.length)).toEqual([1, 0, 1, 1]);
    expect(outcomes[1]?.refusedFor).toContain(poisonSlug('named', 1));
    expect(simulator.requests).toHaveLength(2);
    expect(simulator.charges).toHaveLength(3);
  });

  it('without a name is found by halving', async () => {
    const { outcomes } = await look(crustdata, 'sim-fast', spoilt('unnamed'));
    expect(outcomes.map(({ matches }) => matches.length)).toEqual([1, 0, 1, 1]);
    expect(simulator.requests).toHaveLength(5);
    expect(simulator.charges).toHaveLength(3);
  });

  it('by breaking it costs nothing, whoever is with them', async () => {
    await expect(look(crustdata, 'sim-fast', spoilt('broken'))).rejects.toMatchObject({
      failure: { code: 'provider-down' },
    });
    expect(simulator.charges).toEqual([]);
    expect(simulator.account('sim-fast')?.spent).toBe(0);
  });

  it('at Enrich Layer spoils their own alone', async () => {
    const codeOf = async (identifier: Identifier) => {
      const reply = await look(enrichLayer, 'el-fast', [identifier]).catch(
        (thrown: { failure: { code: string } }) => thrown.failure.code,
      );
      return typeof reply === 'string' ? reply : reply.outcomes[0]?.refusedFor;
    };
    expect(await codeOf(profile(poisonSlug('broken', 2)))).toBe('provider-down');
    expect(await codeOf(profile(poisonSlug('named', 2)))).toMatch(/\w/);
    expect(await codeOf(email(poisonEmail('unnamed', 2)))).toMatch(/\w/);
    expect(simulator.charges).toEqual([]);
  });
});

describe('what a test does to the provider', () => {
  const one = [profile(crowdSlug(1))];

  it('a storm strikes so many look-ups, whomever they name, and passes', async () => {
    simulator.storm('busy', 2);
    for (const _ of [1, 2]) {
      await expect(look(crustdata, 'sim-fast', one)).rejects.toMatchObject({
        failure: { code: 'rate-limited', retryAfterS: 3 },
      });
    }
    expect((await look(crustdata, 'sim-fast', one)).outcomes[0]?.matches).toHaveLength(1);
    expect(simulator.charged(crowdSlug(1))).toBe(1);
  });

  it('a storm that is called off strikes nobody more', async () => {
    simulator.storm('broken', 10);
    await expect(look(enrichLayer, 'el-fast', one)).rejects.toMatchObject({
      failure: { code: 'provider-down' },
    });
    simulator.storm('broken', 0);
    expect((await look(enrichLayer, 'el-fast', one)).outcomes[0]?.matches).toHaveLength(1);
  });

  it('a storm that drops answers has charged for them', async () => {
    simulator.storm('drop', 1);
    await expect(look(crustdata, 'sim-fast', one)).rejects.toMatchObject({
      // The headers have come, and they tell what it took.
      failure: { code: 'unreachable', charged: 'yes', credits: 2 },
    });
    expect(simulator.charged(crowdSlug(1))).toBe(1);
  });

  it('knows the faults by their names', () => {
    expect(() => simulator.storm('hurricane', 1)).toThrow('No such fault: hurricane');
  });

  it('a key that is revoked is none, and works once it is restored', async () => {
    simulator.revoke('sim-fast');
    await expect(look(crustdata, 'sim-fast', one)).rejects.toMatchObject({
      failure: { code: 'bad-key' },
    });
    simulator.restore('sim-fast');
    expect((await look(crustdata, 'sim-fast', one)).credits).toBe(2);
  });

  it('credits run out, and are added to', async () => {
    const people = (from: number) =>
      numbers(from, from + 25)
        .map(crowdSlug)
        .map(profile);
    // The balance must hold a credit for each who is named, found or not.
    await look(crustdata, 'sim-short', people(0));
    await look(crustdata, 'sim-short', people(25));
    await expect(look(crustdata, 'sim-short', people(50))).rejects.toMatchObject({
      failure: { code: 'no-credit' },
    });
    const { credits: left = Number.NaN } = simulator.account('sim-short') ?? {};
    simulator.topUp('sim-short', 100);
    expect(simulator.account('sim-short')?.credits).toBe(left + 100);
    await look(crustdata, 'sim-short', people(50));
    simulator.reset();
    expect(simulator.account('sim-short')).toEqual({ credits: 100, spent: 0, calls: 0 });
  });
});
