import { describe, expect, it } from 'vitest';
import type { DemoAccount } from '../../../lib/demo/accounts';
import { AMARA, openPublished } from './provider';
import { ANYBODY } from './searching';

const CONTACT = '/person/contact/enrich';
const LIVE = '/person/professional_network/enrich/live';
const SEARCH = '/person/search';
const COMPLETE = '/person/search/autocomplete';

type Listed = { path: string; status: string; category: string; base_credits: number };

async function listed(account: Partial<DemoAccount>, query = '?category=person') {
  const { json } = await openPublished(account).get(`/account/endpoints${query}`);
  return json.endpoints as (Listed & Record<string, unknown>)[];
}

describe('GET /account/endpoints', () => {
  it.each([
    ['A', ['/person/enrich', SEARCH]],
    ['B', ['/person/enrich', SEARCH, COMPLETE, LIVE]],
    ['C', ['/person/enrich', SEARCH, COMPLETE, CONTACT, LIVE]],
    ['D', ['/person/enrich', SEARCH, COMPLETE, CONTACT, LIVE]],
  ] as const)('lists what there is in state %s', async (contract, paths) => {
    expect((await listed({ contract })).map(({ path }) => path)).toEqual(paths);
  });

  it('says what the plan has, and what it costs', async () => {
    const rows = await listed({ contract: 'D', live: true, autocomplete: false });
    expect(rows.map(({ path, status, base_credits }) => [path, status, base_credits])).toEqual([
      ['/person/enrich', 'enabled', 1],
      [SEARCH, 'enabled', 0.03],
      [COMPLETE, 'not_enabled', 0],
      [CONTACT, 'not_enabled', 0],
      [LIVE, 'enabled', 7],
    ]);
    const missing = await listed({ contract: 'D' }, '?status=not_enabled');
    expect(missing.map(({ path }) => path)).toEqual([CONTACT, LIVE]);
  });

  it('has rates, surcharges and fields of each', async () => {
    const account = { contract: 'D', ratePerMinute: 9, rates: { [LIVE]: 2 } } as const;
    const rows = await listed(account);
    const rates = rows.map((row) => row.effective_rate_limit_rpm);
    expect(rates).toEqual([9, 30, 15, 15, 2]);
    const contact = rows.find(({ path }) => path === CONTACT);
    expect(contact?.premium_fields).toEqual([
      { field: 'contact.business_emails', credits: 1 },
      { field: 'contact.personal_emails', credits: 2 },
      { field: 'contact.phone_numbers', credits: 2 },
    ]);
    expect(contact?.fields).toEqual({
      enabled: [
        ...['contact', 'contact.business_emails', 'contact.personal_emails'],
        ...['contact.phone_numbers', 'contact.websites'],
      ],
      disabled: [],
    });
    const live = rows.find(({ path }) => path === LIVE);
    expect(live?.fields).toMatchObject({ disabled: ['certifications', 'honors'] });
  });
});

describe('each endpoint', () => {
  const everything = { contract: 'D', contactEnrich: true, live: true } as const;
  const bodies = [
    ['/person/enrich', 15, { professional_network_profile_urls: [AMARA.url] }],
    [CONTACT, 15, { business_emails: [AMARA.email] }],
    [LIVE, 10, { professional_network_profile_urls: [AMARA.url] }],
    [SEARCH, 30, { filters: ANYBODY, limit: 1 }],
    [COMPLETE, 15, { field: 'basic_profile.name', query: '' }],
  ] as const;

  it('has a window of its own, counts its calls, and tells price and id', async () => {
    const provider = openPublished(
      { ...everything, ratePerMinute: undefined },
      { now: () => Date.UTC(2026, 10, 22) },
    );
    for (const [path, limit, body] of bodies) {
      const { status, headers } = await provider.post(path, body);
      expect(status).toBe(200);
      expect(headers.get('x-ratelimit-limit')).toBe(String(limit));
      expect(headers.get('x-ratelimit-remaining')).toBe(String(limit - 1));
      expect(headers.get('x-ratelimit-reset')).toBe('60');
      expect(headers.get('x-request-id')).toBeTruthy();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(provider.books()).toEqual({ credits: 86.97, spent: 13.03, calls: 5 });
    const { json } = await provider.get('/user/credits');
    expect(json).toEqual({ credits: 86.97 });
  });

  it.each(bodies)('%s refuses by its own rate, without charge', async (path, limit, body) => {
    const account = { ...everything, ratePerMinute: undefined, credits: 1000 };
    const provider = openPublished(account, { now: () => 0 });
    for (let n = 0; n < limit; n += 1) expect((await provider.post(path, body)).status).toBe(200);
    const before = provider.books()?.spent;
    expect((await provider.post(path, body)).status).toBe(429);
    expect(provider.books()?.spent).toBe(before);
  });

  it.each(bodies)('%s wants key, version, type and an object', async (path, _, body) => {
    const provider = openPublished(everything);
    const statusOf = async (headers: Record<string, string | undefined>) =>
      (await provider.call({ path, body, headers })).status;
    expect(await statusOf({ authorization: undefined })).toBe(401);
    expect(await statusOf({ authorization: 'Bearer sim-unknown' })).toBe(401);
    expect(await statusOf({ 'x-api-version': undefined })).toBe(400);
    expect(await statusOf({ 'content-type': 'text/plain' })).toBe(400);
    expect((await provider.call({ path, text: '[]' })).status).toBe(400);
    expect((await provider.call({ path, method: 'GET' })).status).toBe(404);
    expect(provider.books()?.spent).toBe(0);
  });
});
