import { invalid, type Refusal } from './answers';
import {
  type Body,
  type Check,
  type Complaint,
  complainAbout,
  entriesOf,
  fieldList,
  flag,
  isStringList,
  strings,
} from './body';
import { type Filter, readFilter } from './filters';

/** A body of POST /person/search that is in order. `offset` comes from the cursor. */
export type SearchRequest = {
  readonly filter: Filter;
  readonly fields: readonly string[] | undefined;
  readonly sorts: readonly { readonly field: string; readonly isDescending: boolean }[];
  readonly limit: number;
  readonly offset: number;
  readonly excludeProfiles: readonly string[];
  readonly excludeNames: readonly string[];
  readonly preview: boolean;
  /** The cursor of the page that begins at an offset. */
  cursorAt(offset: number): string;
};

const MAX_LIMIT = 1000;
const MAX_EXCLUDED = 50_000;
const DEFAULT_LIMIT = 20;

/**
 * Reads the body of POST /person/search (section 1.13), or says why not, always with 400. That
 * `limit` and its alias `count` exclude each other, and that a cursor is refused with other filters,
 * sorts or limit, is our choice: the documents say to keep them unchanged.
 */
export function readSearch(
  body: Body,
  filterable: readonly string[],
  isReturned: (field: string) => boolean,
): SearchRequest | Refusal {
  const complaint =
    complainAbout(body, checksOf(filterable, isReturned)) ??
    (body.has('filters') ? undefined : 'filters is required') ??
    (body.has('limit') && body.has('count') ? 'limit and count cannot be combined' : undefined);
  if (complaint !== undefined) return invalid(complaint);
  const filter = readFilter(body.get('filters'), filterable);
  if (typeof filter === 'string') return invalid(filter);

  const limit = Number(body.get('limit') ?? body.get('count') ?? DEFAULT_LIMIT);
  const query = JSON.stringify([body.get('filters'), body.get('sorts'), limit]);
  const cursorAt = (offset: number) => btoa(`${offset}:${hash(query)}`);
  const offset = offsetOf(body.get('cursor'), cursorAt);
  if (offset === undefined) return invalid('cursor does not belong to this search');

  const processing = entriesOf(body.get('post_processing'));
  return {
    filter,
    fields: body.has('fields') ? strings(body.get('fields')) : undefined,
    sorts: sortsOf(body.get('sorts')),
    limit,
    offset,
    excludeProfiles: strings(processing?.get('exclude_profiles')),
    excludeNames: strings(processing?.get('exclude_names')),
    preview: body.get('preview') === true,
    cursorAt,
  };
}

/** A whole number from 1 to `max`. */
export function countUpTo(max: number): Check {
  return (value) => {
    const isCount = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max;
    return isCount ? undefined : `must be a whole number from 1 to ${max}`;
  };
}

function checksOf(filterable: readonly string[], isReturned: (field: string) => boolean) {
  return new Map<string, Check>([
    ['filters', () => undefined],
    ['fields', fieldList(isReturned)],
    ['sorts', (value) => complainAboutSorts(value, filterable)],
    ['limit', countUpTo(MAX_LIMIT)],
    ['count', countUpTo(MAX_LIMIT)],
    ['cursor', (value) => (value === null ? undefined : text(value))],
    ['post_processing', complainAboutProcessing],
    ['preview', flag],
    ['explain', flag],
    ['return_query', flag],
  ]);
}

function text(value: unknown): Complaint {
  return typeof value === 'string' ? undefined : 'must be a string or null';
}

function complainAboutSorts(value: unknown, filterable: readonly string[]): Complaint {
  if (!Array.isArray(value)) return 'must be a list of {field, order}';
  for (const sort of value) {
    const body = entriesOf(sort);
    const isWhole = body?.size === 2 && body.has('field') && body.has('order');
    if (!isWhole) return 'must be a list of {field, order}';
    const field = body.get('field');
    if (!filterable.some((leaf) => leaf === field)) return `has an unsupported field: ${field}`;
    const order = body.get('order');
    if (order !== 'asc' && order !== 'desc') return 'must have the order asc or desc';
  }
  return undefined;
}

function complainAboutProcessing(value: unknown): Complaint {
  const body = entriesOf(value);
  if (body === undefined) return 'must be an object';
  for (const [name, list] of body) {
    if (name !== 'exclude_profiles' && name !== 'exclude_names')
      return `has an unknown key: ${name}`;
    if (!isStringList(list)) return `must have a list of strings in ${name}`;
    if (list.length > MAX_EXCLUDED) return `must have at most ${MAX_EXCLUDED} items in ${name}`;
  }
  return undefined;
}

function sortsOf(value: unknown): SearchRequest['sorts'] {
  if (!Array.isArray(value)) return [];
  return value.map((sort) => {
    const body = entriesOf(sort);
    return { field: String(body?.get('field')), isDescending: body?.get('order') === 'desc' };
  });
}

function offsetOf(cursor: unknown, cursorAt: (offset: number) => string): number | undefined {
  if (typeof cursor !== 'string') return 0;
  try {
    const offset = Number.parseInt(atob(cursor), 10);
    return cursorAt(offset) === cursor ? offset : undefined;
  } catch {
    // No cursor of ours is anything but base64.
    return undefined;
  }
}

/** FNV-1a, to tell one query from another. */
function hash(value: string): string {
  let sum = 0x811c9dc5;
  for (const character of value) {
    sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return sum.toString(16);
}
