import type {
  Around,
  Filter,
  Operator,
  Scalar,
  Search,
  SearchField,
  SearchOffer,
  Usual,
  UsualQuestion,
} from '../providers/search';

/** A search as the provider is asked. */
export type Query = Search;
/** What can be searched for with a key, and what it costs. */
export type Offer = SearchOffer;
/** A field by which people can be searched for. */
export type Field = SearchField;
/** The name of a test. */
export type Test = Operator;
/** A usual question. */
export type Question = UsualQuestion;
/** A place and a radius around it. */
export type Circle = Around;
/** One thing that a test compares with. */
export type Value = Scalar;

/** A test as it is being written: its value may still be empty. */
export interface DraftCondition {
  readonly field: string;
  readonly type: Operator;
  readonly value: Scalar | readonly Scalar[] | Around;
}

/** Tests that are being written, none at first. */
export interface DraftGroup {
  readonly op: 'and' | 'or' | 'all_of';
  readonly conditions: readonly DraftFilter[];
}

/** A tree of tests that is being written. */
export type DraftFilter = DraftCondition | DraftGroup;

/** A search that is being written: all that its form and its JSON say. */
export interface Draft {
  readonly filters: DraftFilter;
  readonly fields?: readonly string[];
  readonly sorts?: readonly { readonly field: string; readonly order: 'asc' | 'desc' }[];
  readonly limit?: number;
}

/** Where a test stands in a tree: its place in each group on the way to it. */
export type Place = readonly number[];

/** Nothing is asked yet; so many people a page. */
export const EMPTY: Draft = { filters: { op: 'and', conditions: [] }, limit: 20 };

/** Whether it is a group, and no test. */
export function isGroup(filter: DraftFilter): filter is DraftGroup {
  return 'op' in filter;
}

/** A draft's tree as tests that hold together: what is another group, or one test alone, is the only one of them. */
export function rootOf({ filters }: Pick<Draft, 'filters'>): DraftGroup {
  return isGroup(filters) && filters.op === 'and' ? filters : { op: 'and', conditions: [filters] };
}

/** The group with another filter in a place; without one, what stands there goes. A place behind the last one adds it. */
export function withAt(
  group: DraftGroup,
  [first = 0, ...rest]: Place,
  filter: DraftFilter | undefined,
): DraftGroup {
  const there = group.conditions[first];
  if (rest.length > 0) {
    if (there === undefined || !isGroup(there)) return group;
    return { ...group, conditions: group.conditions.with(first, withAt(there, rest, filter)) };
  }
  const put = filter === undefined ? [] : [filter];
  return { ...group, conditions: group.conditions.toSpliced(first, 1, ...put) };
}

/** The value that a test begins with, as far as it can be what another test had. */
export function valueFor(
  type: Operator,
  kind: SearchField['kind'],
  before?: DraftCondition['value'],
): DraftCondition['value'] {
  if (type === 'in' || type === 'not_in' || type === 'has_all') {
    if (Array.isArray(before)) return before;
    return isScalar(before) && before !== '' ? [before] : [];
  }
  if (type === 'geo_distance' || type === 'geo_exclude') {
    if (isAround(before)) return before;
    return { location: isScalar(before) ? String(before) : '', distance: 50 };
  }
  if (kind === 'flag') return typeof before === 'boolean' ? before : true;
  const scalar = Array.isArray(before)
    ? before[0]
    : isAround(before)
      ? before.location
      : isScalar(before)
        ? before
        : undefined;
  if (type === '(.)' || type === '(!)' || type === '[.]') return String(scalar ?? '');
  return scalar ?? '';
}

/** Conditions that the user wrote as such: none of them is the answer to a usual question. */
export type OwnConditions = Pick<WeakSet<DraftCondition>, 'has'>;

/**
 * What stands in the tree for a usual question: the first test of that field and kind that holds with all others, compares with something, and is none of the user's
 * own. -1 where there is none.
 */
export function usualAt(root: DraftGroup, { field, type }: Usual, own?: OwnConditions): number {
  return root.conditions.findIndex(
    (one) =>
      !isGroup(one) &&
      one.field === field &&
      one.type === type &&
      fits(one, type) &&
      own?.has(one) !== true,
  );
}

/** The root with the answer to a usual question in its place; an empty one takes it away. */
export function withUsual(
  root: DraftGroup,
  { field, type }: Usual,
  value: string | readonly Scalar[],
  own?: OwnConditions,
): DraftGroup {
  const found = usualAt(root, { field, type }, own);
  const at = found < 0 ? root.conditions.length : found;
  return withAt(root, [at], value.length === 0 ? undefined : { field, type, value });
}

/** Whether it is one thing to compare with. */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' || typeof value === 'boolean';
}

/** Whether it is a place with a radius. */
export function isAround(value: unknown): value is Around {
  return typeof value === 'object' && value !== null && 'location' in value;
}

/** A tree that is being written, as a plain one says the same. */
export function draftOf({ filters, fields, sorts, limit }: Search): Draft {
  return { filters: filters satisfies Filter, ...given({ fields, sorts, limit }) };
}

function given({ fields, sorts, limit }: Omit<Search, 'filters'>): Omit<Draft, 'filters'> {
  return {
    ...(fields !== undefined && { fields }),
    ...(sorts !== undefined && { sorts }),
    ...(limit !== undefined && { limit }),
  };
}

function fits({ value }: DraftCondition, type: Usual['type']): boolean {
  if (type === '(.)') return typeof value === 'string' && value !== '';
  return Array.isArray(value) && value.length > 0;
}
