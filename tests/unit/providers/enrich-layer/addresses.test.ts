import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import { API, address, given, lineTo, look, PROFILE, recording, wishFor } from './recordings';

const RESOLVE = `${API}/profile/resolve/email?email=thessaly%40quillon.example.com&lookup_depth=superficial`;

describe('an address is asked for', () => {
  it('superficially, the profile with it, in one call', async () => {
    const { line, sent } = lineTo([await given('resolve-email-hit', 4)]);
    const reply = await look(line, wishFor({ minSimilarity: 0.8 }), address);
    expect(sent.map(({ method, url }) => [method, url])).toEqual([
      ['GET', `${RESOLVE}&enrich_profile=enrich`],
    ]);
    expect(reply).toMatchObject({
      credits: 4,
      outcomes: [{ matches: [{ confidence: 0.93, person: { name: 'Thessaly Marchbank' } }] }],
    });
    expect(reply.raw).toEqual([[JSON.parse(await recording('resolve-email-hit'))]]);
  });

  it.each([
    ['nulls', 'resolve-email-miss', 200],
    ['a 404', 'error-404', 404],
  ])('and nobody is known, by %s: that is free', async (_, name, status) => {
    const { line, sent } = lineTo([await given(name, 0, status)]);
    expect(await look(line, wishFor(), address)).toEqual({
      ...{ outcomes: [{ matches: [] }], raw: [[]], credits: 0, askedContact: [], askedExtras: [] },
    });
    expect(sent).toHaveLength(1);
  });

  it.each([4, undefined])(
    'and who is less similar than wished was charged, and is told with how similar (header: %s)',
    async (credits) => {
      const { line } = lineTo([await given('resolve-email-hit', credits)]);
      const reply = await look(line, wishFor({ minSimilarity: 0.95 }), address);
      expect(reply.credits).toBe(credits);
      expect(reply.outcomes).toMatchObject([
        { matches: [{ confidence: 0.93, person: { name: 'Thessaly Marchbank' } }] },
      ]);
      expect(reply.raw).toEqual([[JSON.parse(await recording('resolve-email-hit'))]]);
    },
  );

  it('and its URL alone, charged as without a profile: the profile is asked for within the price', async () => {
    const { line, sent } = lineTo([
      await given('resolve-email-url-only', 3),
      await given('as-published', 1),
    ]);
    const reply = await look(line, wishFor(), address);
    expect(sent.map(({ url }) => url)).toEqual([
      `${RESOLVE}&enrich_profile=enrich`,
      `${PROFILE}&use_cache=if-present`,
    ]);
    expect(reply).toMatchObject({
      credits: 4,
      outcomes: [{ matches: [{ confidence: 0.93, person: { name: 'Thessaly Marchbank' } }] }],
    });
    // As the provider itself answers where it brings the profile.
    expect(reply.raw).toEqual([[JSON.parse(await recording('resolve-email-hit'))]]);
  });

  it.each([4, undefined])(
    'and its URL alone, charged as if with a profile (header: %s): then the slug is all',
    async (credits) => {
      const { line, sent } = lineTo([await given('resolve-email-url-only', credits)]);
      const reply = await look(line, wishFor(), address);
      expect(sent).toHaveLength(1);
      expect(reply.credits).toBe(credits);
      expect(reply.outcomes[0]?.matches).toMatchObject([
        {
          confidence: 0.93,
          person: {
            id: 'profile:thessaly-marchbank-0x1e',
            slug: 'thessaly-marchbank-0x1e',
            xHandle: 'thessaly_0x1e',
            asOf: '2026-09-15T08:22:00Z',
            // Or it would take the place of a card that was bought before.
            isThin: true,
          },
        },
      ]);
    },
  );

  it('and more than the plain profile: without it first, then all of it at once', async () => {
    const wish = wishFor({ freshness: 'recent', contact: ['phones'], minSimilarity: 0.8 });
    const { line, sent } = lineTo([
      await given('resolve-email-url-only', 3),
      await given('filled', 4),
    ]);
    const reply = await look(line, wish, address);
    expect(sent.map(({ url }) => url)).toEqual([
      `${RESOLVE}&enrich_profile=skip`,
      `${PROFILE}&use_cache=if-recent&fallback_to_cache=on-error&personal_contact_number=include`,
    ]);
    expect(reply).toMatchObject({
      credits: 7,
      askedContact: ['phones'],
      outcomes: [
        { matches: [{ person: { contact: { phones: ['+12025550131', '+12025550132'] } } }] },
      ],
    });
    expect(reply.credits).toBeLessThanOrEqual(enrichLayer.price('email', wish).max);
  });

  it('and more, of somebody not similar enough: the second call is not made', async () => {
    const { line, sent } = lineTo([await given('resolve-email-url-only', 3)]);
    const wish = wishFor({ contact: ['phones'], minSimilarity: 0.95 });
    expect(await look(line, wish, address)).toMatchObject({
      outcomes: [{ matches: [{ confidence: 0.93, person: { isThin: true } }] }],
      credits: 3,
      askedContact: [],
    });
    expect(sent).toHaveLength(1);
  });

  it('never for more than the order allows', async () => {
    const { line, sent } = lineTo([await given('resolve-email-url-only', 3)]);
    const order = { identifiers: [address], wish: wishFor({ contact: ['phones'] }), atMost: 8 };
    const reply = await enrichLayer.enrich(line, order);
    expect(sent).toHaveLength(1);
    expect(reply.outcomes[0]?.matches).toHaveLength(1);
    expect(reply.askedContact).toEqual([]);
  });

  it.each([
    ['a refusal', 'error-403', 403, undefined, 'no-credit', 3],
    ['a refusal that is free by its header', 'error-429', 429, 0, 'rate-limited', 3],
    ['a fault with a price', 'error-500', 500, 2, 'provider-down', 5],
    ['a fault of unknown price', 'error-500', 502, undefined, 'provider-down', undefined],
  ] as const)(
    'and the second call ends in %s: what the first one brought is kept, and why there is no more',
    async (_, name, status, cost, code, credits) => {
      const { line } = lineTo([
        await given('resolve-email-url-only', 3),
        await given(name, cost, status),
      ]);
      const reply = await look(line, wishFor({ contact: ['phones'] }), address);
      expect(reply.credits).toBe(credits);
      expect(reply.outcomes[0]?.matches[0]?.person.slug).toBe('thessaly-marchbank-0x1e');
      expect(reply.failures).toMatchObject([{ failure: { code } }]);
    },
  );

  it.each([
    [3, 0],
    [undefined, undefined],
  ])('and the second call knows nobody: the slug is all (headers: %s, %s)', async (...costs) => {
    const { line } = lineTo([
      await given('resolve-email-url-only', costs[0]),
      await given('error-404', costs[1], 404),
    ]);
    const reply = await look(line, wishFor({ contact: ['phones'] }), address);
    expect(reply).toMatchObject({
      credits: 3,
      // Of the contact details of somebody without a profile nothing was learnt.
      askedContact: [],
      outcomes: [{ matches: [{ person: { slug: 'thessaly-marchbank-0x1e', roles: [] } }] }],
    });
    expect(reply.failures).toBeUndefined();
  });

  it('and other sites alone: that is somebody, known by their names there', async () => {
    const body = JSON.stringify({
      ...{ url: null, linkedin_profile_url: null, similarity_score: 95, profile: null },
      ...{ twitter_profile_url: 'https://x.com/thessaly_0x1e' },
      facebook_profile_url: 'https://www.facebook.com/thessaly.0x1e/',
    });
    const reply = await look(lineTo([{ body }]).line, wishFor({ minSimilarity: 0.8 }), address);
    expect(reply.outcomes[0]?.matches).toMatchObject([
      {
        confidence: undefined,
        person: {
          id: 'answer:email:thessaly@quillon.example.com:0',
          slug: undefined,
          extras: { xId: 'thessaly_0x1e', facebookId: 'thessaly.0x1e' },
        },
      },
    ]);
  });

  it('and something that is neither null nor a profile: that is not nobody', async () => {
    const body = '{"url":null,"profile":"soon"}';
    await expect(look(lineTo([{ body }]).line, wishFor(), address)).rejects.toMatchObject({
      failure: { code: 'bad-reply' },
      reply: body,
    });
  });
});
