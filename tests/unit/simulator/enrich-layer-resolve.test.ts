import { describe, expect, it } from 'vitest';
import { AMARA, openEnrichLayer } from './enrich-layer';

const AMARA_EMAIL = 'amara.okafor@northwind.example.com';

/** Sends to a path below /api/v2 and tells what it cost by header and by the books. */
async function ask(path: string, query: Record<string, string>, credits = 100) {
  const { call, books } = openEnrichLayer({ credits });
  const { status, json, cost } = await call({ path, query });
  expect(books()?.spent).toBe(Number(cost));
  return { status, json, cost, calls: books()?.calls };
}

describe('/profile/resolve/email', () => {
  const resolve = (query: Record<string, string>, credits?: number) =>
    ask('/profile/resolve/email', query, credits);

  it.each(['deep', 'superficial'])('finds a person, %s, for 3', async (lookup_depth) => {
    const { status, json, cost, calls } = await resolve({ email: AMARA_EMAIL, lookup_depth });
    expect(status).toBe(200);
    expect(json).toEqual({
      linkedin_profile_url: AMARA,
      twitter_profile_url: 'https://x.com/amara_ol_0x1c',
      facebook_profile_url: null,
      url: AMARA,
      similarity_score: 0.94,
      backwards_compatibility_notes: expect.any(String),
      profile: null,
      last_updated: '2026-10-28T00:00:00Z',
    });
    expect(cost).toBe('3');
    expect(calls).toBe(1);
  });

  it('brings the profile for one more', async () => {
    const query = { email: AMARA_EMAIL, lookup_depth: 'deep', enrich_profile: 'enrich' };
    const { json, cost } = await resolve(query);
    expect(json.profile.full_name).toBe('Amara Okafor-Lindqvist');
    expect(cost).toBe('4');
    expect((await resolve({ ...query, enrich_profile: 'skip' })).json.profile).toBeNull();
  });

  it.each([
    ['deep', '3'],
    ['superficial', '0'],
  ])('without a match costs, %s, %s', async (lookup_depth, price) => {
    const email = 'nobody@northwind.example.com';
    const { status, json, cost } = await resolve({
      email,
      lookup_depth,
      enrich_profile: 'enrich',
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ url: null, similarity_score: null, profile: null });
    expect(json.last_updated).toBeNull();
    expect(cost).toBe(price);
  });

  it('finds the less sure only deep', async () => {
    const email = 'greta@mossandmoss.example.org';
    const shallow = await resolve({ email, lookup_depth: 'superficial' });
    expect(shallow.json.url).toBeNull();
    expect(shallow.cost).toBe('0');
    const deep = await resolve({ email, lookup_depth: 'deep' });
    expect(deep.json.similarity_score).toBe(0.64);
    expect(deep.cost).toBe('3');
  });

  it('names the surest of several', async () => {
    const email = 'c.hale@palehorn.example.net';
    const { json } = await resolve({ email, lookup_depth: 'deep' });
    expect(json.url).toContain('casimir-dunwoody-hale');
  });

  it.each<[Record<string, string>, string]>([
    [{ lookup_depth: 'deep' }, 'email'],
    [{ email: AMARA_EMAIL }, 'lookup_depth'],
    [{ email: AMARA_EMAIL, lookup_depth: 'shallow' }, 'lookup_depth'],
    [{ email: 'amara', lookup_depth: 'deep' }, 'email'],
    [{ email: AMARA_EMAIL, lookup_depth: 'deep', enrich_profile: 'yes' }, 'enrich_profile'],
    [{ email: AMARA_EMAIL, lookup_depth: 'deep', use_cache: 'if-present' }, 'use_cache'],
  ])('refuses %j for its %s', async (query, name) => {
    const { status, json, cost } = await resolve(query);
    expect(status).toBe(400);
    expect(Object.keys(json.invalid_fields)).toEqual([name]);
    expect(cost).toBe('0');
  });

  it('needs three credits', async () => {
    const query = { email: AMARA_EMAIL, lookup_depth: 'superficial' };
    expect((await resolve(query, 2)).status).toBe(403);
    expect((await resolve(query, 3)).status).toBe(200);
  });
});

describe('/profile/resolve', () => {
  const resolve = (query: Record<string, string>, credits?: number) =>
    ask('/profile/resolve', query, credits);
  const amara = { first_name: 'amara', company_domain: 'northwind.example.com' };

  it('finds by first name and domain for 2, with scores', async () => {
    const { json, cost } = await resolve({ ...amara, title: 'VP Engineering', location: 'Oslo' });
    expect(json).toEqual({
      url: AMARA,
      ...{ name_similarity_score: 1, company_similarity_score: 1 },
      ...{ title_similarity_score: 1, location_similarity_score: 0.2 },
      ...{ profile: null, last_updated: '2026-10-28T00:00:00Z' },
    });
    expect(cost).toBe('2');
  });

  it('skips the scores, and brings the profile for one more', async () => {
    const query = { ...amara, similarity_checks: 'skip', enrich_profile: 'enrich' };
    const { json, cost } = await resolve(query);
    expect(json.name_similarity_score).toBeNull();
    expect(json.profile.city).toBe('Gothenburg');
    expect(cost).toBe('3');
  });

  it.each<[Record<string, string>, string]>([
    [{ ...amara, last_name: 'Else' }, '2'],
    [{ ...amara, company_domain: 'palehorn.example.net' }, '2'],
    [{ ...amara, last_name: 'Else', similarity_checks: 'include' }, '2'],
    [{ ...amara, last_name: 'Else', similarity_checks: 'skip' }, '0'],
  ])('finds nobody for %j, at %s', async (query, price) => {
    const { status, json, cost } = await resolve(query);
    expect(status).toBe(200);
    expect(json.url).toBeNull();
    expect(cost).toBe(price);
  });

  it('needs both required parameters and two credits', async () => {
    expect((await resolve({ first_name: 'amara' })).status).toBe(400);
    expect((await resolve({ company_domain: 'northwind.example.com' })).status).toBe(400);
    expect((await resolve(amara, 1)).status).toBe(403);
    expect((await resolve({ ...amara, last_name: 'Okafor-Lindqvist' }, 2)).status).toBe(200);
  });
});

describe('free endpoints', () => {
  it('tell a picture, of an empty account too', async () => {
    const path = '/person/profile-picture';
    const { json, cost, calls } = await ask(path, { person_profile_url: AMARA }, 0);
    expect(json).toEqual({ tmp_profile_pic_url: 'https://media.example.com/people/900137.jpg' });
    expect(cost).toBe('0');
    expect(calls).toBe(0);
    for (const [slug, status] of [
      ['olu-pemberwick-0xbb', 404],
      ['nobody-0x00', 404],
    ] as const) {
      const person_profile_url = `https://www.linkedin.com/in/${slug}`;
      expect((await ask(path, { person_profile_url })).status).toBe(status);
    }
    expect((await ask(path, { profile_url: AMARA })).status).toBe(400);
  });

  it.each([
    ['x@mailinator.com', true, false],
    ['x@gmail.com', false, true],
    [AMARA_EMAIL, false, false],
  ])('tell of %s whether it is disposable or free', async (email, isDisposable, isFree) => {
    const { json, cost } = await ask('/disposable-email', { email });
    expect(json).toEqual({ is_disposable_email: isDisposable, is_free_email: isFree });
    expect(cost).toBe('0');
  });

  it('refuse what is no address', async () => {
    expect((await ask('/disposable-email', { email: 'x' })).status).toBe(400);
    expect((await ask('/disposable-email', {})).status).toBe(400);
  });
});
