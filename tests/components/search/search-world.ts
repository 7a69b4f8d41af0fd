import { createSearch } from '../../../components/search/search-model';
import type { SearchWorld } from '../../../components/search/world';
import { FailureError } from '../../../lib/failure';
import { identifierKey } from '../../../lib/identifier';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { Query } from '../../../lib/search/tree';
import type { StoredSearch, StoredSearchRow } from '../../../lib/store/batch-rows';
import { rounded } from '../../../lib/store/caps';
import { PROVIDER } from '../panel/world';

/** Noon of 22 November 2026 by the clock of the machine, ms since 1970. */
export const NOON = new Date(2026, 10, 22, 12).getTime();

/** A provider that can search, with a key. */
export const SEARCHING: ProviderOverview = {
  ...PROVIDER,
  search: crustdata.search?.offer() ?? null,
};

/** Three people work at Weftworks. */
export const AT_WEFTWORKS: Query = {
  filters: {
    op: 'and',
    conditions: [
      {
        field: 'experience.employment_details.current.company_name',
        type: 'in',
        value: ['Weftworks'],
      },
    ],
  },
  limit: 5,
};

/** Somebody whom a search found. */
export function foundPerson(index: number, changed: Partial<Person> = {}): Person {
  return {
    id: `crustdata:${index}`,
    name: `Amara Test ${index}`,
    title: 'VP of Weaving',
    place: { text: 'Ghent, Belgium' },
    slug: `amara-0x${index}`,
    languages: [],
    network: { verifications: [], openTo: [] },
    contact: { emails: [], phones: [], websites: [] },
    roles: [{ company: { name: 'Weftworks', industries: [], ids: {} }, isCurrent: true }],
    schools: [],
    degrees: [],
    skills: [],
    certifications: [],
    honours: [],
    codeProfiles: [],
    ...changed,
  };
}

/** A search that is kept. */
export function storedSearch(changed: Partial<StoredSearch> = {}): StoredSearch {
  return {
    id: 's1',
    provider: 'crustdata',
    at: NOON,
    query: AT_WEFTWORKS,
    pages: 0,
    people: 0,
    credits: 0,
    ...changed,
  };
}

/** The state over people in memory, of whom each page brings as many as the search says, and what was sent. */
export function buildSearch(
  people: readonly Person[] = [0, 1, 2, 3, 4, 5, 6].map((index) => foundPerson(index)),
  changed: Partial<SearchWorld> = {},
  kept: readonly StoredSearch[] = [],
) {
  const sent: (readonly [type: string, args: Readonly<Record<string, unknown>>])[] = [];
  const places: string[] = [];
  const files: string[] = [];
  let searches = [...kept];

  function paged(search: StoredSearch): StoredSearch {
    const { nextCursor: _, ...before } = search;
    const came = Math.min(search.query.limit ?? 20, people.length - search.people);
    const count = search.people + came;
    const next: StoredSearch = {
      ...before,
      pages: search.pages + 1,
      people: count,
      total: people.length,
      credits: rounded(search.credits + came * 0.03),
      ...(count < people.length && { nextCursor: `c${count}` }),
    };
    searches = [next, ...searches.filter(({ id }) => id !== search.id)];
    return next;
  }

  const answers: Readonly<Record<string, (args: never) => unknown>> = {
    search: ({ provider, query }: { provider: string; query: Query }) =>
      paged(storedSearch({ id: `run${searches.length}`, provider, query })),
    'search-more': ({ id }: { id: string }) => {
      const search = searches.find((one) => one.id === id);
      if (search === undefined) throw new FailureError({ code: 'bad-input', charged: 'no' });
      return paged(search);
    },
    suggest: ({ query }: { query: string }) => [`${query} of Weaving`, `${query} of Looms`],
    'save-search': ({ name, id, query }: { name: string; id?: string; query: Query }) => {
      searches = [storedSearch({ id: id ?? 'saved', name, query }), ...searches];
      return id ?? 'saved';
    },
    'delete-search': ({ id }: { id: string }) => {
      searches = searches.filter((one) => one.id !== id);
      return null;
    },
    'search-as-curl': () => 'curl',
    'new-batch': () => 'b1',
    'add-rows': ({ rows }: { rows: readonly unknown[] }) => rows.length,
  };
  const send = async (type: string, args: Readonly<Record<string, unknown>>) => {
    sent.push([type, args]);
    return answers[type]?.(args as never) as never;
  };

  const model = createSearch({
    send,
    sendBatch: send,
    messenger: send as never,
    agree: async () => undefined,
    providers: async () => [SEARCHING],
    firstProvider: async () => 'crustdata',
    hasNoStore: () => false,
    list: async () => searches,
    rows: async ({ id, people: count }) =>
      people.slice(0, count).map(
        (person, position): StoredSearchRow => ({
          search: id,
          position,
          person,
          raw: { name: person.name },
          ...(person.slug !== undefined && {
            identifierKey: identifierKey({ kind: 'profile', slug: person.slug }),
          }),
        }),
      ),
    known: async (_, keys) => new Set(keys.filter((key) => key.endsWith('0x1'))),
    watch: () => undefined,
    takePrefill: async () => undefined,
    save: (name, words) => void files.push(`${name}\n${words}`),
    goTo: (place) => void places.push(place),
    wait: async () => undefined,
    ...changed,
  });
  return { model, sent, places, files };
}
