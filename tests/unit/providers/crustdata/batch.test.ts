import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Line } from '../../../../lib/providers/provider';
import { CARD, credits, ENRICH, entry, mailbox, put, refusal, type Step } from './scripted';

type Mailbox = ReturnType<typeof mailbox>;
const [one, two, three, four] = [mailbox(1), mailbox(2), mailbox(3), mailbox(4)];
const asks = (...of: readonly Mailbox[]) => ({
  path: ENRICH,
  body: { business_emails: of.map(({ address }) => address), fields: CARD },
});
const answers = (...of: readonly Mailbox[]): Pick<Step, 'reply' | 'headers'> => ({
  reply: of.map(({ address }) => entry(address, address)),
  headers: credits(of.length),
});
const refuses = (words: string): Pick<Step, 'status' | 'reply'> => ({
  status: 400,
  reply: refusal(words),
});

describe('an identifier that spoils the batch', () => {
  it.each([
    `Invalid business emails: ${two.address}, ${four.address.toUpperCase()}`,
    `Invalid business emails: ["${two.address}", "${four.address}"].`,
  ])('named by %j is dropped with the reason, the rest asked again', async (words) => {
    const { reply, names, learnt } = await put(
      [
        { ...asks(one, two, three, four), ...refuses(words) },
        { ...asks(one, three), ...answers(one, three) },
      ],
      { of: [one, two, three, four] },
    );
    expect(names).toEqual([one.address, undefined, three.address, undefined]);
    expect(reply?.outcomes.map(({ refusedFor }) => refusedFor)).toEqual([
      undefined,
      words,
      undefined,
      words,
    ]);
    expect(reply?.credits).toBe(2);
    expect(reply?.failures).toBeUndefined();
    expect(learnt).toEqual([]);
  });

  it('named as a profile URL, in another spelling', async () => {
    const profiles = ['odo-tarn-0x51', 'una-heddle-0x52'].map(
      (slug) => ({ kind: 'profile', slug }) as const,
    );
    const urls = profiles.map(({ slug }) => `https://www.linkedin.com/in/${slug}/`);
    const { reply } = await put(
      [
        {
          path: ENRICH,
          body: { professional_network_profile_urls: urls, fields: CARD },
          ...refuses('Invalid URLs: https://linkedin.com/in/odo-tarn-0x51'),
        },
        {
          path: ENRICH,
          body: { professional_network_profile_urls: urls.slice(1), fields: CARD },
          reply: [entry(urls[1] ?? '', 'Una')],
        },
      ],
      { of: profiles },
    );
    expect(reply?.outcomes[0]?.refusedFor).toMatch(/^Invalid URLs/);
    expect(reply?.outcomes[1]?.matches).toHaveLength(1);
  });

  it('is not one that merely ends like it', async () => {
    const longer = { kind: 'email', address: `x${one.address}` } as const;
    const words = `Invalid business emails: ${longer.address}`;
    const { names } = await put(
      [
        { ...asks(one, longer), ...refuses(words) },
        { ...asks(one), ...answers(one) },
      ],
      { of: [one, longer] },
    );
    expect(names).toEqual([one.address, undefined]);
  });

  it('named by nobody is found by halving', async () => {
    const words = refuses('Unusable identifier');
    const { reply, names } = await put(
      [
        { ...asks(one, two, three, four), ...words },
        { ...asks(one, two), ...answers(one, two) },
        { ...asks(three, four), ...words },
        { ...asks(three), ...words },
        { ...asks(four), ...answers(four) },
      ],
      { of: [one, two, three, four] },
    );
    expect(names).toEqual([one.address, two.address, undefined, four.address]);
    expect(reply?.outcomes[2]?.refusedFor).toBe('Unusable identifier');
    expect(reply?.credits).toBe(3);
  });

  it('that is everybody: each has the reason, and nothing is taken', async () => {
    const words = `Invalid business emails: ${one.address}, ${two.address}`;
    const { reply } = await put([{ ...asks(one, two), ...refuses(words) }], { of: [one, two] });
    expect(reply).toMatchObject({
      outcomes: [
        { matches: [], refusedFor: words },
        { matches: [], refusedFor: words },
      ],
      credits: 0,
    });
  });

  it('asked for alone is a failure', async () => {
    const words = `Invalid business emails: ${one.address}`;
    const { failure } = await put([{ ...asks(one), ...refuses(words) }], { of: one });
    expect(failure).toMatchObject({ code: 'refused', charged: 'no', said: words });
  });
});

/** A provider that refuses the whole batch for some addresses, in the words given. */
function spoiltBy(bad: ReadonlySet<string>, sayWho: boolean): { line: Line; sent: string[][] } {
  const sent: string[][] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const body = (await new Request(input, init).json()) as { business_emails: string[] };
    sent.push(body.business_emails);
    const wrong = body.business_emails.filter((address) => bad.has(address));
    if (wrong.length > 0) {
      const words = sayWho ? `Invalid business emails: ${wrong.join(', ')}` : 'Unusable identifier';
      return Response.json(refusal(words), { status: 400 });
    }
    return Response.json(
      body.business_emails.map((address) => entry(address, address)),
      { headers: credits(body.business_emails.length) },
    );
  };
  return { line: { key: 'sim-key', timeoutMs: 2000, fetch }, sent };
}

describe('any batch with any malformed identifiers', () => {
  const everybody = Array.from({ length: 25 }, (_, number) => mailbox(number));
  const wish = { contact: [] };

  it('named: two requests, an outcome for each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(everybody, { minLength: 2 }),
        fc.array(fc.nat(24), { minLength: 1 }),
        async (identifiers, bad) => {
          const wrong = new Set(bad.map((number) => mailbox(number).address));
          const { line, sent } = spoiltBy(wrong, true);
          const { outcomes, credits: sum } = await crustdata.enrich(line, { identifiers, wish });
          expect(sent.length).toBeLessThanOrEqual(2);
          const good = identifiers.filter(({ address }) => !wrong.has(address));
          expect(sum).toBe(good.length);
          for (const [position, { address }] of identifiers.entries()) {
            const outcome = outcomes[position];
            if (wrong.has(address)) expect(outcome?.refusedFor).toMatch(/^Invalid business emails/);
            else expect(outcome?.matches[0]?.person.name).toBe(address);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('one, not named, of 25: found by 11 requests at most, wherever it is', async () => {
    for (const { address } of everybody) {
      const { line, sent } = spoiltBy(new Set([address]), false);
      const { outcomes, failures } = await crustdata.enrich(line, { identifiers: everybody, wish });
      expect(sent.length).toBeLessThanOrEqual(11);
      expect(failures).toBeUndefined();
      expect(outcomes.filter(({ refusedFor }) => refusedFor !== undefined)).toHaveLength(1);
      expect(outcomes.filter(({ matches }) => matches.length === 1)).toHaveLength(24);
    }
  });

  it('several, not named: at most 15 requests; who was not reached has a failure, nobody is lost or asked twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(everybody, { minLength: 2 }), async (bad) => {
        const wrong = new Set(bad.map(({ address }) => address));
        const { line, sent } = spoiltBy(wrong, false);
        const paid = () =>
          sent.filter((batch) => !batch.some((address) => wrong.has(address))).flat();
        try {
          const reply = await crustdata.enrich(line, { identifiers: everybody, wish });
          for (const [position, { address }] of everybody.entries()) {
            const outcome = reply.outcomes[position];
            const isReached =
              outcome?.refusedFor !== undefined || (outcome?.matches.length ?? 0) > 0;
            expect(isReached).toBe(reply.failures?.[position] === undefined);
            expect(outcome?.matches.length === 1).toBe(paid().includes(address));
          }
          expect(reply.credits).toBe(paid().length);
        } catch (thrown) {
          expect(thrown).toMatchObject({ failure: { code: 'refused', charged: 'no' } });
          expect(paid()).toEqual([]);
        }
        expect(sent.length).toBeLessThanOrEqual(15);
        expect(new Set(paid()).size).toBe(paid().length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a batch of which a later part fails', () => {
  const words = refuses('Unusable identifier');
  const begun = [
    { ...asks(one, two, three, four), ...words },
    { ...asks(one, two), ...answers(one, two) },
  ];

  it.each([
    [429, 'rate-limited'],
    [402, 'no-credit'],
    [503, 'provider-down'],
  ])('with %d keeps what was paid for', async (status, code) => {
    const { reply, names } = await put(
      [...begun, { ...asks(three, four), status, reply: refusal('later') }],
      { of: [one, two, three, four] },
    );
    expect(names).toEqual([one.address, two.address, undefined, undefined]);
    expect(reply?.failures?.map((failure) => failure?.failure.code)).toEqual([
      undefined,
      undefined,
      code,
      code,
    ]);
    expect(reply?.credits).toBe(2);
  });

  it('that may have been charged does not claim to know the sum', async () => {
    const { reply } = await put([...begun, { ...asks(three, four), reply: [], afterMs: 5000 }], {
      of: [one, two, three, four],
    });
    expect(reply?.failures?.[3]?.failure).toMatchObject({ code: 'timed-out', charged: 'maybe' });
    expect(reply).not.toHaveProperty('credits');
  });

  it('before anything was answered is a failure of the whole', async () => {
    const { failure } = await put(
      [{ ...asks(one, two), status: 429, reply: refusal('busy'), headers: { 'retry-after': '7' } }],
      {
        of: [one, two],
      },
    );
    expect(failure).toMatchObject({ code: 'rate-limited', retryAfterS: 7 });
  });
});

it('counts what a refusal says it took', async () => {
  const words = `Invalid business emails: ${one.address}`;
  const { reply } = await put(
    [
      { ...asks(one, two), ...refuses(words), headers: credits(1) },
      { ...asks(two), ...answers(two) },
    ],
    { of: [one, two] },
  );
  expect(reply?.credits).toBe(2);
  const { failure } = await put(
    [
      { ...asks(one, two), ...refuses(words), headers: credits(1) },
      { ...asks(two), status: 402, reply: refusal('none left') },
    ],
    { of: [one, two] },
  );
  expect(failure).toMatchObject({ code: 'no-credit', charged: 'yes', credits: 1 });
});

describe('a reply of which one entry', () => {
  it.each([
    ['is unreadable', { matched_on: two.address, matches: 'none' }],
    ['is no entry', 17],
    ['names somebody else', entry('somebody@larkmoor.example.com', 'Somebody')],
  ])(
    '%s costs the others nothing, and its identifier has a failure with the reply',
    async (_, odd) => {
      const { reply, names } = await put(
        [{ ...asks(one, two), reply: [entry(one.address, one.address), odd], headers: credits(2) }],
        { of: [one, two] },
      );
      expect(names).toEqual([one.address, undefined]);
      const failure = reply?.failures?.[1];
      expect(failure?.failure).toEqual({ code: 'bad-reply', charged: 'maybe' });
      expect(failure?.reply).toContain(one.address);
      expect(reply?.credits).toBe(2);
    },
  );
});

it('tells the pace of each path from the last reply', async () => {
  const headers = {
    'x-ratelimit-limit': '30',
    'x-ratelimit-remaining': '29',
    'x-ratelimit-reset': '60',
  };
  const { reply } = await put([{ ...asks(one), ...answers(one), headers }], { of: one });
  expect(reply?.pace).toEqual({ [ENRICH]: { limit: 30, remaining: 29, resetS: 60 } });
  const odd = { ...headers, 'x-ratelimit-reset': 'soon' };
  const other = await put([{ ...asks(one), ...answers(one), headers: odd }], { of: one });
  expect(other.reply).not.toHaveProperty('pace');
});
