import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../lib/failure';
import { autocomplete, searchPeople } from '../../../../lib/providers/crustdata/search';
import type { Filter, Search } from '../../../../lib/providers/search';
import { credits, refusal, type Step, scripted } from './scripted';

const SEARCH = '/person/search';
const AUTOCOMPLETE = '/person/search/autocomplete';
const filters: Filter = {
  op: 'and',
  conditions: [
    {
      field: 'experience.employment_details.current.company_name',
      type: 'in',
      value: ['Weftworks'],
    },
    {
      op: 'or',
      conditions: [
        { field: 'basic_profile.current_title', type: '(.)', value: 'VP' },
        { field: 'professional_network.followers', type: '=>', value: 100 },
        {
          field: 'professional_network.location.raw',
          type: 'geo_distance',
          value: { location: 'Hanover', distance: 30, unit: 'mi' },
        },
      ],
    },
  ],
};
const fields = ['basic_profile', 'social_handles'];
const row = {
  crustdata_person_id: 1068035,
  basic_profile: { name: 'Una Heddle', location: { full_location: 'Hanover, Germany' } },
  experience: { employment_details: { current: [{ company_name: 'Weftworks' }] } },
  metadata: { updated_at: '2026-09-01' },
};

async function run<T>(
  steps: readonly Step[],
  work: (line: ReturnType<typeof scripted>['line']) => Promise<T>,
) {
  const { line, check } = scripted(steps);
  const outcome = await work(line).catch((thrown: unknown) => {
    if (thrown instanceof FailureError) return thrown;
    throw thrown;
  });
  check();
  return outcome;
}

describe('a search', () => {
  it('sends filters and fields alone where nothing else is wished, and reads a page', async () => {
    const step = {
      path: SEARCH,
      body: { filters, fields },
      reply: { profiles: [row, 'odd', null], next_cursor: 'c-2', total_count: 8, remarks: [] },
      headers: { ...credits(0.03), 'x-request-id': 'r-1' },
    };
    const found = await run([step], (line) => searchPeople(line, { filters, fields }));
    expect(found).toMatchObject({
      people: [
        {
          id: 'crustdata:1068035',
          name: 'Una Heddle',
          place: { text: 'Hanover, Germany' },
          roles: [{ company: { name: 'Weftworks' } }],
          asOf: '2026-09-01',
        },
      ],
      raw: [row],
      nextCursor: 'c-2',
      total: 8,
      credits: 0.03,
      requestId: 'r-1',
    });
  });

  it('sends sorts, limit, cursor and exclusions under their published names', async () => {
    const sorts = [{ field: 'crustdata_person_id', order: 'asc' }] as const;
    const profileUrls = ['https://www.linkedin.com/in/una-heddle-0x52'];
    const step = {
      path: SEARCH,
      body: {
        filters,
        fields,
        sorts,
        limit: 1000,
        cursor: 'c-2',
        post_processing: { exclude_profiles: profileUrls, exclude_names: ['Odo Tarn'] },
      },
      reply: { profiles: [], next_cursor: null, total_count: 0 },
    };
    const excludes = { profileUrls, names: ['Odo Tarn'] };
    const found = await run([step], (line) =>
      searchPeople(line, { filters, fields, sorts, limit: 1000, cursor: 'c-2', excludes }),
    );
    expect(found).toEqual({ people: [], raw: [], total: 0 });
  });

  it.each<[string, Partial<Search>]>([
    ['an empty list of fields', { fields: [] }],
    ['a limit of 0', { limit: 0 }],
    ['a limit of 1,001', { limit: 1001 }],
    ['half a person', { limit: 1.5 }],
    ['an empty group', { filters: { op: 'or', conditions: [] } }],
    [
      'an empty group within',
      { filters: { op: 'and', conditions: [{ op: 'or', conditions: [] }] } },
    ],
    ['an empty list', { filters: { field: 'f', type: 'in', value: [] as never } }],
    ['no field name', { filters: { field: '', type: '=', value: 1 } }],
    ['too many exclusions', { excludes: { names: Array.from({ length: 50_001 }, String) } }],
  ])('with %s is not sent', async (_, wrong) => {
    const outcome = await run([], (line) => searchPeople(line, { filters, fields, ...wrong }));
    expect(outcome).toMatchObject({ failure: { code: 'bad-input', charged: 'no' } });
  });

  it.each([
    [403, 'not-in-plan', 'no'],
    [400, 'refused', 'no'],
    [402, 'no-credit', 'no'],
    [500, 'provider-down', 'maybe'],
  ])('answered with %d is %s', async (status, code, charged) => {
    const step = {
      path: SEARCH,
      body: { filters, fields },
      status,
      reply: refusal('words'),
      headers: {},
    };
    const outcome = await run([step], (line) => searchPeople(line, { filters, fields }));
    expect(outcome).toMatchObject({ failure: { code, charged, said: 'words' } });
  });

  it('that finds nobody may be answered as 404', async () => {
    const step = { path: SEARCH, body: { filters, fields }, status: 404, reply: refusal('none') };
    const outcome = await run([step], (line) => searchPeople(line, { filters, fields }));
    expect(outcome).toMatchObject({ people: [], raw: [], credits: 0 });
  });

  it('with any JSON for a reply brings a page or bad-reply', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue(), async (rows, rest) => {
        for (const reply of [
          rows,
          { profiles: rows },
          { profiles: [rows], next_cursor: rest, total_count: rest },
        ]) {
          const outcome = await run([{ path: SEARCH, body: { filters, fields }, reply }], (line) =>
            searchPeople(line, { filters, fields }),
          );
          if (outcome instanceof FailureError) expect(outcome.failure.code).toBe('bad-reply');
          else expect(outcome.people).toHaveLength(outcome.raw.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the values of a field', () => {
  const body = { field: 'basic_profile.current_title', query: 'vp' };

  it('come letter by letter, once each, without the empty one', async () => {
    const suggestions = [
      { value: 'VP of Sales' },
      { value: '' },
      { value: ' VP ', document_count: 3 },
      { value: 'VP of Sales' },
      null,
    ];
    const step = { path: AUTOCOMPLETE, body: { ...body, limit: 100 }, reply: { suggestions } };
    const values = await run([step], (line) => autocomplete(line, { ...body, limit: 100 }));
    expect(values).toEqual(['VP of Sales', ' VP ']);
  });

  it('are asked for with an empty query too', async () => {
    const step = { path: AUTOCOMPLETE, body: { ...body, query: '' }, reply: { suggestions: [] } };
    expect(await run([step], (line) => autocomplete(line, { ...body, query: '' }))).toEqual([]);
  });

  it('of an unknown field are refused, a wrong limit is not sent', async () => {
    const words = "Field 'x' is not valid for autocomplete. Available fields are: a, b";
    const step = { path: AUTOCOMPLETE, body, status: 400, reply: refusal(words) };
    expect(await run([step], (line) => autocomplete(line, body))).toMatchObject({
      failure: { code: 'refused', said: words },
    });
    for (const limit of [0, 101]) {
      const outcome = await run([], (line) => autocomplete(line, { ...body, limit }));
      expect(outcome).toMatchObject({ failure: { code: 'bad-input' } });
    }
  });

  it('that never come were surely free', async () => {
    const step = { path: AUTOCOMPLETE, body, reply: {}, afterMs: 5000 };
    expect(await run([step], (line) => autocomplete(line, body))).toMatchObject({
      failure: { code: 'timed-out', charged: 'no' },
    });
  });
});
