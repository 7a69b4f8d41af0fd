import { describe, expect, it } from 'vitest';
import { AMARA, openPublished, personOf } from './provider';
import { open, personIn, price, refusal, URLS } from './stating';

describe('state A, the given document', () => {
  const account = { contract: 'A' } as const;

  it('answers every section where fields are left out, and no other', async () => {
    expect(Object.keys(await personIn(account)).sort()).toEqual([
      ...['basic_profile', 'certifications', 'contact', 'education', 'experience', 'metadata'],
      ...['professional_network', 'skills', 'social_handles'],
    ]);
  });

  it('has the groups in their old shape', async () => {
    const person = await personIn(account);
    expect(person.contact).toEqual({
      emails: [AMARA.email, 'amara.ol@home.example.net'],
      phone_numbers: expect.any(Array),
      websites: expect.any(Array),
    });
    expect(person.education.all_schools).toEqual([
      'Kallholm Polytechnic',
      'University of Lower Wexmoor',
    ]);
    expect(person.education.all_degrees).toEqual(['Master of Science', 'Bachelor of Engineering']);
    expect(person.social_handles.professional_network_identifier).toEqual({
      profile_url: AMARA.url,
      member_id: 900137,
    });
    expect(person.basic_profile.pronoun).toBe('She/Her');
    expect(person.professional_network).not.toHaveProperty('pronoun');
    expect(person.professional_network).not.toHaveProperty('metadata');
    expect(person.metadata).toEqual({
      last_scraped_source: '2026-10-28T00:00:00+00:00',
      updated_at: '2026-10-28T00:00:00+00:00',
    });
  });

  it('takes a thin person as it is', async () => {
    const people = [personOf(1, 'thin-0x01')];
    const body = { professional_network_profile_urls: ['https://www.linkedin.com/in/thin-0x01'] };
    const { json } = await openPublished(account, { people }).enrich(body);
    expect(json[0].matches[0].person_data).toEqual({
      basic_profile: { name: 'thin-0x01', headline: 'Invented', pronoun: '' },
      social_handles: {
        professional_network_identifier: { profile_url: expect.any(String), member_id: 1 },
      },
      metadata: { last_scraped_source: null, updated_at: null },
    });
  });

  it.each([
    ['professional_network.joined_date'],
    ['professional_network.verifications'],
    ['certifications'],
    ['contact.emails'],
    ['education.all_schools'],
    ['social_handles.professional_network_identifier.member_id'],
    ['basic_profile.pronoun'],
    ['metadata'],
  ])('takes the field %s', async (field) => {
    expect((await open(account).enrich({ ...URLS, fields: [field] })).status).toBe(200);
  });

  it.each([
    ...['contact.business_emails', 'contact.personal_emails', 'dev_platform_profiles', 'honors'],
    ...['professional_network.pronoun', 'crustdata_person_id', 'updated_at', 'assessment'],
  ])('does not know the field %s', async (field) => {
    expect(await refusal(account, { ...URLS, fields: [field] })).toBe(
      `fields has unsupported values: ${field}`,
    );
  });

  it('is a whitelist where fields are given', async () => {
    expect(await personIn(account, { ...URLS, fields: ['contact.emails'] })).toEqual({
      contact: { emails: [AMARA.email, 'amara.ol@home.example.net'] },
    });
  });

  it('leaves out by default what the plan lacks, and refuses it by name', async () => {
    const gated = { ...account, disabledFields: ['certifications', 'contact.phone_numbers'] };
    const person = await personIn(gated);
    expect(person).not.toHaveProperty('certifications');
    expect(Object.keys(person.contact)).toEqual(['emails', 'websites']);
    expect(await price(gated, URLS)).toBe('4');
    const asked = await open(gated).enrich({ ...URLS, fields: ['certifications'] });
    expect(asked.status).toBe(403);
  });

  it.each([
    [URLS, '6'],
    [{ ...URLS, fields: ['basic_profile', 'certifications'] }, '1'],
    [{ ...URLS, fields: ['contact.emails'] }, '4'],
    [{ ...URLS, fields: ['contact.phone_numbers'] }, '3'],
    [{ ...URLS, fields: ['contact.websites'] }, '1'],
    [{ business_emails: ['tobias@palehorn.example.net'], fields: ['contact.emails'] }, '2'],
    [{ business_emails: ['nobody@palehorn.example.net'] }, '0'],
    [{ ...URLS, preview: true }, '0'],
  ])('of %j costs %s', async (body, credits) => {
    expect(await price(account, body)).toBe(credits);
  });

  it('has preview without a plan, unless the account says no', async () => {
    const person = await personIn(account, { ...URLS, preview: true });
    expect(Object.keys(person)).toEqual(['basic_profile']);
    expect(await refusal({ ...account, preview: false }, { ...URLS, preview: true })).toContain(
      'not available',
    );
  });

  it('looks up by address with a score', async () => {
    const body = { business_emails: [AMARA.email], min_similarity_score: 0.95 };
    expect((await open(account).enrich(body)).json[0].matches).toEqual([]);
  });

  it('fetches anew what is forced, or what is old', async () => {
    const today = '2026-11-22T00:00:00.000Z';
    const dateOf = async (url: string, flags: object) => {
      const body = { professional_network_profile_urls: [url], ...flags };
      return (await personIn(account, body)).metadata.updated_at;
    };
    const flags = { enrich_realtime: true };
    expect(await dateOf(AMARA.url, flags)).toBe('2026-10-28T00:00:00+00:00');
    expect(await dateOf(AMARA.url, { ...flags, force_fetch: true })).toBe(today);
    const old = 'https://www.linkedin.com/in/siobhan-maelruane-0x4e';
    const stored = await dateOf(old, {});
    expect(Date.parse(stored)).toBeLessThan(Date.UTC(2026, 7, 1));
    expect(await dateOf(old, flags)).toBe(today);
    const undated = 'https://www.linkedin.com/in/ezekiel-voidling-0x9f';
    expect(await dateOf(undated, {})).toBeNull();
    expect(await dateOf(undated, flags)).toBe(today);
    expect(await refusal(account, { ...URLS, force_fetch: true })).toContain('requires');
  });

  it('knows three fields only where it is taken to the letter', async () => {
    const narrow = {
      ...account,
      knownFields: ['professional_network.joined_date', 'certifications'],
    };
    expect(await refusal(narrow, { ...URLS, fields: ['basic_profile', 'skills'] })).toBe(
      'fields has unsupported values: basic_profile, skills',
    );
    expect(await personIn(narrow, { ...URLS, fields: narrow.knownFields })).toEqual({
      professional_network: { joined_date: '2012-03-18T00:00:00+00:00' },
      certifications: expect.any(Array),
    });
    expect(Object.keys(await personIn(narrow))).toHaveLength(9);
    const { json } = await open(narrow).get('/account/endpoints?path=/person/enrich');
    expect(json.endpoints[0].fields.enabled).toEqual(narrow.knownFields);
  });
});
