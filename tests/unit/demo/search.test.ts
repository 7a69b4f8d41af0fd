import { describe, expect, it } from 'vitest';
import { FAULT_PEOPLE } from '../../simulator/meeting-faults';
import { AMARA, openPublished, PEOPLE } from './provider';
import { ANYBODY, CURRENT, ids, NORTHWIND, namesBy, openSearch, refusalOf } from './searching';

const NOBODY = { ...NORTHWIND, value: ['Nowhere'] };

describe('the answer', () => {
  it('has rows without wrapper, a cursor and a count', async () => {
    const { status, json, headers } = await openSearch().search({ filters: NORTHWIND });
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual([
      ...['profiles', 'next_cursor', 'total_count', 'total_count_relation', 'remarks'],
    ]);
    expect(json).toMatchObject({
      next_cursor: null,
      total_count: 2,
      total_count_relation: 'eq',
      remarks: [],
    });
    expect(ids(json.profiles)).toEqual([900137, 901210]);
    expect(headers.get('x-credits-used')).toBe('0.06');
    expect(headers.get('x-request-id')).toBeTruthy();
  });

  it('for nobody is the published one, and free', async () => {
    const { status, json, headers } = await openSearch({ contract: 'B' }).search({
      filters: NOBODY,
    });
    expect(status).toBe(200);
    expect(json).toEqual({ profiles: [], next_cursor: null, total_count: 0 });
    expect(headers.get('x-credits-used')).toBe('0');
  });

  it('has rows in the shape of a search', async () => {
    const { json } = await openSearch().search({ filters: NORTHWIND });
    const [row] = json.profiles;
    expect(row.experience.employment_details.current[0].company_name).toBe('Northwind Robotics');
    expect(row.experience.employment_details.current[0]).not.toHaveProperty('name');
    expect(row.contact).toEqual({ has_business_email: true });
    expect(row.metadata).toEqual({ updated_at: '2026-10-28T00:00:00+00:00' });
    expect(row.basic_profile.location.full_location).toContain('Gothenburg');
    expect(row.basic_profile.normalized_title.confident).toBe(true);
    expect(row.social_handles.professional_network_identifier.profile_url).toBe(AMARA.url);
    for (const group of ['skills', 'dev_platform_profiles', 'certifications', 'updated_at']) {
      expect(row).not.toHaveProperty(group);
    }
  });

  it('has skills and more contact flags before state D', async () => {
    const { json } = await openSearch({ contract: 'B' }).search({ filters: NORTHWIND });
    expect(json.profiles[0].skills.professional_network_skills).toContain('Robotics');
    expect(json.profiles[1].contact).toEqual({
      has_business_email: true,
      has_personal_email: false,
      has_phone_number: false,
    });
  });

  it('finds everybody but those who stand for a fault', async () => {
    const people = [...PEOPLE, ...FAULT_PEOPLE];
    const { json } = await openSearch({}, { people }).search({ filters: ANYBODY, limit: 1000 });
    expect(json.total_count).toBe(PEOPLE.length);
  });
});

describe('fields', () => {
  it('are a whitelist of groups and paths, with the id', async () => {
    const fields = ['basic_profile.name', `${CURRENT}.title`];
    const { json } = await openSearch().search({ filters: NORTHWIND, fields });
    expect(json.profiles[0]).toEqual({
      crustdata_person_id: 900137,
      basic_profile: { name: 'Amara Okafor-Lindqvist' },
      experience: { employment_details: { current: [{ title: 'VP Engineering' }] } },
    });
  });

  it('that no row has are refused', async () => {
    for (const field of ['skills', 'dev_platform_profiles', 'contact.business_emails', 'x']) {
      expect(await refusalOf({ filters: NORTHWIND, fields: [field] })).toBe(
        `fields has unsupported values: ${field}`,
      );
    }
    const skills = { filters: NORTHWIND, fields: ['skills'] };
    expect((await openSearch({ contract: 'C' }).search(skills)).status).toBe(200);
  });

  it('that the plan lacks are a 403, and left out by default', async () => {
    const body = { filters: NORTHWIND, fields: ['certifications'] };
    const { status, json } = await openSearch().search(body);
    expect([status, json.error.type]).toEqual([403, 'permission_error']);
    const all = await openSearch({ disabledFields: [] }).search({ filters: NORTHWIND });
    expect(all.json.profiles[0].certifications).toHaveLength(2);
  });
});

describe('preview', () => {
  it('is gated, with the published message', async () => {
    expect(await refusalOf({ filters: ANYBODY, preview: true })).toBe(
      'PersonDB preview feature is not available for your account.',
    );
  });

  it('is the basic profile for nothing', async () => {
    const provider = openSearch({ preview: true, credits: 0 });
    const { status, json } = await provider.search({ filters: NORTHWIND, preview: true });
    expect(status).toBe(200);
    expect(Object.keys(json.profiles[0])).toEqual(['crustdata_person_id', 'basic_profile']);
    expect(provider.books()?.spent).toBe(0);
  });
});

describe('plan and balance', () => {
  it('may lack the endpoint: 403, after the body', async () => {
    const provider = openSearch({ search: false });
    const { status, json } = await provider.search({ filters: ANYBODY });
    expect(status).toBe(403);
    expect(json.error.message).toBe('Your plan does not include the endpoint /person/search');
    expect((await provider.search({})).status).toBe(400);
  });

  it.each(['A', 'B', 'C', 'D'] as const)('have it in state %s', async (contract) => {
    expect(await namesBy(NORTHWIND, { contract })).toHaveLength(2);
  });

  it('must hold one row', async () => {
    const body = { filters: NORTHWIND };
    const { status, json } = await openSearch({ credits: 0.02 }).search(body);
    expect(status).toBe(402);
    expect(json.error.message).toBe('Insufficient credits: the request needs at least 0.03');
    const provider = openSearch({ credits: 0.03 });
    expect((await provider.search(body)).status).toBe(200);
    expect(provider.books()).toEqual({ credits: -0.03, spent: 0.06, calls: 1 });
  });

  it('has a window of its own, 30 a minute', async () => {
    const provider = openPublished({ ratePerMinute: 1 }, { now: () => 0 });
    const answers: number[] = [];
    for (let n = 0; n < 31; n += 1) {
      answers.push((await provider.post('/person/search', { filters: NOBODY })).status);
    }
    expect(answers.indexOf(429)).toBe(30);
    expect((await provider.enrich({ business_emails: [AMARA.email] })).status).toBe(200);
  });
});

describe('the body', () => {
  it.each([
    ['filters is required', {}],
    ['Unknown parameter: page', { filters: ANYBODY, page: 2 }],
    ['Unknown parameter: query', { filters: ANYBODY, query: 'x' }],
    ['fields must be a list of at least one string', { filters: ANYBODY, fields: [] }],
    ['limit must be a whole number from 1 to 1000', { filters: ANYBODY, limit: 0 }],
    ['limit must be a whole number from 1 to 1000', { filters: ANYBODY, limit: 1001 }],
    ['limit must be a whole number from 1 to 1000', { filters: ANYBODY, limit: '5' }],
    ['count must be a whole number from 1 to 1000', { filters: ANYBODY, count: 1.5 }],
    ['limit and count cannot be combined', { filters: ANYBODY, limit: 5, count: 5 }],
    ['cursor must be a string or null', { filters: ANYBODY, cursor: 5 }],
    ['preview must be a boolean', { filters: ANYBODY, preview: 'yes' }],
    ['explain must be a boolean', { filters: ANYBODY, explain: 1 }],
    ['return_query must be a boolean', { filters: ANYBODY, return_query: null }],
    ['sorts must be a list of {field, order}', { filters: ANYBODY, sorts: 'name' }],
    ['sorts must be a list of {field, order}', { filters: ANYBODY, sorts: [{ field: 'x' }] }],
    [
      'sorts has an unsupported field: name',
      { filters: ANYBODY, sorts: [{ field: 'name', order: 'asc' }] },
    ],
    [
      'sorts must have the order asc or desc',
      { filters: ANYBODY, sorts: [{ field: 'basic_profile.name', order: 'up' }] },
    ],
  ])('is refused: %s', async (message, body) => {
    expect(await refusalOf(body)).toBe(message);
  });

  it('may ask for explanations, which change nothing', async () => {
    const plain = await openSearch().search({ filters: NORTHWIND });
    const more = { filters: NORTHWIND, explain: true, return_query: true, cursor: null };
    expect((await openSearch().search(more)).json).toEqual(plain.json);
  });
});
