import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../lib/batch-input/cells';

function read(text: string, separator?: string): (readonly string[])[] {
  return [...rowsOf(text, separator)].map(({ cells }) => cells);
}

describe('rows', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a,', [['a', '']]],
    ['"a,b","c\r\nd"', [['a,b', 'c\r\nd']]],
    ['"a ""b"" c",""""', [['a "b" c', '"']]],
    ['"",""', [['', '']]],
    ['a "b" c,d', [['a "b" c', 'd']]],
    [
      '"a,b\nc,d',
      [
        ['"a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '"a" b,c\nd,e',
      [
        ['"a" b', 'c'],
        ['d', 'e'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    [
      '"a, b" , "c"\n d , e ',
      [
        ['a, b', 'c'],
        [' d ', ' e '],
      ],
    ],
    ['" a "', [[' a ']]],
    ['', []],
  ])('of %j', (text, rows) => {
    expect(read(text, ',')).toEqual(rows);
  });

  it('without separator are lines', () => {
    expect(read('a,b;c\n"d\ne"')).toEqual([['a,b;c'], ['d\ne']]);
  });

  it('are those that were written', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('"', '""', 'a"b', 'x\ny', '\r\n', ';', '\t'),
    );
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 });
    const property = fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (given, delimiter) => {
      const text = Papa.unparse(given, { delimiter, newline: '\r\n' });
      expect(read(text, delimiter)).toEqual(given);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('hold every letter, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 60 });
    const property = fc.property(text, (given) => {
      const letters = (words: string) => words.replaceAll(/[^a]/g, '').length;
      const all = [...rowsOf(given, ',')];
      expect(letters(all.flatMap(({ cells }) => cells).join(''))).toBe(letters(given));
      expect(all.at(-1)?.end ?? 0).toBe(given.length);
    });
    fc.assert(property, { numRuns: 1_000 });
  });
});
