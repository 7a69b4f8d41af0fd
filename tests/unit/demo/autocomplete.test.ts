import { describe, expect, it } from 'vitest';
import { openPublished } from './provider';
import { CURRENT, openSearch } from './searching';

const COMPANY = `${CURRENT}.company_name`;

async function values(body: object): Promise<string[]> {
  const { status, json, headers } = await openSearch().complete(body);
  expect(status).toBe(200);
  expect(Object.keys(json)).toEqual(['suggestions']);
  expect(headers.get('x-credits-used')).toBe('0');
  return json.suggestions.map(({ value }: { value: string }) => value);
}

describe('suggestions', () => {
  it('hold the query in any letter case, and keep their own', async () => {
    expect(await values({ field: COMPANY, query: 'north' })).toEqual(['Northwind Robotics']);
    expect(await values({ field: `${CURRENT}.title`, query: 'vp eng' })).toEqual([
      'VP Engineering',
    ]);
    expect(await values({ field: COMPANY, query: 'nowhere at all' })).toEqual([]);
  });

  it('come by frequency, and can be filtered by as they are', async () => {
    const [first = ''] = await values({ field: COMPANY, query: '' });
    const filters = { field: COMPANY, type: '=', value: first };
    const { json } = await openSearch().search({ filters });
    expect(json.total_count).toBe(3);
    expect(first).toBe('Copperjay Bank');
  });

  it('include the empty text where people have it', async () => {
    expect(await values({ field: COMPANY, query: '', limit: 100 })).toContain('');
  });

  it('are 20 unless told', async () => {
    const field = 'basic_profile.name';
    expect(await values({ field, query: '' })).toHaveLength(20);
    expect(await values({ field, query: '', limit: 2 })).toHaveLength(2);
    expect(await values({ field, query: '', limit: 100 })).toHaveLength(35);
  });

  it('look at each item of a list', async () => {
    expect(await values({ field: 'skills.professional_network_skills', query: 'rust' })).toContain(
      'Rust',
    );
    const field = 'experience.employment_details.company_name';
    expect(await values({ field, query: 'vellichor' })).toEqual(['Vellichor Freight']);
  });
});

describe('the body is refused', () => {
  it.each([
    ['field is required', { query: 'x' }],
    ['query is required', { field: COMPANY }],
    ['query must be a string', { field: COMPANY, query: null }],
    ['field must be a string', { field: [COMPANY], query: '' }],
    ['limit must be a whole number from 1 to 100', { field: COMPANY, query: '', limit: 101 }],
    ['limit must be a whole number from 1 to 100', { field: COMPANY, query: '', limit: 0 }],
    ['Unknown parameter: fields', { field: COMPANY, query: '', fields: [] }],
    ['Unknown parameter: filters', { field: COMPANY, query: '', filters: {} }],
  ])('%s', async (message, body) => {
    const { status, json } = await openSearch().complete(body);
    expect([status, json.error.message]).toEqual([400, message]);
  });

  it.each([
    'title',
    'crustdata_person_id',
    'professional_network.followers',
    `${CURRENT}.is_default`,
    'contact.has_business_email',
    'social_handles.professional_network_identifier.profile_url',
  ])('for the field %s, with those there are', async (field) => {
    const { status, json } = await openSearch().complete({ field, query: '' });
    expect(status).toBe(400);
    const start = `Field '${field}' is not valid for autocomplete. Available fields are: `;
    expect(json.error.message.startsWith(start)).toBe(true);
    expect(json.error.message).toContain(COMPANY);
  });
});

describe('filters', () => {
  const body = {
    field: COMPANY,
    query: '',
    filters: { field: 'basic_profile.location.country', type: '=', value: 'Sweden' },
  };

  it('narrow the people before state D', async () => {
    const { json } = await openSearch({ contract: 'B' }).complete(body);
    expect(json.suggestions).toEqual([
      { value: 'Northwind Robotics' },
      { value: 'Thistlewick Orgelverkstad' },
    ]);
    const wrong = { ...body, filters: { ...body.filters, type: '>=' } };
    expect((await openSearch({ contract: 'B' }).complete(wrong)).status).toBe(400);
  });
});

describe('the plan', () => {
  it('may lack the endpoint or the field', async () => {
    const body = { field: COMPANY, query: '' };
    const lacking = await openSearch({ autocomplete: false }).complete(body);
    expect(lacking.status).toBe(403);
    expect(lacking.json.error.message).toContain('/person/search/autocomplete');
    const gated = await openSearch().complete({ field: 'certifications.name', query: '' });
    expect(gated.status).toBe(403);
    expect((await openSearch({ credits: 0 }).complete(body)).status).toBe(200);
  });

  it('in state A has no such endpoint', async () => {
    const body = { field: COMPANY, query: '' };
    expect((await openSearch({ contract: 'A' }).complete(body)).status).toBe(404);
    const told = openSearch({ contract: 'A', autocomplete: true });
    expect((await told.complete(body)).status).toBe(200);
  });

  it('allows 15 requests a minute', async () => {
    const { headers } = await openPublished().post('/person/search/autocomplete', {});
    expect(headers.get('x-ratelimit-limit')).toBe('15');
  });
});
