import { isTooDeep } from '../too-deep';
import { faultAt } from './json-place';
import {
  type Circle,
  type Draft,
  type DraftCondition,
  type DraftFilter,
  type DraftGroup,
  isAround,
  isGroup,
  isScalar,
  type Query,
  type Test,
  type Value,
} from './tree';

/** Why a text or a value is no search, and where. */
export type Problem =
  /** No JSON: from that line and column on, both from 1. */
  | { readonly code: 'syntax'; readonly line: number; readonly column: number }
  /** `at`: the path within the search, such as `filters.conditions[1].value`; empty: the whole. */
  | {
      readonly code: 'object' | 'list' | 'words' | 'value' | 'empty' | 'limit' | 'order' | 'deep';
      readonly at: string;
    }
  | {
      readonly code: 'unknown' | 'missing' | 'test' | 'group';
      readonly at: string;
      readonly word: string;
    };

/** What came of reading. */
export type Read<T> = { readonly value: T } | { readonly problem: Problem };

const TESTS: ReadonlyMap<string, Test> = new Map(
  (
    [
      ...['=', '!=', '<', '=<', '>', '=>', 'in', 'not_in', 'has_all'],
      ...['(.)', '(!)', '[.]', 'geo_distance', 'geo_exclude'],
    ] as const
  ).map((test) => [test, test as Test]),
);
const LISTS: ReadonlySet<Test> = new Set(['in', 'not_in', 'has_all']);
const CIRCLES: ReadonlySet<Test> = new Set(['geo_distance', 'geo_exclude']);
const ORDERS: ReadonlySet<Test> = new Set(['<', '=<', '>', '=>']);
const EQUALS: ReadonlySet<Test> = new Set(['=', '!=']);
const UNITS = ['km', 'mi', 'm', 'ft'] as const;
// A provider may allow more; a longer answer than these in full length would be paid for, and not read.
const MOST_RESULTS = 100;

class Fault extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The search that a JSON text writes; values may still be empty. Nothing that it says is dropped: what has no place here is a problem. */
export function readText(text: string): Read<Draft> {
  const fault = faultAt(text);
  if (fault !== undefined) return { problem: { code: 'syntax', ...fault } };
  return readValue(JSON.parse(text));
}

/** The same of what was parsed already. */
export function readValue(value: unknown): Read<Draft> {
  if (isTooDeep(value)) return { problem: { code: 'deep', at: '' } };
  return reading(() => {
    const { filters, fields, sorts, limit } = objectAt(
      value,
      '',
      ['filters'],
      ['fields', 'sorts', 'limit'],
    );
    return {
      filters: filterAt(filters, 'filters'),
      ...(fields !== undefined && { fields: wordsAt(fields, 'fields') }),
      ...(sorts !== undefined && { sorts: listAt(sorts, 'sorts').map(sortAt) }),
      ...(limit !== undefined && { limit: limitAt(limit) }),
    };
  });
}

/** The draft as it can be sent. A problem where something of it is still empty. */
export function toQuery(draft: Draft): Read<Query> {
  return reading(() => {
    checkWhole(draft.filters, 'filters');
    if (draft.fields?.length === 0) throw new Fault({ code: 'empty', at: 'fields' });
    // The checks above, and those of reading, are what the type says.
    return draft as Query;
  });
}

function reading<T>(read: () => T): Read<T> {
  try {
    return { value: read() };
  } catch (thrown) {
    if (thrown instanceof Fault) return { problem: thrown.problem };
    throw thrown;
  }
}

function filterAt(value: unknown, at: string): DraftFilter {
  const isOfGroup =
    typeof value === 'object' && value !== null && ('op' in value || 'conditions' in value);
  return isOfGroup ? groupAt(value, at) : conditionAt(value, at);
}

function groupAt(value: unknown, at: string): DraftGroup {
  const { op, conditions } = objectAt(value, at, ['op', 'conditions']);
  if (op !== 'and' && op !== 'or' && op !== 'all_of') {
    throw new Fault({ code: 'group', at: `${at}.op`, word: String(op) });
  }
  const list = listAt(conditions, `${at}.conditions`);
  return { op, conditions: list.map((one, index) => filterAt(one, `${at}.conditions[${index}]`)) };
}

function conditionAt(given: unknown, at: string): DraftCondition {
  const { field, type, value } = objectAt(given, at, ['field', 'type', 'value']);
  if (typeof field !== 'string') throw new Fault({ code: 'words', at: `${at}.field` });
  const test = typeof type === 'string' ? TESTS.get(type) : undefined;
  if (test === undefined) throw new Fault({ code: 'test', at: `${at}.type`, word: String(type) });
  return { field, type: test, value: valueAt(value, test, `${at}.value`) };
}

function valueAt(value: unknown, test: Test, at: string): DraftCondition['value'] {
  if (LISTS.has(test)) {
    return listAt(value, at).map((one, index) => scalarAt(one, `${at}[${index}]`));
  }
  if (CIRCLES.has(test)) return circleAt(value, at);
  if (EQUALS.has(test)) return scalarAt(value, at);
  const scalar = scalarAt(value, at);
  if (typeof scalar === 'string' || (ORDERS.has(test) && typeof scalar === 'number')) return scalar;
  throw new Fault({ code: ORDERS.has(test) ? 'value' : 'words', at });
}

function circleAt(value: unknown, at: string): Circle {
  const { location, distance, unit } = objectAt(value, at, ['location', 'distance'], ['unit']);
  if (typeof location !== 'string') throw new Fault({ code: 'words', at: `${at}.location` });
  if (typeof distance !== 'number' || !(distance > 0) || !Number.isFinite(distance)) {
    throw new Fault({ code: 'value', at: `${at}.distance` });
  }
  if (unit === undefined) return { location, distance };
  const known = UNITS.find((one) => one === unit);
  if (known === undefined) throw new Fault({ code: 'value', at: `${at}.unit` });
  return { location, distance, unit: known };
}

function scalarAt(value: unknown, at: string): Value {
  if (!isScalar(value)) throw new Fault({ code: 'value', at });
  return value;
}

function sortAt(value: unknown, index: number): { field: string; order: 'asc' | 'desc' } {
  const at = `sorts[${index}]`;
  const { field, order } = objectAt(value, at, ['field', 'order']);
  if (typeof field !== 'string' || field === '') {
    throw new Fault({ code: 'words', at: `${at}.field` });
  }
  if (order !== 'asc' && order !== 'desc') throw new Fault({ code: 'order', at: `${at}.order` });
  return { field, order };
}

function limitAt(value: unknown): number {
  const isWithin = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_RESULTS;
  if (!isWithin) throw new Fault({ code: 'limit', at: 'limit' });
  return Number(value);
}

function wordsAt(value: unknown, at: string): string[] {
  const words = listAt(value, at).map((one, index) => {
    if (typeof one !== 'string' || one === '') {
      throw new Fault({ code: 'words', at: `${at}[${index}]` });
    }
    return one;
  });
  if (words.length === 0) throw new Fault({ code: 'empty', at });
  return words;
}

function listAt(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Fault({ code: 'list', at });
  return value;
}

/** An object that has all of the first keys, maybe the others, and no more. */
function objectAt(
  value: unknown,
  at: string,
  keys: readonly string[],
  others: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Fault({ code: 'object', at });
  }
  const there = Object.keys(value);
  const stranger = there.find((key) => !keys.includes(key) && !others.includes(key));
  if (stranger !== undefined) throw new Fault({ code: 'unknown', at, word: stranger });
  const missing = keys.find((key) => !there.includes(key));
  if (missing !== undefined) throw new Fault({ code: 'missing', at, word: missing });
  return { ...value };
}

/** Every group has a test, and every test a field and something to compare with. */
function checkWhole(filter: DraftFilter, at: string): void {
  if (isGroup(filter)) {
    if (filter.conditions.length === 0) throw new Fault({ code: 'empty', at });
    for (const [index, one] of filter.conditions.entries()) {
      checkWhole(one, `${at}.conditions[${index}]`);
    }
    return;
  }
  const { field, value } = filter;
  const isEmpty = (one: unknown) => typeof one === 'string' && one.trim() === '';
  const nothing = Array.isArray(value)
    ? value.length === 0 || value.some(isEmpty)
    : isAround(value)
      ? isEmpty(value.location)
      : isEmpty(value);
  if (field === '') throw new Fault({ code: 'empty', at: `${at}.field` });
  if (nothing) throw new Fault({ code: 'empty', at: `${at}.value` });
}
