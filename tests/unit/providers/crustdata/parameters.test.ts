import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Wish } from '../../../../lib/providers/provider';
import {
  CARD,
  credits,
  ENRICH,
  entry,
  LIVE,
  otto,
  ottoline,
  ottolineUrl,
  put,
  refusal,
} from './scripted';

const byUrl = (more: object = {}) => ({
  professional_network_profile_urls: [ottolineUrl],
  fields: CARD,
  ...more,
});
const found = [entry(ottolineUrl, 'Ottoline')];
const price = (wish: Partial<Wish>, refused: readonly string[] = []) =>
  crustdata.price('profile', { contact: [], ...wish }, { refused });

describe('what is asked', () => {
  it('is a profile URL and the groups of the card, by name', async () => {
    const step = { path: ENRICH, body: byUrl(), reply: found, headers: credits(1) };
    const { reply, names } = await put([step], { of: ottoline });
    expect(names).toEqual(['Ottoline']);
    expect(reply?.credits).toBe(1);
  });

  it('is an address with the threshold, where one is set', async () => {
    const body = { business_emails: [otto.address], fields: CARD };
    const reply = [entry(otto.address, 'Ottoline')];
    await put([{ path: ENRICH, body, reply }], { of: otto });
    await put([{ path: ENRICH, body: { ...body, min_similarity_score: 0 }, reply }], {
      of: otto,
      wish: { minSimilarity: 0 },
    });
    await put([{ path: ENRICH, body: byUrl(), reply: found }], {
      of: ottoline,
      wish: { minSimilarity: 0.8 },
    });
  });

  it.each([-0.1, 1.1, Number.NaN])('is nothing with a threshold of %d', async (minSimilarity) => {
    const { failure } = await put([], { of: otto, wish: { minSimilarity } });
    expect(failure).toMatchObject({ code: 'bad-input', charged: 'no' });
  });

  it('is nothing of no identifier, of 26, or of two kinds', async () => {
    const many = Array.from({ length: 26 }, () => ottoline);
    for (const of of [[], many, [ottoline, otto]]) {
      expect((await put([], { of })).failure?.code).toBe('bad-input');
    }
  });

  it('is each kind of contact by its own name, and the extras that are chosen', async () => {
    const fields = [
      ...CARD,
      'contact.business_emails',
      'contact.phone_numbers',
      'contact.personal_emails',
      'contact.websites',
      'certifications',
      'honors',
      'dev_platform_profiles',
    ];
    const wish: Wish = {
      contact: ['businessEmails', 'phones', 'personalEmails', 'websites'],
      extras: { crustdata: ['dev_platform_profiles', 'honors', 'certifications', 'nothing'] },
    };
    await put([{ path: ENRICH, body: byUrl({ fields }), reply: found }], { of: ottoline, wish });
    expect(price(wish)).toEqual({ min: 1, max: 7 });
  });

  it('leaves out what the plan lacks, and adds certifications where it has them', async () => {
    const account = {
      canEnrich: true,
      fieldsInPlan: ['certifications'],
      fieldsNotInPlan: ['honors', 'contact', 'skills'],
    };
    const fields = [...CARD.filter((field) => field !== 'skills'), 'certifications'];
    const wish: Wish = { contact: ['businessEmails'], extras: { crustdata: ['honors'] } };
    await put(
      [{ path: ENRICH, body: byUrl({ fields }), reply: found }],
      { of: ottoline, wish },
      { account },
    );
    expect(crustdata.price('profile', wish, { account })).toEqual({ min: 1, max: 1 });
  });

  it('is priced as the account lists it', () => {
    const account = {
      canEnrich: true,
      fieldsInPlan: [],
      fieldsNotInPlan: [],
      endpoints: [
        {
          path: ENRICH,
          isEnabled: true,
          credits: 2,
          surcharges: { 'contact.business_emails': 3, certifications: 0.5 },
        },
        { path: LIVE, isEnabled: true, credits: 9 },
      ],
    };
    const wish: Wish = {
      contact: ['businessEmails'],
      extras: { crustdata: ['certifications', 'dev_platform_profiles'] },
    };
    expect(crustdata.price('profile', wish, { account })).toEqual({ min: 2, max: 6.5 });
    const refused = ['freshness@/person/enrich'];
    const live: Wish = { contact: [], freshness: 'live' };
    expect(crustdata.price('profile', live, { account, refused })).toEqual({ min: 9, max: 9 });
  });
});

describe('freshness', () => {
  const recent = byUrl({ enrich_realtime: true });
  const live = byUrl({ enrich_realtime: true, force_fetch: true });
  const unknown = { status: 400, reply: refusal('Unknown parameter: enrich_realtime') };

  it('is told by the flags, the second only with the first', async () => {
    await put([{ path: ENRICH, body: byUrl(), reply: found }], {
      of: ottoline,
      wish: { freshness: 'cached' },
    });
    const first = await put([{ path: ENRICH, body: recent, reply: found }], {
      of: ottoline,
      wish: { freshness: 'recent' },
    });
    expect(first.learnt).toEqual([]);
    await put([{ path: ENRICH, body: live, reply: found }], {
      of: ottoline,
      wish: { freshness: 'live' },
    });
    // What the flags cost is not published.
    expect(price({ freshness: 'recent' })).toEqual({ min: 1, max: 7, isOpen: true });
    expect(price({ freshness: 'live' })).toEqual({ min: 1, max: 7, isOpen: true });
  });

  it.each([
    ['recent', recent, 'Unknown parameter: enrich_realtime'],
    ['live', live, 'force_fetch is not a permitted property'],
    ['live', live, 'Additional properties are not allowed'],
  ] as const)(
    '%s, refused, is asked of the live endpoint, and the next time at once',
    async (freshness, body, words) => {
      const alive = { path: LIVE, body: byUrl(), reply: found, headers: credits(7) };
      const first = await put(
        [
          {
            path: ENRICH,
            body: { ...body, fields: [...CARD, 'contact.business_emails'] },
            status: 400,
            reply: refusal(words),
          },
          alive,
        ],
        { of: ottoline, wish: { freshness, contact: ['businessEmails'] }, atMost: 7 },
      );
      expect(first.names).toEqual(['Ottoline']);
      expect(first.reply?.credits).toBe(7);
      expect(first.learnt).toEqual(['freshness@/person/enrich']);
      const second = await put(
        [alive],
        { of: ottoline, wish: { freshness }, atMost: 7 },
        { refused: first.learnt },
      );
      expect(second.reply?.credits).toBe(7);
      expect(price({ freshness }, first.learnt)).toEqual({ min: 7, max: 7 });
    },
  );

  it('at a higher price than allowed is not taken, but remembered', async () => {
    const account = {
      canEnrich: true,
      fieldsInPlan: [],
      fieldsNotInPlan: [],
      endpoints: [{ path: LIVE, isEnabled: true, credits: 8 }],
    };
    const { failure, learnt } = await put(
      [{ path: ENRICH, body: recent, ...unknown }],
      { of: ottoline, wish: { freshness: 'recent' }, atMost: 7 },
      { account },
    );
    expect(failure).toMatchObject({ code: 'price-changed', charged: 'no' });
    expect(learnt).toEqual(['freshness@/person/enrich']);
  });

  it('outside the plan is said so, and not asked for again', async () => {
    const steps = [
      { path: ENRICH, body: recent, ...unknown },
      {
        path: LIVE,
        body: byUrl(),
        status: 403,
        reply: refusal(`Your plan does not include the endpoint ${LIVE}`, 'permission_error'),
      },
    ];
    const wish = { freshness: 'recent' } as const;
    const first = await put(steps, { of: ottoline, wish });
    expect(first.failure).toEqual({ code: 'not-in-plan', charged: 'no' });
    expect(first.learnt).toEqual(['freshness@/person/enrich', 'live']);
    const second = await put([], { of: ottoline, wish }, { refused: first.learnt });
    expect(second.failure?.code).toBe('not-in-plan');
    expect(price(wish, first.learnt)).toEqual({ min: 0, max: 0, isOut: true });
  });

  it('is not to be had in a state without that endpoint, which is not "nobody"', async () => {
    const refused = ['freshness@/person/enrich'];
    const missing = {
      path: LIVE,
      body: byUrl(),
      status: 404,
      reply: refusal(`No such endpoint: POST ${LIVE}`, 'not_found'),
    };
    const { failure, learnt } = await put(
      [missing],
      { of: ottoline, wish: { freshness: 'live' } },
      { refused },
    );
    expect(failure?.code).toBe('not-in-plan');
    expect(learnt).toEqual(['live']);
    const unknown = { ...missing, reply: refusal('No data found', 'not_found') };
    const { reply } = await put(
      [unknown],
      { of: ottoline, wish: { freshness: 'live' } },
      { refused },
    );
    expect(reply?.outcomes).toEqual([{ matches: [] }]);
  });

  it('is not asked of a live endpoint that the account lists as closed, nor for an address', async () => {
    const account = {
      canEnrich: true,
      fieldsInPlan: [],
      fieldsNotInPlan: [],
      endpoints: [{ path: LIVE, isEnabled: false }],
    };
    const wish = { freshness: 'live' } as const;
    const refused = ['freshness@/person/enrich'];
    expect((await put([], { of: ottoline, wish }, { account, refused })).failure?.code).toBe(
      'not-in-plan',
    );
    expect((await put([], { of: otto, wish }, { refused })).failure?.code).toBe('not-in-plan');
  });

  it('leaves out a field that the live endpoint refuses, there alone', async () => {
    const less = CARD.filter((field) => field !== 'skills');
    const { learnt } = await put(
      [
        { path: LIVE, body: byUrl(), status: 400, reply: refusal("Unsupported field 'skills'") },
        { path: LIVE, body: byUrl({ fields: less }), reply: found },
      ],
      { of: ottoline, wish: { freshness: 'live' } },
      { refused: ['freshness@/person/enrich'] },
    );
    expect(learnt).toEqual([`field:skills@${LIVE}`]);
    await put(
      [{ path: ENRICH, body: byUrl(), reply: found }],
      { of: ottoline },
      { refused: learnt },
    );
  });
});

describe('a preview', () => {
  const body = byUrl({ fields: ['basic_profile', 'social_handles'], preview: true });
  const wish: Partial<Wish> = { isPreview: true, contact: ['phones'], freshness: 'live' };

  it('costs nothing and goes without contact and flags', async () => {
    const step = { path: ENRICH, body, reply: found, headers: credits(0) };
    const { reply } = await put([step], { of: ottoline, wish, atMost: 0 });
    expect(reply?.credits).toBe(0);
    expect(price(wish)).toEqual({ min: 0, max: 0 });
  });

  it.each([
    'Preview feature is not available for your account',
    'Unknown parameter: preview',
    'Extra inputs are not permitted',
  ])('refused with %j is not in the plan, and not asked for again', async (words) => {
    const step = { path: ENRICH, body, status: 400, reply: refusal(words) };
    const first = await put([step], { of: ottoline, wish });
    expect(first.failure).toEqual({ code: 'not-in-plan', charged: 'no' });
    expect(first.learnt).toEqual(['preview']);
    expect(price(wish, first.learnt)).toEqual({ min: 0, max: 0, isOut: true });
    const second = await put([], { of: ottoline, wish }, { refused: first.learnt });
    expect(second.failure?.code).toBe('not-in-plan');
  });

  it('that never answers was surely free', async () => {
    const step = { path: ENRICH, body, reply: found, afterMs: 5000 };
    const { failure } = await put([step], { of: ottoline, wish });
    expect(failure).toMatchObject({ code: 'timed-out', charged: 'no' });
  });
});
