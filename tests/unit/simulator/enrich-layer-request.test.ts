import { describe, expect, it } from 'vitest';
import { AMARA, type Call, KEY, openEnrichLayer, profileUrl } from './enrich-layer';

const INVALID = 'Invalid input parameters';
const FREE = { credits: 100, spent: 0, calls: 1 };

describe('key, path and method', () => {
  it.each<[string, Record<string, string>]>([
    ['no key', { authorization: '' }],
    ['another key', { authorization: 'Bearer el-nobody' }],
    ['another scheme', { authorization: `Basic ${KEY}` }],
  ])('%s is the 401 seen live', async (_, headers) => {
    const { status, json, headers: got } = await openEnrichLayer().call({ headers });
    expect(status).toBe(401);
    expect(json).toEqual({ code: 401, description: 'Invalid API key', name: 'Unauthorized' });
    expect(got.get('set-cookie')).toBeNull();
  });

  it.each(['/person', '/profile/', '/profile/email', '/find/company/role/'])(
    'knows no %s',
    async (path) => {
      const { status, json } = await openEnrichLayer().call({ path });
      expect(status).toBe(404);
      expect(json).toMatchObject({ code: 404, name: 'Not Found' });
    },
  );

  it.each([
    ['POST', '/profile'],
    ['PUT', '/profile'],
    ['OPTIONS', '/profile'],
    ['POST', '/credit-balance'],
    ['POST', '/profile/resolve/email'],
  ])('%s %s is 405 and costs nothing', async (method, path) => {
    const { call, books } = openEnrichLayer();
    const { status, json, cost, headers } = await call({ method, path });
    expect(status).toBe(405);
    expect(json).toMatchObject({ code: 405, name: 'Method Not Allowed' });
    expect(headers.get('allow')).toBe('GET');
    expect(cost).toBe('0');
    expect(books()?.spent).toBe(0);
  });

  it('sends a cookie that names the key’s owner, and never a CORS header', async () => {
    const { headers } = await openEnrichLayer().profile({ profile_url: AMARA });
    const cookie =
      /^PC_USER_INFO=([^;]+); Path=\/; Secure; SameSite=None$/.exec(
        headers.get('set-cookie') ?? '',
      )?.[1] ?? '';
    expect(JSON.parse(atob(cookie))).toEqual({ email: 'el-test@owners.example.com' });
    const names = [...headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('parameters of /profile', () => {
  it('takes all that are documented', async () => {
    const names = [
      ...['extra', 'github_profile_id', 'facebook_profile_id', 'twitter_profile_id', 'skills'],
      ...['personal_contact_number', 'personal_email', 'inferred_salary'],
    ];
    for (const value of ['exclude', 'include']) {
      const options = Object.fromEntries(names.map((name) => [name, value]));
      const { status } = await openEnrichLayer().profile({
        ...{ profile_url: AMARA, use_cache: 'if-recent', fallback_to_cache: 'never' },
        ...{ live_fetch: 'default', ...options },
      });
      expect(status).toBe(200);
    }
  });

  it.each<[string, Call['query'], string, string]>([
    ['an unknown name', { profile_url: AMARA, q: '1' }, 'q', 'is not recognized'],
    ['a name of Object’s', [['__proto__', 'x']], '__proto__', 'is not recognized'],
    ['Proxycurl’s name', { linkedin_profile_url: AMARA }, 'linkedin_profile_url', 'is not recog'],
    ['a third party’s name', { url: AMARA }, 'url', 'is not recognized'],
    ['no URL', {}, 'profile_url', 'Exactly one of profile_url, twitter_profile_url, facebook'],
    [
      'two URLs',
      { profile_url: AMARA, twitter_profile_url: 'https://x.com/a' },
      'twitter_profile_url',
      'Exactly one of',
    ],
    ['an empty URL', { profile_url: ' ' }, 'profile_url', 'must not be empty'],
    ['an option of another word', { profile_url: AMARA, extra: 'yes' }, 'extra', 'must be one of'],
    ['a cache of another word', { profile_url: AMARA, use_cache: 'on' }, 'use_cache', 'must be'],
    ['a fallback of another word', { fallback_to_cache: 'x' }, 'fallback_to_cache', 'must be'],
    ['a live fetch of another word', { live_fetch: 'true' }, 'live_fetch', 'default, force'],
    [
      'the same twice',
      [
        ['profile_url', AMARA],
        ['profile_url', AMARA],
      ],
      'profile_url',
      'is given more than once',
    ],
  ])('refuses %s', async (_, query, name, sentence) => {
    const { call, books } = openEnrichLayer();
    const { status, json, cost } = await call({ query });
    expect(status).toBe(400);
    expect(json.error).toBe(INVALID);
    expect(new Map(Object.entries(json.invalid_fields)).get(name)).toContain(sentence);
    expect(cost).toBe('0');
    expect(books()).toEqual(FREE);
  });

  it('names the parameter in the words seen live', async () => {
    const { json } = await openEnrichLayer().profile({ profile_url: AMARA, q: '1' });
    expect(json).toEqual({
      error: INVALID,
      invalid_fields: { q: "Parameter 'q' is not recognized" },
    });
  });

  it.each<[Record<string, string>, number]>([
    [{ profile_url: profileUrl('ACwAABcdEfgBxyz0123') }, 400],
    [{ profile_url: profileUrl('ACoAABcdEfgBxyz0123') }, 400],
    [{ profile_url: profileUrl('acorn-smith-0x1') }, 404],
    [{ profile_url: profileUrl('架空花子-0x5f') }, 200],
    [{ profile_url: profileUrl('%E6%9E%B6%E7%A9%BA%E8%8A%B1%E5%AD%90-0x5f') }, 200],
    [{ profile_url: `${AMARA.replace('www', 'de')}/?trk=x#top` }, 200],
    [{ profile_url: AMARA.toUpperCase() }, 400],
    [{ profile_url: profileUrl('AMARA-Okafor-Lindqvist-0X1C') }, 200],
    [{ profile_url: AMARA.replace('https://', '') }, 400],
    [{ profile_url: 'https://example.com/in/example-user' }, 400],
    [{ profile_url: 'https://www.linkedin.com/company/99000000100' }, 400],
    [{ twitter_profile_url: 'https://x.com/Amara_OL_0x1c' }, 200],
    [{ twitter_profile_url: 'https://twitter.com/amara_ol_0x1c/' }, 200],
    [{ twitter_profile_url: 'https://x.com/nobody_0x1c' }, 404],
    [{ twitter_profile_url: 'https://x.com/' }, 400],
    [{ twitter_profile_url: 'https://example.com/amara_ol_0x1c' }, 400],
    [{ facebook_profile_url: 'https://facebook.com/invented.901321' }, 200],
    [{ facebook_profile_url: 'https://facebook.com/invented.900137' }, 404],
    [{ facebook_profile_url: 'ftp://facebook.com/invented.901321' }, 400],
  ])('%j answers %i', async (query, status) => {
    expect((await openEnrichLayer().profile(query)).status).toBe(status);
  });

  it('answers 404 for nobody, in the envelope and free', async () => {
    const { profile, books } = openEnrichLayer();
    const { status, json, cost } = await profile({ profile_url: profileUrl('nobody-0x00') });
    expect(status).toBe(404);
    expect(json).toEqual({ code: 404, description: expect.any(String), name: 'Not Found' });
    expect(cost).toBe('0');
    expect(books()).toEqual(FREE);
  });
});

describe('the given document’s state', () => {
  const text = JSON.stringify({ profile_url: AMARA });
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const post: Call = { method: 'POST', text, headers: json };

  it('takes POST with a JSON body', async () => {
    const { call, books } = openEnrichLayer({ acceptsPost: true });
    const { status, json: body, cost } = await call(post);
    expect(status).toBe(200);
    expect(body.full_name).toBe('Amara Okafor-Lindqvist');
    expect(cost).toBe('1');
    expect(books()).toEqual({ credits: 99, spent: 1, calls: 1 });
  });

  it('takes the parameters of the document in the body', async () => {
    const more = JSON.stringify({ profile_url: AMARA, use_cache: 'if-recent', skills: 'include' });
    const { cost } = await openEnrichLayer({ acceptsPost: true }).call({ ...post, text: more });
    expect(cost).toBe('3');
  });

  it('refuses GET for the profile, and nowhere else', async () => {
    const { call, profile } = openEnrichLayer({ acceptsPost: true });
    const refused = await profile({ profile_url: AMARA });
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('POST');
    expect((await call({ path: '/credit-balance' })).json).toEqual({ credit_balance: 100 });
  });

  it.each<[string, Call]>([
    ['no JSON', { ...post, text: 'profile_url=x' }],
    ['a list', { ...post, text: '[]' }],
    ['another type', { ...post, headers: { 'content-type': 'text/plain' } }],
    ['an unknown name', { ...post, text: JSON.stringify({ profile_url: AMARA, q: 1 }) }],
    ['no URL', { ...post, text: '{}' }],
    ['a number', { ...post, text: '{"profile_url":7}' }],
    [
      'the given sample as it stands',
      { ...post, text: '{"profile_url":"https://example.com/in/x>"}' },
    ],
  ])('refuses %s', async (_, call) => {
    const { status, json: body } = await openEnrichLayer({ acceptsPost: true }).call(call);
    expect(status).toBe(400);
    expect(body.error).toBe(INVALID);
  });
});
