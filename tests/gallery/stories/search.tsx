import { Library } from '../../../components/library/app';
import { SearchView } from '../../../components/search/search';
import type { SearchModel } from '../../../components/search/search-model';
import type { SearchWorld } from '../../../components/search/world';
import { type Failure, FailureError } from '../../../lib/failure';
import type { Person } from '../../../lib/person';
import type { Draft } from '../../../lib/search/tree';
import type { StoredSearch } from '../../../lib/store/batch-rows';
import {
  AT_WEFTWORKS,
  buildSearch,
  foundPerson,
  NOON,
  SEARCHING,
  storedSearch,
} from '../../components/search/search-world';
import type { Stories, Story } from './story';

interface Changed extends Partial<SearchWorld> {
  readonly people?: readonly Person[];
  readonly kept?: readonly StoredSearch[];
  act?(model: SearchModel): unknown;
}

function search(name: string, { people, kept, act, ...world }: Changed = {}): Story {
  const render = async () => {
    const { model } = buildSearch(people, world, kept);
    await model.start();
    await act?.(model);
    return (
      <Library
        views={[
          {
            id: 'search',
            title: 'searchTitle',
            draw: (place) => <SearchView model={model} place={place} />,
          },
        ]}
      />
    );
  };
  return { name: `search-${name}`, render };
}

const CURRENT = 'experience.employment_details.current';

const RICH: Draft = {
  filters: {
    op: 'and',
    conditions: [
      { field: 'basic_profile.name', type: '(.)', value: 'Amara' },
      { field: `${CURRENT}.company_name`, type: 'in', value: ['Weftworks', 'Candlewick, Inc.'] },
      { field: `${CURRENT}.title`, type: '(.)', value: 'VP' },
      {
        field: 'skills.professional_network_skills',
        type: 'has_all',
        value: ['Weaving', 'Robotics'],
      },
      { field: 'professional_network.followers', type: '=>', value: 100 },
      { field: `${CURRENT}.start_date`, type: '>', value: '2023-04-01' },
      { field: 'contact.has_business_email', type: '=', value: true },
      {
        op: 'or',
        conditions: [
          {
            field: 'professional_network.location.raw',
            type: 'geo_distance',
            value: { location: 'Ghent', distance: 30, unit: 'mi' },
          },
          {
            op: 'all_of',
            conditions: [
              { field: 'education.schools.school', type: '[.]', value: 'Looms' },
              { field: 'education.schools.end_year', type: '<', value: 2010 },
            ],
          },
          { field: 'not.documented', type: '(!)', value: '' },
        ],
      },
    ],
  },
  sorts: [{ field: 'basic_profile.name', order: 'desc' }],
  fields: ['basic_profile'],
  limit: 33,
};

const ALIKE: Draft = {
  filters: {
    op: 'and',
    conditions: [
      {
        op: 'or',
        conditions: ['current', 'past'].flatMap((when) =>
          ['company_name', 'company_website_domain'].map((name) => ({
            field: `experience.employment_details.${when}.${name}`,
            type: 'in' as const,
            value: ['Weftworks'],
          })),
        ),
      },
    ],
  },
};

const LONG = 'averylongword'.repeat(12);
const HOSTILE = [
  foundPerson(0, { name: LONG, title: LONG, place: { text: LONG }, slug: LONG.slice(0, 90) }),
  foundPerson(1, { name: '\u202Etset aramA', title: '<img src=x onerror="window.ran=1">' }),
  foundPerson(2, { name: 'سارة أمارا', slug: 'سارة-0x1c', place: { text: 'عمّان' } }),
];

function failing(failure: Failure): Changed {
  return {
    send: async () => Promise.reject(new FailureError({ provider: 'Crustdata', ...failure })),
    act: async (model) => {
      model.write(AT_WEFTWORKS);
      await model.submit();
    },
  };
}

const run = async (model: SearchModel) => {
  model.write(AT_WEFTWORKS);
  await model.submit();
};

/** The search view in every state. */
export const SEARCH_STORIES = {
  search: [
    search('empty'),
    search('rich', { act: (model) => model.write(RICH) }),
    search('fields-alike', { act: (model) => model.write(ALIKE) }),
    search('incomplete', {
      act: (model) => model.submit(),
    }),
    search('json', {
      act: (model) => {
        model.write(RICH);
        model.turn('json');
      },
    }),
    search('json-wrong', {
      act: (model) => {
        model.turn('json');
        model.writeJson('{\n  "filters": {\n    "column": \n}');
      },
    }),
    search('json-unknown', {
      act: (model) => {
        model.turn('json');
        model.writeJson('{ "filters": { "op": "and", "conditions": [] }, "cursor": "c" }');
      },
    }),
    search('found', { act: run }),
    search('selected', {
      act: async (model) => {
        await run(model);
        model.selectAll(true);
      },
    }),
    search('second-page', {
      act: async (model) => {
        await run(model);
        await model.more();
      },
    }),
    search('nobody', { people: [], act: run }),
    search('without-profile', {
      people: [{ ...foundPerson(0), slug: undefined } as unknown as Person, foundPerson(1)],
      act: run,
    }),
    search('hostile', { people: HOSTILE, act: run }),
    search('under-way', {
      send: () => new Promise(() => undefined),
      act: (model) => {
        model.write(AT_WEFTWORKS);
        void model.submit();
      },
    }),
    search('history', {
      kept: [
        storedSearch({ id: 'a', name: 'Weavers in Ghent' }),
        storedSearch({ id: 'b', at: NOON - 3_600_000, pages: 2, people: 10, credits: 0.3 }),
        storedSearch({ id: 'c', name: LONG, pages: 1, people: 1_000, credits: 30 }),
      ],
    }),
    search('no-credit', failing({ code: 'no-credit', charged: 'no' })),
    search('cut-off', failing({ code: 'unreachable', charged: 'maybe' })),
    search('no-consent', failing({ code: 'no-consent', charged: 'no' })),
    search('price-changed', failing({ code: 'price-changed', charged: 'no' })),
    search(
      'refused',
      failing({ code: 'refused', charged: 'no', said: "Unsupported filter field 'x'" }),
    ),
    search('rate', failing({ code: 'rate-limited', charged: 'no', retryAfterS: 41 })),
    search('not-in-plan', {
      providers: async () => [
        { ...SEARCHING, search: SEARCHING.search && { ...SEARCHING.search, isOut: true } },
      ],
    }),
    search('nobody-can', { providers: async () => [{ ...SEARCHING, search: null }] }),
    search('private', { hasNoStore: () => true }),
  ],
} as const satisfies Stories;
