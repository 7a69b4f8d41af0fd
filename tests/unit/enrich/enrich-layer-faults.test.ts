import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import { openAsking } from './asking';
import { OTHERS, PEOPLE } from './case-table';
import { buildRig, fetchFrom } from './rig';
import { simulated } from './simulated';

const stale = { kind: 'profile', slug: 'el-stale-0x00' } as const;
const world = simulated();

/** Name, statuses (0: no reply), whether it is charged, the receipt, and the end; `$` is what is charged, `~` how sure a match is. */
const FAULTS: readonly [string, number[], boolean, string, string][] = [
  ['hang', [0], true, 'uncertain timed-out', 'timed-out, charged: maybe'],
  ['slow', [0], true, 'uncertain timed-out', 'timed-out, charged: maybe'],
  ['drop', [200], true, 'settled $ unreachable', 'unreachable, charged: yes'],
  ['truncated', [200], true, 'settled $ bad-reply', 'bad-reply, charged: yes'],
  ['not-json', [200], true, 'settled $ bad-reply', 'bad-reply, charged: yes'],
  ['wrong-shape', [200], true, 'settled $ bad-reply', 'bad-reply, charged: yes'],
  ['huge', [200], true, 'settled $ bad-reply', 'bad-reply, charged: yes'],
  ['once', [500, 200], true, 'settled $', 'Simulated once~'],
  ['absent', [404], false, 'settled 0', 'nobody'],
  ['bad-gateway', [502], false, 'uncertain provider-down', 'provider-down, charged: maybe'],
  ['broken', [500, 500], false, 'settled 0 provider-down', 'provider-down, charged: no'],
  ['unavailable', [503, 503], false, 'settled 0 provider-down', 'provider-down, charged: no'],
  ['busy', [429], false, 'settled 0 rate-limited', 'rate-limited in 3 s, charged: no'],
  ['retired', [410], false, 'settled 0 not-supported', 'not-supported, charged: no'],
  ['unpaid', [403], false, 'settled 0 no-credit', 'no-credit, charged: no'],
  ['rejected', [401], false, 'settled 0 bad-key', 'bad-key, charged: no'],
  ['forbidden', [403], false, 'settled 0 no-credit', 'no-credit, charged: no'],
];

describe.each([
  {
    kind: 'profile',
    price: 1,
    sureness: '',
    path: '/api/v2/profile',
    whom: (name: string) => ({ kind: 'profile', slug: `sim-${name}-0x00` }) as const,
    sent: (name: string) => ({
      profile_url: `https://www.linkedin.com/in/sim-${name}-0x00/`,
      use_cache: 'if-present',
    }),
  },
  {
    kind: 'email',
    price: 4,
    sureness: ' at 0.99',
    path: '/api/v2/profile/resolve/email',
    whom: (name: string) => ({ kind: 'email', address: `${name}@faults.example.com` }) as const,
    sent: (name: string) => ({
      email: `${name}@faults.example.com`,
      lookup_depth: 'superficial',
      enrich_profile: 'enrich',
    }),
  },
])('by $kind', ({ price, sureness, path, whom, sent }) => {
  it.each(FAULTS)('%s: %j', async (name, statuses, isCharged, receipt, brought) => {
    const isEndless = statuses[0] === 0;
    const { look, refused } = await openAsking(world.simulator, world.books, {
      provider: enrichLayer,
      key: 'el-rich',
      // The slow one answers after two seconds.
      ...(isEndless ? { timeoutMs: 500 } : {}),
    });
    const told = await look(whom(name), { contact: [] });
    expect(told).toEqual({
      announced: [price],
      calls: statuses.map((status) => [status, `GET ${path}`, sent(name)]),
      charged: isCharged ? price : 0,
      receipts: [receipt.replace('$', `${price}`)],
      brought: brought.replace('~', sureness),
    });
    expect(refused, 'a fault is no refusal').toEqual([]);
  });

  it.each([
    ['drop', 'unreachable'],
    ['truncated', 'bad-reply'],
    ['not-json', 'bad-reply'],
  ])('%s, where no header says the cost, may have been charged', async (name, code) => {
    const provider = enrichLayer;
    const { look } = await openAsking(world.simulator, world.books, {
      provider,
      key: 'el-no-header',
    });
    expect(await look(whom(name), { contact: [] })).toMatchObject({
      calls: [[200, `GET ${path}`, sent(name)]],
      charged: price,
      receipts: [`uncertain ${code}`],
      brought: `${code}, charged: maybe`,
    });
  });
});

it('values of other types are left out of a profile, and are no answer to an address', async () => {
  const { look } = await openAsking(world.simulator, world.books, {
    provider: enrichLayer,
    key: 'el-rich',
  });
  const slug = 'sim-wrong-types-0x00';
  expect(await look({ kind: 'profile', slug }, { contact: [] })).toMatchObject({
    charged: 1,
    receipts: ['settled 1'],
    brought: 'unnamed',
  });
  const address = 'wrong-types@faults.example.com';
  expect(await look({ kind: 'email', address }, { contact: [] })).toMatchObject({
    charged: 4,
    receipts: ['settled 4 bad-reply'],
    brought: 'bad-reply, charged: yes',
  });
});

it('a trial waits after two requests, free', async () => {
  const { look } = await openAsking(world.simulator, world.books, {
    provider: enrichLayer,
    key: 'el-trial',
  });
  await look(PEOPLE.profile, { contact: [] });
  await look(OTHERS.profile, { contact: [] });
  const url = 'https://www.linkedin.com/in/el-stale-0x00/';
  expect(await look(stale, { contact: [] })).toEqual({
    announced: [1],
    calls: [[429, 'GET /api/v2/profile', { profile_url: url, use_cache: 'if-present' }]],
    charged: 0,
    receipts: ['settled 0 rate-limited'],
    brought: 'rate-limited in 60 s, charged: no',
  });
});

it('the last credit pays for one profile; the next is refused, free', async () => {
  const { look } = await openAsking(world.simulator, world.books, {
    provider: enrichLayer,
    key: 'el-last',
  });
  expect(await look(PEOPLE.profile, { contact: [] })).toMatchObject({ charged: 1 });
  expect(await look(OTHERS.profile, { contact: [] })).toMatchObject({
    calls: [[403, 'GET /api/v2/profile', {}]],
    charged: 0,
    receipts: ['settled 0 no-credit'],
    brought: 'no-credit, charged: no',
  });
});

it('somebody who cannot be looked at now: recent takes the old copy, live nothing, after one repetition', async () => {
  const { look } = await openAsking(world.simulator, world.books, {
    provider: enrichLayer,
    key: 'el-rich',
  });
  expect(await look(stale, { contact: [], freshness: 'live' })).toMatchObject({
    calls: [
      [503, 'GET /api/v2/profile', { live_fetch: 'force' }],
      [503, 'GET /api/v2/profile', { live_fetch: 'force' }],
    ],
    charged: 0,
    receipts: ['settled 0 provider-down'],
    brought: 'provider-down, charged: no',
  });
  expect(await look(stale, { contact: [], freshness: 'recent' })).toMatchObject({
    calls: [[200, 'GET /api/v2/profile', { fallback_to_cache: 'on-error' }]],
    charged: 2,
    receipts: ['settled 2'],
    brought: 'Reserved stale, roles 2, certifications 1, honours 1',
  });
});

it('sends nothing where the price is higher than the one that was shown', async () => {
  const key = async () => 'el-rich';
  const { look, receipts } = await buildRig(world.simulator, { key }, { provider: enrichLayer });
  const wish = { contact: ['phones'], freshness: 'recent' } as const;
  await expect(look(PEOPLE.profile, { wish, atMost: 6 })).rejects.toMatchObject({
    failure: { code: 'price-changed', charged: 'no', provider: 'Enrich Layer' },
  });
  expect(world.simulator.requests).toEqual([]);
  expect(await receipts()).toEqual([]);
  await look(PEOPLE.profile, { wish, atMost: 7 });
  expect(await receipts()).toMatchObject([{ state: 'settled', credits: 4, price: { max: 7 } }]);
});

it('what cannot be remembered does not take away what was paid for', async () => {
  const refuse = async () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  const { look, receipts } = await buildRig(
    world.simulator,
    {
      key: async () => 'el-given',
      knownOf: async () => ({ refuse }),
      fetch: async () => fetchFrom(world.simulator),
      timeoutMs: async () => 10_000,
    },
    { provider: enrichLayer },
  );
  const answer = await look(PEOPLE.email, { wish: { contact: ['phones'] }, atMost: 9 });
  expect(answer.matches[0]?.person.contact.phones).toHaveLength(2);
  expect(await receipts()).toMatchObject([{ state: 'settled', credits: 6 }]);
  expect(world.simulator.account('el-given')?.spent).toBe(6);
});
