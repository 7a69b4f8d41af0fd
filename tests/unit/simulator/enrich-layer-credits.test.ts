import { describe, expect, it } from 'vitest';
import { AMARA, NOW, openEnrichLayer, profileUrl } from './enrich-layer';

const ALL = {
  ...{ extra: 'include', github_profile_id: 'include', facebook_profile_id: 'include' },
  ...{ twitter_profile_id: 'include', personal_contact_number: 'include' },
  ...{ personal_email: 'include', inferred_salary: 'include', skills: 'include' },
};

async function costOf(query: Record<string, string>, slug?: string): Promise<string | null> {
  const { profile, books } = openEnrichLayer();
  const profile_url = slug === undefined ? AMARA : profileUrl(slug);
  const { cost, status } = await profile({ profile_url, ...query });
  expect(status).toBe(200);
  expect(books()).toEqual({ credits: 100 - Number(cost), spent: Number(cost), calls: 1 });
  return cost;
}

describe('price of a profile', () => {
  it.each<[Record<string, string>, string]>([
    [{}, '1'],
    [{ use_cache: 'if-present' }, '1'],
    [{ use_cache: 'if-recent' }, '2'],
    [{ live_fetch: 'default', fallback_to_cache: 'never' }, '1'],
    [{ live_fetch: 'force' }, '10'],
    [{ live_fetch: 'force', use_cache: 'if-recent' }, '11'],
    [{ extra: 'include' }, '2'],
    [{ extra: 'exclude' }, '1'],
    [{ github_profile_id: 'include' }, '2'],
    [{ facebook_profile_id: 'include' }, '1'],
    [{ twitter_profile_id: 'include' }, '2'],
    [{ personal_contact_number: 'include' }, '3'],
    [{ personal_email: 'include' }, '2'],
    [{ inferred_salary: 'include' }, '2'],
    [{ skills: 'include' }, '2'],
    [ALL, '9'],
    [{ ...ALL, live_fetch: 'force', use_cache: 'if-recent' }, '19'],
  ])('with %j is %s', async (query, cost) => expect(await costOf(query)).toBe(cost));

  it('has nothing for options without data', async () => {
    expect(await costOf(ALL, 'ezekiel-voidling-0x9f')).toBe('1');
    expect(await costOf(ALL, 'olu-pemberwick-0xbb')).toBe('1');
  });

  it('has the Facebook id of whoever has one', async () => {
    const query = { facebook_profile_id: 'include' };
    expect(await costOf(query, 'celestine-underbough-0x4f')).toBe('2');
  });

  it('leaves skills out where the account has them free', async () => {
    const { profile } = openEnrichLayer({ chargesSkills: false });
    const { cost, json } = await profile({ profile_url: AMARA, skills: 'include' });
    expect(cost).toBe('1');
    expect(json.skills).toContain('Robotics');
  });
});

describe('the dashboard’s default', () => {
  const recent = { useCacheDefault: 'if-recent' } as const;

  it('decides where use_cache is not sent, and only there', async () => {
    const { profile } = openEnrichLayer(recent);
    expect((await profile({ profile_url: AMARA })).cost).toBe('2');
    expect((await profile({ profile_url: AMARA, use_cache: 'if-present' })).cost).toBe('1');
    expect((await profile({ profile_url: AMARA, use_cache: 'if-recent' })).cost).toBe('2');
  });

  it('does not make a miss cost', async () => {
    const { profile } = openEnrichLayer(recent);
    expect((await profile({ profile_url: profileUrl('nobody-0x00') })).cost).toBe('0');
  });
});

describe('freshness', () => {
  const updated = async (slug: string, query: Record<string, string>) => {
    const { profile } = openEnrichLayer();
    return (await profile({ profile_url: profileUrl(slug), ...query })).json.meta.last_updated;
  };
  const amara = 'amara-okafor-lindqvist-0x1c';
  const siobhan = 'siobhan-maelruane-0x4e';

  it('of a copy younger than 29 days is left alone, an older one is fetched', async () => {
    const today = new Date(NOW).toISOString();
    expect(await updated(amara, { use_cache: 'if-recent' })).toBe('2026-10-28T00:00:00Z');
    expect(await updated(siobhan, { use_cache: 'if-present' })).toBe('2026-06-07T00:00:00Z');
    expect(await updated(siobhan, { use_cache: 'if-recent' })).toBe(today);
    expect(await updated(amara, { live_fetch: 'force' })).toBe(today);
  });

  it('is not to be had where the live fetch fails: the old copy, charged, or 503, free', async () => {
    const { profile, books } = openEnrichLayer();
    const ask = (query: object) => profile({ profile_url: profileUrl('el-stale-0x00'), ...query });
    const old = await ask({ use_cache: 'if-recent' });
    expect(old.json.meta.last_updated).toBe('2023-02-01T00:00:00Z');
    expect(old.cost).toBe('2');
    const also = await ask({ use_cache: 'if-recent', fallback_to_cache: 'on-error' });
    expect(also.status).toBe(200);
    for (const query of [
      { use_cache: 'if-recent', fallback_to_cache: 'never' },
      { live_fetch: 'force' },
    ]) {
      const { status, json, cost } = await ask(query);
      expect(status).toBe(503);
      expect(json).toMatchObject({ code: 503, name: 'Service Unavailable' });
      expect(cost).toBe('0');
    }
    expect((await ask({ use_cache: 'if-present' })).cost).toBe('1');
    expect(books()?.spent).toBe(5);
  });
});

describe('credits', () => {
  it('that are out are a 403, whoever is asked for', async () => {
    const { profile, call, books } = openEnrichLayer({ credits: 0 });
    for (const slug of ['amara-okafor-lindqvist-0x1c', 'nobody-0x00']) {
      const { status, json, cost } = await profile({ profile_url: profileUrl(slug) });
      expect(status).toBe(403);
      expect(json).toMatchObject({ code: 403, name: 'Forbidden' });
      expect(json.description).toMatch(/credits/);
      expect(cost).toBe('0');
    }
    expect((await call({ path: '/credit-balance' })).json).toEqual({ credit_balance: 0 });
    expect(books()).toEqual({ credits: 0, spent: 0, calls: 2 });
  });

  it('must hold the least price; options may take more', async () => {
    const { profile, call, books } = openEnrichLayer({ credits: 1 });
    const ask = (query: object) => profile({ profile_url: AMARA, ...query });
    expect((await ask({ use_cache: 'if-recent' })).status).toBe(403);
    expect((await ask({ live_fetch: 'force' })).status).toBe(403);
    expect((await ask({ personal_email: 'include' })).cost).toBe('2');
    expect(books()).toMatchObject({ credits: -1, spent: 2 });
    expect((await ask({})).status).toBe(403);
    expect((await call({ path: '/credit-balance' })).json).toEqual({ credit_balance: -1 });
  });

  it('cannot be spent twice by two calls at once', async () => {
    const { profile, books } = openEnrichLayer({ credits: 1 });
    const both = await Promise.all([1, 2].map(() => profile({ profile_url: AMARA })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(books()?.spent).toBe(1);
  });

  it('are told by the balance without being spent', async () => {
    const { call, profile, books } = openEnrichLayer();
    await profile({ profile_url: AMARA });
    const { json, cost } = await call({ path: '/credit-balance' });
    expect(json).toEqual({ credit_balance: 99 });
    expect(cost).toBe('0');
    expect(books()).toEqual({ credits: 99, spent: 1, calls: 1 });
    expect((await call({ path: '/credit-balance', query: { x: '1' } })).status).toBe(400);
  });
});
