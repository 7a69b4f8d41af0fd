import { describe, expect, it } from 'vitest';
import { AMARA, openProvider } from './provider';

describe('GET /user/credits and /account/credits', () => {
  it('tell the balance after every call, free of charge', async () => {
    const provider = openProvider({ credits: 10 }, { now: () => Date.UTC(2026, 11, 24) });
    await provider.enrich({ business_emails: [AMARA.email] });

    const user = await provider.get('/user/credits');
    expect(user.json).toEqual({ credits: 9 });
    const account = await provider.get('/account/credits');
    expect(account.json).toEqual({
      account: {
        credits: 9,
        recurring_credits: 10,
        recurring_credits_frequency: 'monthly',
        recurring_credits_refresh_date: '2027-01-01T00:00:00.000Z',
        credit_rollover: false,
      },
    });
    for (const { headers } of [user, account]) {
      expect(headers.get('x-credits-used')).toBe('0');
      expect(headers.get('x-ratelimit-limit')).toBe('300');
    }
    expect(provider.books()).toEqual({ credits: 9, spent: 1, calls: 1 });
  });
});

describe('GET /account/endpoints', () => {
  it('describes /person/enrich', async () => {
    const provider = openProvider({ ratePerMinute: 15 });
    const { json } = await provider.get('/account/endpoints?path=/person/enrich');
    expect(json.api_version).toBe('2025-11-01');
    expect(json.token_limit_rpm).toBe(300);
    expect(json.endpoints).toHaveLength(1);
    const [endpoint] = json.endpoints;
    expect(endpoint).toMatchObject({
      path: '/person/enrich',
      category: 'person',
      status: 'enabled',
      effective_rate_limit_rpm: 15,
      base_credits: 1,
      premium_fields: [
        { field: 'contact.business_emails', credits: 1 },
        { field: 'contact.personal_emails', credits: 2 },
        { field: 'contact.phone_numbers', credits: 2 },
        { field: 'dev_platform_profiles', credits: 1 },
      ],
    });
    expect(endpoint.fields.disabled).toEqual(['certifications', 'honors']);
    expect(endpoint.fields.enabled).toContain('contact.business_emails');
    expect(endpoint.fields.enabled).not.toContain('certifications');
  });

  it('lists only fields that can be asked for, and refuses those it lists as disabled', async () => {
    const provider = openProvider({ disabledFields: ['contact.phone_numbers', 'honors'] });
    const { json } = await provider.get('/account/endpoints?path=/person/enrich');
    const { enabled, disabled } = json.endpoints[0].fields;
    const body = { business_emails: [AMARA.email] };
    expect((await provider.enrich({ ...body, fields: enabled })).status).toBe(200);
    expect(disabled).toEqual(['honors', 'contact', 'contact.phone_numbers']);
    for (const field of disabled) {
      expect((await provider.enrich({ ...body, fields: [field] })).status).toBe(403);
    }
  });

  it.each([
    ['', ['/person/enrich', '/account/credits', '/account/endpoints', '/user/credits']],
    ['?category=account', ['/account/credits', '/account/endpoints', '/user/credits']],
    ['?category=person&status=enabled', ['/person/enrich']],
    ['?path=/user/credits', ['/user/credits']],
    ['?path=/person/search', []],
    ['?status=not_enabled', []],
    ['?category=company', []],
  ])('is filtered by %s', async (query, paths) => {
    const { status, json } = await openProvider().get(`/account/endpoints${query}`);
    expect(status).toBe(200);
    expect(json.endpoints.map((endpoint: { path: string }) => endpoint.path)).toEqual(paths);
  });

  it('says when the plan lacks /person/enrich', async () => {
    const provider = openProvider({ enrichEnabled: false });
    const { json } = await provider.get('/account/endpoints?status=not_enabled');
    expect(json.endpoints.map((endpoint: { path: string }) => endpoint.path)).toEqual([
      '/person/enrich',
    ]);
  });
});
