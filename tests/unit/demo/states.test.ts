import { describe, expect, it } from 'vitest';
import { AMARA, openProvider, openPublished } from './provider';
import { EMAILS, open, PAID, personIn, price, refusal, URLS } from './stating';

describe('demo mode', () => {
  it('has state B only, and says so', () => {
    expect(() => openProvider({ contract: 'D' })).toThrow('needs state D');
    expect(() => openProvider({ contract: 'B' })).not.toThrow();
  });
});

describe('state B', () => {
  it('is what an account without a state gets, with or without the other states', async () => {
    for (const body of [URLS, EMAILS, { ...EMAILS, fields: PAID }, { ...URLS, fields: ['x'] }]) {
      const plain = await openProvider().enrich(body);
      const published = await openPublished().enrich(body);
      expect(published.json).toEqual(plain.json);
      expect(published.headers.get('x-credits-used')).toBe(plain.headers.get('x-credits-used'));
    }
  });
});

describe('state C', () => {
  const account = { contract: 'C' } as const;

  it.each(['enrich_realtime', 'force_fetch'])('does not know %s', async (flag) => {
    expect(await refusal(account, { ...URLS, [flag]: false })).toBe(`Unknown parameter: ${flag}`);
  });

  it('has the default pair, both identifiers and a score', async () => {
    expect(Object.keys(await personIn(account))).toEqual([
      ...['crustdata_person_id', 'basic_profile', 'social_handles'],
    ]);
    const body = { ...EMAILS, min_similarity_score: 0.9 };
    expect((await open(account).enrich(body)).json[0].matches).toHaveLength(1);
  });

  it('answers business e-mails alone, with the status words of July', async () => {
    const { contact } = await personIn(account, { ...URLS, fields: ['contact'] });
    expect(contact).toEqual({
      business_emails: [
        {
          email: AMARA.email,
          status: 'deliverable',
          last_updated: expect.any(String),
          crustdata_company_id: expect.any(Number),
        },
      ],
    });
  });

  it('knows the other kinds, but neither has nor bills them', async () => {
    const fields = ['contact.personal_emails', 'contact.phone_numbers', 'contact.websites'];
    expect(await personIn(account, { ...URLS, fields })).toEqual({
      crustdata_person_id: 900137,
      contact: {},
    });
    expect(await price(account, { ...URLS, fields })).toBe('1');
    expect(await price(account, { ...URLS, fields: PAID })).toBe('3');
    const { json } = await open(account).get('/account/endpoints?path=/person/enrich');
    expect(json.endpoints[0].fields.enabled).toContain('contact.business_emails');
    expect(json.endpoints[0].fields.enabled).not.toContain('contact.personal_emails');
  });
});

describe('state D', () => {
  const account = { contract: 'D' } as const;

  it.each([
    ['business_emails', EMAILS],
    ['business_emails', { ...URLS, ...EMAILS }],
    ['min_similarity_score', { ...URLS, min_similarity_score: 0.8 }],
    ['enrich_realtime', { ...URLS, enrich_realtime: true }],
    ['force_fetch', { ...URLS, force_fetch: true }],
    ['verified', { ...URLS, verified: true }],
  ])('does not know %s', async (name, body) => {
    expect(await refusal(account, body)).toBe(`Unknown parameter: ${name}`);
  });

  it('needs profile URLs, 1 to 25', async () => {
    const name = 'professional_network_profile_urls';
    expect(await refusal(account, { fields: ['skills'] })).toBe(`${name} is required`);
    const many = { [name]: Array(26).fill(AMARA.url) };
    expect(await refusal(account, many)).toBe(`${name} must hold 1 to 25 identifiers`);
  });

  it.each([
    ...['contact', 'contact.business_emails', 'contact.emails', 'assessment.verdict'],
    ...['social_posts.text', 'metadata'],
  ])('does not know the field %s', async (field) => {
    expect(await refusal(account, { ...URLS, fields: ['skills', field] })).toBe(
      `fields has unsupported values: ${field}`,
    );
  });

  it('has eleven groups, of which nobody has the two new ones', async () => {
    const everything = { ...account, disabledFields: [] };
    const { json } = await open(everything).get('/account/endpoints?path=/person/enrich');
    const [{ fields, premium_fields, base_credits }] = json.endpoints;
    expect(fields.enabled).toHaveLength(12);
    expect([base_credits, premium_fields]).toEqual([
      1,
      [{ field: 'dev_platform_profiles', credits: 1 }],
    ]);
    const body = { ...URLS, fields: fields.enabled };
    const person = await personIn(everything, body);
    expect(person).not.toHaveProperty('assessment');
    expect(person).not.toHaveProperty('social_posts');
    expect(Object.keys(person)).toHaveLength(11);
    expect(await price(everything, body)).toBe('2');
  });

  it('gates certifications and honors, and preview', async () => {
    const { status } = await open(account).enrich({ ...URLS, fields: ['certifications'] });
    expect(status).toBe(403);
    expect(await refusal(account, { ...URLS, preview: true })).toContain('not available');
    const person = await personIn({ ...account, preview: true }, { ...URLS, preview: true });
    expect(Object.keys(person)).toEqual(['crustdata_person_id', 'basic_profile']);
  });

  it('has the default pair', async () => {
    expect(Object.keys(await personIn(account))).toEqual([
      ...['crustdata_person_id', 'basic_profile', 'social_handles'],
    ]);
  });
});

describe('what an account says of /person/enrich', () => {
  it('may take the refresh flags away, or give them', async () => {
    const body = { ...URLS, enrich_realtime: true };
    expect(await refusal({ refreshFlags: false }, body)).toBe('Unknown parameter: enrich_realtime');
    expect((await open({ refreshFlags: true }).enrich(body)).status).toBe(200);
    expect((await open({ contract: 'C', refreshFlags: true }).enrich(body)).status).toBe(200);
  });

  it('may make a field unknown, with all below it', async () => {
    const group = { unknownFields: ['contact.business_emails'] };
    for (const field of ['contact.business_emails', 'contact.business_emails.email']) {
      expect(await refusal(group, { ...URLS, fields: [field] })).toContain(field);
    }
    const { contact } = await personIn(group, { ...URLS, fields: ['contact'] });
    expect(contact.business_emails).toHaveLength(1);

    const none = { unknownFields: ['contact'] };
    for (const field of ['contact', 'contact.websites']) {
      expect(await refusal(none, { ...URLS, fields: [field] })).toContain(field);
    }
    const { json } = await open(none).get('/account/endpoints?path=/person/enrich');
    expect(json.endpoints[0].fields.enabled.join()).not.toContain('contact');
    expect((await open(none).enrich({ ...URLS, fields: ['skills'] })).status).toBe(200);
  });

  it('may make nobody found a 404, everywhere or at a path', async () => {
    const nobody = { professional_network_profile_urls: ['https://www.linkedin.com/in/no-0x00'] };
    const both = {
      professional_network_profile_urls: [AMARA.url, ...Object.values(nobody).flat()],
    };
    const provider = open({ noMatch404: true });
    const { status, json, headers } = await provider.enrich(nobody);
    expect(status).toBe(404);
    expect(json.error).toEqual({ type: 'not_found', message: 'No data found', metadata: [] });
    expect(headers.get('x-credits-used')).toBe('0');
    expect((await provider.enrich(both)).status).toBe(200);
    expect((await open({ noMatch404: ['/person/enrich'] }).enrich(nobody)).status).toBe(404);
    expect((await open({ noMatch404: ['/elsewhere'] }).enrich(nobody)).status).toBe(200);
    expect((await open({ noMatch404: false }).enrich(nobody)).status).toBe(200);
  });
});
