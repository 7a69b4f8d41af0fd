import { describe, expect, it } from 'vitest';
import type { DemoAccount } from '../../../lib/demo/accounts';
import { AMARA, openPublished, personOf } from './provider';

const PATH = '/person/contact/enrich';
const URLS = { professional_network_profile_urls: [AMARA.url] };
const EMAILS = { business_emails: [AMARA.email] };
const PLAN: Partial<DemoAccount> = { contract: 'D', contactEnrich: true };

function open(account: Partial<DemoAccount> = PLAN) {
  return openPublished(account);
}

async function refusal(body: object): Promise<string> {
  const provider = open();
  const { status, json } = await provider.post(PATH, body);
  expect(status).toBe(400);
  expect(json.error.type).toBe('invalid_request');
  expect(provider.books()?.spent).toBe(0);
  return json.error.message;
}

describe('the plan', () => {
  it('lacks the endpoint unless told: 403 that names it, after the body', async () => {
    const provider = open({ contract: 'D' });
    const { status, json } = await provider.post(PATH, EMAILS);
    expect(status).toBe(403);
    expect(json.error).toEqual({
      type: 'permission_error',
      message: `Your plan does not include the endpoint ${PATH}`,
      metadata: [],
    });
    expect((await provider.post(PATH, {})).status).toBe(400);
    expect(provider.books()).toEqual({ credits: 100, spent: 0, calls: 2 });
  });

  it.each(['A', 'B'] as const)(
    'in state %s has no such endpoint, unless told',
    async (contract) => {
      const provider = open({ contract });
      const { status, json } = await provider.post(PATH, EMAILS);
      expect(status).toBe(404);
      expect(json.error.message).toBe(`No such endpoint: POST ${PATH}`);
      expect(provider.books()?.calls).toBe(0);
      expect((await open({ contract, contactEnrich: true }).post(PATH, EMAILS)).status).toBe(200);
    },
  );

  it('may lack a field', async () => {
    const provider = open({ ...PLAN, disabledFields: ['contact.phone_numbers'] });
    const { status, json } = await provider.post(PATH, { ...EMAILS, fields: ['contact'] });
    expect(status).toBe(403);
    expect(json.error.message).toBe('Your plan does not include the fields: contact');
    const all = await provider.post(PATH, EMAILS);
    expect(all.json[0].matches[0].person_data.contact).not.toHaveProperty('phone_numbers');
    expect(all.headers.get('x-credits-used')).toBe('3');
  });
});

describe('the answer', () => {
  it('holds the id and contact data alone, everything by default', async () => {
    const { status, json } = await open().post(PATH, EMAILS);
    expect(status).toBe(200);
    expect(json).toEqual([
      {
        matched_on: AMARA.email,
        match_type: 'business_email',
        matches: [
          {
            confidence_score: 0.94,
            person_data: {
              crustdata_person_id: 900137,
              contact: {
                business_emails: [
                  {
                    email: AMARA.email,
                    status: 'deliverable',
                    last_updated: '2026-09-14T00:00:00+00:00',
                    crustdata_company_id: 800100,
                  },
                ],
                personal_emails: [
                  {
                    email: 'amara.ol@home.example.net',
                    status: 'catch_all',
                    last_updated: '2026-05-02T00:00:00+00:00',
                  },
                ],
                phone_numbers: ['+46 8 465 004 17', '+44 7700 900417'],
                websites: expect.any(Array),
              },
            },
          },
        ],
      },
    ]);
  });

  it('is cut down by fields', async () => {
    const { json } = await open().post(PATH, { ...URLS, fields: ['contact.phone_numbers'] });
    expect(json[0].match_type).toBe('professional_network_profile_url');
    expect(Object.keys(json[0].matches[0].person_data.contact)).toEqual(['phone_numbers']);
  });

  it('without a match is an empty list, or 404 where told', async () => {
    const nobody = { business_emails: ['nobody@nowhere.example.com'] };
    const { status, json, headers } = await open().post(PATH, nobody);
    expect(status).toBe(200);
    expect(json[0].matches).toEqual([]);
    expect(headers.get('x-credits-used')).toBe('0');
    expect((await open({ ...PLAN, noMatch404: true }).post(PATH, nobody)).status).toBe(404);
  });
});

describe('verified', () => {
  const tobias = { business_emails: ['tobias@palehorn.example.net'], verified: true };

  it('keeps deliverable business addresses', async () => {
    const { json } = await open().post(PATH, tobias);
    const { contact } = json[0].matches[0].person_data;
    expect(contact.business_emails.map(({ email }: { email: string }) => email)).toEqual([
      'tobias@palehorn.example.net',
    ]);
    expect(contact).not.toHaveProperty('business_emails_message');
  });

  it('says where none is left, if they were asked for', async () => {
    const body = { business_emails: ['perpetua@tallowmere.example.com'], verified: true };
    const { json, headers } = await open().post(PATH, {
      ...body,
      fields: ['contact.business_emails'],
    });
    expect(json[0].matches[0].person_data.contact).toEqual({
      business_emails: [],
      business_emails_message: expect.any(String),
    });
    expect(headers.get('x-credits-used')).toBe('0.5');
    const phones = await open().post(PATH, { ...body, fields: ['contact.phone_numbers'] });
    expect(phones.json[0].matches[0].person_data.contact).toEqual({ phone_numbers: [] });
    const nothing = openPublished(PLAN, { people: [personOf(1, 'bare-0x01')] });
    const bare = { professional_network_profile_urls: ['https://www.linkedin.com/in/bare-0x01'] };
    const answer = await nothing.post(PATH, { ...bare, verified: true });
    expect(answer.json[0].matches[0].person_data).toEqual({ crustdata_person_id: 1 });
  });
});

describe('price', () => {
  it.each([
    [undefined, '5'],
    [['contact'], '5'],
    [['contact.business_emails'], '1'],
    [['contact.personal_emails'], '2'],
    [['contact.phone_numbers'], '2'],
    [['contact.websites'], '0'],
    [['contact.business_emails', 'contact.phone_numbers'], '3'],
  ])('of %j is %s, and half a credit more if verified', async (fields, credits) => {
    const body = { ...URLS, fields };
    const provider = open();
    expect((await provider.post(PATH, body)).headers.get('x-credits-used')).toBe(credits);
    const verified = await provider.post(PATH, { ...body, verified: true });
    expect(verified.headers.get('x-credits-used')).toBe(String(Number(credits) + 0.5));
    expect(provider.books()?.spent).toBe(2 * Number(credits) + 0.5);
  });

  it('counts a person once for each identifier, and not what the person lacks', async () => {
    const body = {
      professional_network_profile_urls: [
        AMARA.url,
        'https://www.linkedin.com/in/quillon-0xb2',
        'https://www.linkedin.com/in/nobody-at-all-0x00',
      ],
    };
    expect((await open().post(PATH, body)).headers.get('x-credits-used')).toBe('5');
  });

  it('must be covered at the cheapest tier asked for', async () => {
    const poor = { ...PLAN, credits: 1 };
    const phones = { ...URLS, fields: ['contact.phone_numbers'] };
    expect((await open(poor).post(PATH, phones)).status).toBe(402);
    expect((await open(poor).post(PATH, URLS)).status).toBe(200);
    const websites = { ...URLS, fields: ['contact.websites'] };
    expect((await open({ ...PLAN, credits: 0 }).post(PATH, websites)).status).toBe(200);
  });
});

describe('the body', () => {
  it.each(['basic_profile', 'contact.emails', 'contact.business_emails.email', 'skills'])(
    'does not take the field %s',
    async (field) => {
      expect(await refusal({ ...URLS, fields: [field] })).toBe(
        `fields has unsupported values: ${field}`,
      );
    },
  );

  it.each(['preview', 'min_similarity_score', 'enrich_realtime', 'limit'])(
    'does not take the key %s',
    async (name) => {
      expect(await refusal({ ...EMAILS, [name]: true })).toBe(`Unknown parameter: ${name}`);
    },
  );

  it('has exactly one kind of identifier, 1 to 25, and a boolean', async () => {
    const one = 'Exactly one of professional_network_profile_urls or business_emails is required';
    expect(await refusal({})).toBe(one);
    expect(await refusal({ ...URLS, ...EMAILS })).toBe(one);
    const many = Array(26).fill(AMARA.email);
    expect(await refusal({ business_emails: many })).toContain('1 to 25');
    expect(await refusal({ business_emails: AMARA.email })).toContain('list of strings');
    expect(await refusal({ ...EMAILS, verified: 'true' })).toBe('verified must be a boolean');
    expect(await refusal({ ...EMAILS, fields: [] })).toContain('at least one');
    expect(await refusal({ business_emails: ['a@gmail.com'] })).toBe(
      'Invalid business emails: a@gmail.com',
    );
  });
});
