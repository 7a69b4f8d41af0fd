import { freeFailure } from '../../failure';
import type { Person } from '../../person';
import type { Line, Pace } from '../provider';
import { unreadable } from '../request';
import { AUTOCOMPLETE, call, SEARCH } from './endpoints';
import { slugOf } from './join';
import { toPerson } from './mapping';
import { autocompleteReply, searchReply } from './replies';

/** What a filter compares with. */
export type Scalar = string | number | boolean;

/** A place and a radius around it. Without `unit` the distance is in km. */
export interface Around {
  readonly location: string;
  readonly distance: number;
  readonly unit?: 'km' | 'mi' | 'm' | 'ft';
}

/**
 * One test of one field, a dot path. Greater-or-equal is `=>`, less-or-equal `=<`. Of `(.)` the documents disagree whether it knows
 * alternation, so none is relied on: for several values there is `in`, or a group with `or`.
 */
export type Condition =
  | { readonly field: string; readonly type: '=' | '!='; readonly value: Scalar }
  | {
      readonly field: string;
      readonly type: '<' | '=<' | '>' | '=>';
      readonly value: number | string;
    }
  | {
      readonly field: string;
      readonly type: 'in' | 'not_in' | 'has_all';
      readonly value: readonly [Scalar, ...Scalar[]];
    }
  | { readonly field: string; readonly type: '(.)' | '(!)' | '[.]'; readonly value: string }
  | {
      readonly field: string;
      readonly type: 'geo_distance' | 'geo_exclude';
      readonly value: Around;
    };

/** Tests that hold together, or of which one holds. */
export interface Group {
  readonly op: 'and' | 'or' | 'all_of';
  readonly conditions: readonly Filter[];
}

/** A test, or a group of them, as deep as need be. */
export type Filter = Condition | Group;

/** What to search for. */
export interface Search {
  readonly filters: Filter;
  /** Dot paths to return, at least one: without them every row is charged in full length. */
  readonly fields: readonly string[];
  /** Needed where pages must not overlap. */
  readonly sorts?: readonly { readonly field: string; readonly order: 'asc' | 'desc' }[];
  /** People a page, 1 to 1,000; absent: the provider's 20. */
  readonly limit?: number;
  /** Where the page before ended; all else must stay the same. */
  readonly cursor?: string;
  /** Whom to leave out, at most 50,000 of each kind, after the page is drawn: it may be short. */
  readonly excludes?: {
    readonly profileUrls?: readonly string[];
    readonly names?: readonly string[];
  };
}

/** One page of people. */
export interface Found {
  readonly people: readonly Person[];
  /** The provider's own words, at the same positions. */
  readonly raw: readonly unknown[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
  /** People in all, where the provider says so. */
  readonly total?: number;
  readonly credits?: number;
  readonly requestId?: string;
  readonly pace?: Pace;
}

const MOST_RESULTS = 1000;
const MOST_EXCLUDED = 50_000;
const MOST_SUGGESTIONS = 100;

/**
 * One page of the people who pass the filters: 0.03 credits each, nothing for none. A plan without the endpoint or a field is
 * `not-in-plan`. Throws FailureError: `bad-input` where the search cannot be one, else as `send` does. Source: section 1.13 of the
 * published contract.
 */
export async function searchPeople(line: Line, search: Search): Promise<Found> {
  const { filters, fields, sorts, limit, cursor, excludes } = search;
  const { profileUrls = [], names = [] } = excludes ?? {};
  const isInOrder =
    fields.length > 0 &&
    isFilter(filters) &&
    isWithin(limit, MOST_RESULTS) &&
    Math.max(profileUrls.length, names.length) <= MOST_EXCLUDED;
  if (!isInOrder) throw freeFailure('bad-input');
  const excluded = {
    ...(profileUrls.length > 0 && { exclude_profiles: profileUrls }),
    ...(names.length > 0 && { exclude_names: names }),
  };
  const fetched = await call(line, {
    path: SEARCH,
    body: {
      filters,
      fields,
      ...(sorts !== undefined && sorts.length > 0 && { sorts }),
      ...(limit !== undefined && { limit }),
      ...(cursor !== undefined && { cursor }),
      ...(Object.keys(excluded).length > 0 && { post_processing: excluded }),
    },
  });
  // "No data found" may be answered as 404.
  if (!fetched.isFound) return { people: [], raw: [], ...fetched.cost };
  const parsed = searchReply.safeParse(fetched.body);
  if (!parsed.success) throw unreadable(fetched);
  const { profiles, next_cursor: nextCursor, total_count: total } = parsed.data;
  return {
    people: profiles.map(({ person }, row) =>
      toPerson(person, slugOf, `answer:search:${cursor ?? ''}:${row}`),
    ),
    raw: profiles.map(({ raw }) => raw),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(total === undefined ? {} : { total }),
    ...fetched.cost,
  };
}

/**
 * Values that a field can have, as filters take them, letter by letter; free. `query` may be empty, `limit` is 1 to 100 (absent: 20).
 * Throws FailureError: `refused` where values of that field are not listed, else as `send` does. Source: section 1.13.
 */
export async function autocomplete(
  line: Line,
  ask: { readonly field: string; readonly query: string; readonly limit?: number },
): Promise<string[]> {
  if (ask.field === '' || !isWithin(ask.limit, MOST_SUGGESTIONS)) throw freeFailure('bad-input');
  const { field, query, limit } = ask;
  const body = { field, query, ...(limit !== undefined && { limit }) };
  const fetched = await call(line, { path: AUTOCOMPLETE, body });
  if (!fetched.isFound) return [];
  const parsed = autocompleteReply.safeParse(fetched.body);
  if (!parsed.success) throw unreadable(fetched);
  const values = parsed.data.suggestions.map(({ value }) => value).filter((value) => value !== '');
  return [...new Set(values)];
}

function isWithin(limit: number | undefined, most: number): boolean {
  return limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= most);
}

/** Whether it holds a test at every end, and no list of values is empty: both are refused. */
function isFilter(filter: Filter): boolean {
  if ('op' in filter) return filter.conditions.length > 0 && filter.conditions.every(isFilter);
  const { field, value } = filter;
  return field !== '' && (!Array.isArray(value) || value.length > 0);
}
