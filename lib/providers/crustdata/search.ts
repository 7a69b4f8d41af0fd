import { freeFailure } from '../../failure';
import type { Line } from '../provider';
import { unreadable } from '../request';
import type { Filter, Found, Search, Suggesting } from '../search';
import { AUTOCOMPLETE, call, SEARCH } from './endpoints';
import { slugOf } from './join';
import { toPerson } from './mapping';
import { autocompleteReply, searchReply } from './replies';

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
    (fields === undefined || fields.length > 0) &&
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
      ...(fields !== undefined && { fields }),
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
export async function autocomplete(line: Line, ask: Suggesting): Promise<string[]> {
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
