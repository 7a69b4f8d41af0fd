import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultAt } from '../../../lib/search/json-place';
import { readText, readValue, toQuery } from '../../../lib/search/read';
import { EMPTY } from '../../../lib/search/tree';
import { writeText } from '../../../lib/search/write';
import { anyDraft } from './any-draft';

const CONDITION = { field: 'basic_profile.name', type: '(.)', value: 'Amara' };

// The body of the published "Search then Enrich" example, to the byte.
const PUBLISHED = `{
  "filters": {
    "op": "and",
    "conditions": [
      {
        "field": "experience.employment_details.current.company_name",
        "type": "in",
        "value": ["Retool"]
      },
      {
        "field": "experience.employment_details.current.title",
        "type": "(.)",
        "value": "VP|Director|Head of"
      }
    ]
  },
  "limit": 5
}`;

describe('a search as JSON', () => {
  it('is the published example to the byte', () => {
    const read = readText(PUBLISHED);
    if (!('value' in read)) throw new Error('It is not read.');
    expect(toQuery(read.value)).toEqual({ value: JSON.parse(PUBLISHED) });
    expect(writeText(read.value)).toBe(PUBLISHED);
  });

  it('says the same as the draft that it was written from, whatever that is', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(readText(writeText(draft))).toEqual({ value: draft });
      }),
      { numRuns: 500 },
    );
  });

  it('loses nothing of what it says: any JSON is refused or written again whole', () => {
    const twisted = fc.tuple(anyDraft, fc.string(), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          twisted.map(([draft, key, value]) => ({ ...draft, [key]: value })),
        ),
        (any) => {
          const text = JSON.stringify(any);
          const read = readText(text);
          if ('value' in read) expect(JSON.parse(writeText(read.value))).toEqual(JSON.parse(text));
          else expect(read.problem.code).not.toBe('syntax');
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each<[string, unknown, object]>([
    [
      'an unknown key',
      { filters: CONDITION, cursor: 'c' },
      { code: 'unknown', at: '', word: 'cursor' },
    ],
    [
      'a key of a filter',
      { filters: { ...CONDITION, column: 'x' } },
      { code: 'unknown', at: 'filters', word: 'column' },
    ],
    ['no filters', { limit: 5 }, { code: 'missing', at: '', word: 'filters' }],
    [
      'an operator that there is not',
      { filters: { op: 'and', conditions: [{ ...CONDITION, type: '>=' }] } },
      { code: 'test', at: 'filters.conditions[0].type', word: '>=' },
    ],
    [
      'another group',
      { filters: { op: 'not', conditions: [] } },
      { code: 'group', at: 'filters.op', word: 'not' },
    ],
    [
      'one value for a list',
      { filters: { ...CONDITION, type: 'in' } },
      { code: 'list', at: 'filters.value' },
    ],
    [
      'a null',
      { filters: { ...CONDITION, type: '=', value: null } },
      { code: 'value', at: 'filters.value' },
    ],
    [
      'a number for words',
      { filters: { ...CONDITION, value: 3 } },
      { code: 'words', at: 'filters.value' },
    ],
    [
      'a flag for an order',
      { filters: { ...CONDITION, type: '<', value: true } },
      { code: 'value', at: 'filters.value' },
    ],
    [
      'a place without a distance',
      { filters: { ...CONDITION, type: 'geo_distance', value: { location: 'Hanover' } } },
      { code: 'missing', at: 'filters.value', word: 'distance' },
    ],
    [
      'an unknown unit',
      {
        filters: {
          ...CONDITION,
          type: 'geo_distance',
          value: { location: 'Hanover', distance: 3, unit: 'yd' },
        },
      },
      { code: 'value', at: 'filters.value.unit' },
    ],
    ['too many a page', { filters: CONDITION, limit: 101 }, { code: 'limit', at: 'limit' }],
    [
      'an order that is none',
      { filters: CONDITION, sorts: [{ field: 'x', order: 'up' }] },
      { code: 'order', at: 'sorts[0].order' },
    ],
    ['no fields', { filters: CONDITION, fields: [] }, { code: 'empty', at: 'fields' }],
    ['a list', [], { code: 'object', at: '' }],
  ])('with %s is refused with the place', (_, value, problem) => {
    expect(readValue(value)).toEqual({ problem });
  });

  it.each([
    [{ filters: EMPTY.filters }, 'filters'],
    [{ filters: { ...CONDITION, value: ' ' } }, 'filters.value'],
    [{ filters: { ...CONDITION, type: 'in', value: [] } }, 'filters.value'],
    [
      { filters: { op: 'or', conditions: [CONDITION, { ...CONDITION, field: '' }] } },
      'filters.conditions[1].field',
    ],
  ])('is read but not sent while something is empty: %j', (value, at) => {
    const read = readValue(value);
    if (!('value' in read)) throw new Error('It is not read.');
    expect(toQuery(read.value)).toEqual({ problem: { code: 'empty', at } });
  });

  it('nested without end is refused', () => {
    const deep = `${'{"op":"and","conditions":['.repeat(5000)}${']}'.repeat(5000)}`;
    expect(readText(`{"filters":${deep}}`)).toEqual({ problem: { code: 'deep', at: '' } });
  });
});

describe('the place where a text stops being JSON', () => {
  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": nothing\n}', 2, 8],
    ['[1, 2', 1, 6],
    ['{"a" 1}', 1, 6],
    ['"open', 1, 1],
    ['{} x', 1, 4],
    ['01', 1, 2],
  ])('%j', (text, line, column) => {
    expect(faultAt(text)).toEqual({ line, column });
  });

  it('is found where the engine finds a fault, and only there', () => {
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', 'x', ' '))
      .map(([text, at, sign]) => {
        const cut = at % (text.length + 1);
        return `${text.slice(0, cut)}${sign}${text.slice(cut + (at % 2))}`;
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string()), (text) => {
        expect(faultAt(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});
