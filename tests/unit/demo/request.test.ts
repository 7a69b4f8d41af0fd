import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMARA, openProvider } from './provider';

const URLS = { professional_network_profile_urls: [AMARA.url] };
const EMAILS = { business_emails: [AMARA.email] };

async function refusal(body: unknown): Promise<string> {
  const provider = openProvider();
  const { status, json, headers } = await provider.enrich(body);
  expect(status).toBe(400);
  expect(json).toEqual({
    error: { type: 'invalid_request', message: expect.any(String), metadata: [] },
  });
  expect(headers.get('x-credits-used')).toBe('0');
  expect(provider.books()?.spent).toBe(0);
  return json.error.message;
}

describe('body', () => {
  it.each(['', '{', '[]', 'null', '"text"', '7'])('refuses %j', async (text) => {
    const { status, json } = await openProvider().call({ text });
    expect(status).toBe(400);
    expect(json.error.message).toBe('Request body must be a JSON object');
  });

  it.each(['limit', 'min_score', 'verified', '__proto__'])('refuses the key %s', async (name) => {
    const text = `{"business_emails":["${AMARA.email}"],"${name}":true}`;
    const { status, json } = await openProvider().call({ text });
    expect(status).toBe(400);
    expect(json.error.message).toBe(`Unknown parameter: ${name}`);
  });
});

describe('any body at all', () => {
  it('is answered with 200 or a refusal in the envelope, and only 200 costs', async () => {
    const key = fc.constantFrom('business_emails', 'fields', 'preview', 'min_similarity_score');
    const item = fc.constantFrom<unknown>(AMARA.email, 'skills', 'contact', 0.5, true, null, {});
    const value = fc.oneof(item, fc.array(item, { maxLength: 3 }), fc.jsonValue());
    const body = fc.oneof(fc.dictionary(key, value), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const provider = openProvider();
        const { status, json } = await provider.enrich(sent);
        if (status === 200) return expect(Array.isArray(json)).toBe(true);
        expect(json.error.type).toBe('invalid_request');
        expect(provider.books()?.spent).toBe(0);
      }),
    );
  });
});

describe('identifiers', () => {
  const one = 'Exactly one of professional_network_profile_urls or business_emails is required';

  it('must be of exactly one kind', async () => {
    expect(await refusal({})).toBe(one);
    expect(await refusal({ fields: ['skills'] })).toBe(one);
    expect(await refusal({ ...URLS, ...EMAILS })).toBe(one);
  });

  it.each(['professional_network_profile_urls', 'business_emails'])(
    'must be 1 to 25 strings in %s',
    async (kind) => {
      const good = kind === 'business_emails' ? AMARA.email : AMARA.url;
      expect(await refusal({ [kind]: [] })).toBe(`${kind} must hold 1 to 25 identifiers`);
      expect(await refusal({ [kind]: Array(26).fill(good) })).toBe(
        `${kind} must hold 1 to 25 identifiers`,
      );
      for (const wrong of [good, null, { 0: good }, [good, 7], [null]]) {
        expect(await refusal({ [kind]: wrong })).toBe(`${kind} must be a list of strings`);
      }
      const { status, json } = await openProvider().enrich({ [kind]: Array(25).fill(good) });
      expect(status).toBe(200);
      expect(json).toHaveLength(25);
    },
  );

  it.each([
    'amara-okafor-lindqvist-0x1c',
    'www.linkedin.com/in/amara-okafor-lindqvist-0x1c',
    'ftp://www.linkedin.com/in/amara-okafor-lindqvist-0x1c',
    'https://www.linkedin.com/company/northwind-0x1c',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c/details/skills',
    'https://www.linkedin.com.example.com/in/amara-okafor-lindqvist-0x1c',
    'https://notlinkedin.com/in/amara-okafor-lindqvist-0x1c',
    'https://www.linkedin.com/in/%ff-0x1c',
    '',
  ])('refuses the profile URL %j', async (url) => {
    const message = await refusal({ professional_network_profile_urls: [AMARA.url, url] });
    expect(message).toBe(`Invalid professional network profile URLs: ${url}`);
  });

  it.each([
    'https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c/',
    'http://linkedin.com/in/AMARA-Okafor-Lindqvist-0X1C',
    'https://se.linkedin.com/in/amara-okafor-lindqvist-0x1c/?trk=people#top',
    'https://www.linkedin.com/in/amara%2Dokafor-lindqvist-0x1c',
  ])('takes the profile URL %s', async (url) => {
    const { json } = await openProvider().enrich({ professional_network_profile_urls: [url] });
    expect(json[0].matched_on).toBe(url);
    expect(json[0].matches[0].person_data.basic_profile.name).toBe('Amara Okafor-Lindqvist');
  });

  it('refuses the whole batch for unusable addresses and lists them', async () => {
    const unusable = [
      'amara',
      'amara@',
      'amara@northwind',
      'a..b@northwind.example.com',
      'a b@northwind.example.com',
      'a@b@northwind.example.com',
      'a@northwind.example.com@b',
      'a@-northwind.example.com',
      'somebody@gmail.com',
      `${'a'.repeat(65)}@northwind.example.com`,
      `a@${'b.'.repeat(121)}example.com`,
    ];
    const message = await refusal({ business_emails: [AMARA.email, ...unusable] });
    expect(message).toBe(`Invalid business emails: ${unusable.join(', ')}`);
  });

  it('takes an address of 64 characters before the sign, or 254 in all', async () => {
    const long = [`${'a'.repeat(64)}@northwind.example.com`, `aa@${'b.'.repeat(120)}example.com`];
    expect(long[1]).toHaveLength(254);
    expect((await openProvider().enrich({ business_emails: long })).status).toBe(200);
  });

  it('takes an address in any letter case', async () => {
    const email = 'Amara.Okafor@Northwind.Example.com';
    const { json } = await openProvider().enrich({ business_emails: [email] });
    expect(json[0].matched_on).toBe(email);
    expect(json[0].matches).toHaveLength(1);
  });
});

describe('fields', () => {
  it('must be a list of at least one string', async () => {
    for (const fields of [[], 'skills', null, [7]]) {
      expect(await refusal({ ...URLS, fields })).toBe(
        'fields must be a list of at least one string',
      );
    }
  });

  it.each([
    'contact.emails',
    'assessment',
    'skill',
    'basic_profile.',
    'constructor',
    '',
    'metadata',
  ])('refuses %j and names it', async (field) => {
    const message = await refusal({ ...URLS, fields: ['skills', field] });
    expect(message).toBe(`fields has unsupported values: ${field}`);
  });

  it.each([
    'basic_profile',
    'basic_profile.location',
    'basic_profile.summary',
    'professional_network.joined_date',
    'professional_network.verifications',
    'social_handles.dev_platform_identifier.profile_url',
    'experience.employment_details',
    'experience.employment_details.current.title',
    'education.schools',
    'skills',
    'dev_platform_profiles',
    'contact',
    'contact.business_emails',
    'contact.personal_emails',
    'contact.phone_numbers',
    'contact.websites',
  ])('takes %s', async (field) => {
    expect((await openProvider().enrich({ ...URLS, fields: [field] })).status).toBe(200);
  });
});

describe('options', () => {
  it.each([-0.1, 1.1, '0.8', true, [], {}])('refuses min_similarity_score %j', async (score) => {
    expect(await refusal({ ...EMAILS, min_similarity_score: score })).toBe(
      'min_similarity_score must be a number between 0 and 1',
    );
  });

  it.each([0, 1, 0.8, null])('takes min_similarity_score %j', async (score) => {
    const body = { ...EMAILS, min_similarity_score: score };
    expect((await openProvider().enrich(body)).status).toBe(200);
  });

  it.each(['preview', 'enrich_realtime', 'force_fetch'])('wants a boolean for %s', async (name) => {
    for (const wrong of ['true', 1, null]) {
      expect(await refusal({ ...URLS, [name]: wrong })).toBe(`${name} must be a boolean`);
    }
    expect((await openProvider().enrich({ ...URLS, [name]: false })).status).toBe(200);
  });

  it('takes force_fetch only with enrich_realtime', async () => {
    const message = 'force_fetch requires enrich_realtime: true';
    expect(await refusal({ ...URLS, force_fetch: true })).toBe(message);
    expect(await refusal({ ...URLS, force_fetch: true, enrich_realtime: false })).toBe(message);
    const both = { ...URLS, force_fetch: true, enrich_realtime: true };
    const plain = await openProvider().enrich(URLS);
    const fresh = await openProvider().enrich(both);
    expect(fresh.status).toBe(200);
    expect(fresh.json).toEqual(plain.json);
    expect(fresh.headers.get('x-credits-used')).toBe('1');
  });

  it('refuses preview together with enrich_realtime', async () => {
    expect(await refusal({ ...URLS, preview: true, enrich_realtime: true })).toBe(
      'preview cannot be combined with enrich_realtime',
    );
  });
});
