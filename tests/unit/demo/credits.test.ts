import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../lib/demo/pricing';
import { AMARA, openProvider, personOf } from './provider';

async function priceOf(
  fields: readonly string[] | undefined,
  url = AMARA.url,
): Promise<string | null> {
  const body = { professional_network_profile_urls: [url], fields };
  return (await openProvider().enrich(body)).headers.get('x-credits-used');
}

const ALL = ['contact', 'dev_platform_profiles', 'basic_profile', 'experience', 'skills'];

describe('price', () => {
  it.each([
    [undefined, '1'],
    [['basic_profile', 'experience', 'education', 'skills'], '1'],
    [['contact.websites'], '1'],
    [['contact.business_emails'], '2'],
    [['contact.business_emails.email'], '2'],
    [['contact.personal_emails'], '3'],
    [['contact.phone_numbers'], '3'],
    [['contact'], '6'],
    [['contact', 'contact.business_emails'], '6'],
    [['dev_platform_profiles'], '2'],
    [['dev_platform_profiles.followers'], '2'],
    [['social_handles.dev_platform_identifier'], '1'],
    [ALL, '7'],
  ])('of %j for a person with everything is %s', async (fields, price) => {
    expect(await priceOf(fields)).toBe(price);
  });

  it.each([
    ['quillon-0xb2', '1'], // websites only
    ['olu-pemberwick-0xbb', '1'], // no contact group
    ['ezekiel-voidling-0x9f', '1'], // nulls
    ['haruto-mizunashi-brandt-0x3f', '4'], // business e-mail and phone
    ['jasper-lindenqvist-mbeki-0x1f', '3'], // business e-mail and developer profile
  ])('of everything for %s counts only what there is: %s', async (slug, price) => {
    expect(await priceOf(ALL, `https://www.linkedin.com/in/${slug}`)).toBe(price);
  });

  it('is nothing without a match', async () => {
    const provider = openProvider();
    const { status, headers } = await provider.enrich({
      business_emails: ['nobody@nowhere.example.com'],
      fields: ALL,
    });
    expect(status).toBe(200);
    expect(headers.get('x-credits-used')).toBe('0');
    expect(provider.books()).toEqual({ credits: 100, spent: 0, calls: 1 });
  });

  it('of several candidates is that of the dearest one', async () => {
    const email = 'team@invented.example.com';
    const phone = { contact: { phone_numbers: ['+1 212 555 0100'] }, crustdata_person_id: 1 };
    const people = [
      personOf(1, 'one-0x01', { emails: { [email]: 0.7 }, person_data: phone }),
      personOf(2, 'two-0x02', { emails: { [email]: 0.9 } }),
    ];
    const { json, headers } = await openProvider({}, { people }).enrich({
      business_emails: [email],
      fields: ['contact'],
    });
    expect(json[0].matches).toHaveLength(2);
    expect(headers.get('x-credits-used')).toBe('3');
  });

  it('of a batch is the sum', async () => {
    const provider = openProvider();
    const { headers } = await provider.enrich({
      professional_network_profile_urls: [
        AMARA.url,
        'https://www.linkedin.com/in/nobody-at-all-0x00',
        'https://www.linkedin.com/in/quillon-0xb2',
      ],
      fields: ALL,
    });
    expect(headers.get('x-credits-used')).toBe('8');
    expect(provider.books()).toEqual({ credits: 92, spent: 8, calls: 1 });
  });
});

describe('overlaps', () => {
  it.each([
    ['contact', 'contact', true],
    ['contact', 'contact.websites', true],
    ['contact.websites', 'contact', true],
    ['contact', 'contacts', false],
    ['contact.phone', 'contact.phone_numbers', false],
    ['contact.websites', 'contact.phone_numbers', false],
  ])('of %s and %s is %s', (one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected);
    expect(overlaps(other, one)).toBe(expected);
  });
});

describe('balance', () => {
  const two = { professional_network_profile_urls: [AMARA.url, AMARA.url] };

  it('must pay one credit an identifier', async () => {
    const provider = openProvider({ credits: 1 });
    const { status, json } = await provider.enrich(two);
    expect(status).toBe(402);
    expect(json.error).toEqual({
      type: 'insufficient_credits',
      message: 'Insufficient credits: the request needs at least 2',
      metadata: [],
    });
    expect(provider.books()).toEqual({ credits: 1, spent: 0, calls: 1 });
    expect((await openProvider({ credits: 2 }).enrich(two)).status).toBe(200);
  });

  it('may fall below zero by the surcharges, and then refuses', async () => {
    const provider = openProvider({ credits: 1 });
    const body = { professional_network_profile_urls: [AMARA.url], fields: ALL };
    expect((await provider.enrich(body)).headers.get('x-credits-used')).toBe('7');
    expect(provider.books()).toEqual({ credits: -6, spent: 7, calls: 1 });
    expect((await provider.enrich(body)).status).toBe(402);
  });

  it('is not spent twice by calls at once', async () => {
    const provider = openProvider({ credits: 1 });
    const body = { professional_network_profile_urls: [AMARA.url] };
    const answers = await Promise.all([provider.enrich(body), provider.enrich(body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 402]);
  });

  it('is kept apart for each key', async () => {
    const others = [{ key: 'sim-other', credits: 5 }];
    const provider = openProvider({}, { others });
    const body = { professional_network_profile_urls: [AMARA.url] };
    await provider.call({ body, headers: { authorization: 'Bearer sim-other' } });
    expect(provider.crustdata.account('sim-other')).toEqual({ credits: 4, spent: 1, calls: 1 });
    expect(provider.books()).toEqual({ credits: 100, spent: 0, calls: 0 });
  });
});

describe('plan', () => {
  const urls = { professional_network_profile_urls: [AMARA.url] };

  it.each(['certifications', 'certifications.name', 'honors'])(
    'without %s refuses the whole call and names it',
    async (field) => {
      const provider = openProvider();
      const { status, json } = await provider.enrich({ ...urls, fields: ['skills', field] });
      expect(status).toBe(403);
      expect(json.error).toEqual({
        type: 'permission_error',
        message: `Your plan does not include the fields: ${field}`,
        metadata: [],
      });
      expect(provider.books()?.spent).toBe(0);
    },
  );

  it('names every refused field, and a group that holds a disabled part', async () => {
    const provider = openProvider({ disabledFields: ['contact.phone_numbers', 'skills'] });
    const { json } = await provider.enrich({
      ...urls,
      fields: ['skills', 'contact', 'contact.websites', 'certifications'],
    });
    expect(json.error.message).toBe('Your plan does not include the fields: skills, contact');
  });

  it('without the endpoint refuses and names it, after the body and before the balance', async () => {
    const provider = openProvider({ enrichEnabled: false, credits: 0 });
    const { status, json } = await provider.enrich(urls);
    expect(status).toBe(403);
    expect(json.error.type).toBe('permission_error');
    expect(json.error.message).toContain('/person/enrich');
    expect((await provider.enrich({})).status).toBe(400);
  });

  it('is judged before the balance', async () => {
    const provider = openProvider({ credits: 0 });
    expect((await provider.enrich({ ...urls, fields: ['honors'] })).status).toBe(403);
    expect((await provider.enrich(urls)).status).toBe(402);
  });
});
