import { expect, it } from 'vitest';
import { printable } from '../../lib/printable';

it('leaves nothing that turns its neighbours around, and nothing that cannot be printed', () => {
  const record = {
    name: 'Ida\u202Egnilk\u202C \u2066Ash\u2069grove\u0000\u001B\u009F\uFEFF',
    roles: [{ title: 'Weaver\u200F', lines: 'one\n\ttwo' }],
    half: '\uD83D',
    years: 3,
    isCurrent: true,
    none: undefined,
  };
  expect(printable(record)).toEqual({
    name: 'Idagnilk Ashgrove',
    roles: [{ title: 'Weaver\u200F', lines: 'one\n\ttwo' }],
    half: '\uFFFD',
    years: 3,
    isCurrent: true,
    none: undefined,
  });
});

it('cleans a text that begins plainly, too', () => {
  expect(printable(['Weaver\u202E', 'Weaver\n', 'Weaver \uD83D'])).toEqual([
    'Weaver',
    'Weaver\n',
    'Weaver \uFFFD',
  ]);
});

it('keeps the joiners and marks that names are written with', () => {
  const names = ['می‌خواهم', '👩‍👧', 'עלמה\u200E', 'नी‍लम'];
  expect(printable(names)).toEqual(names);
});

it('takes what is blank for absent', () => {
  const record = { name: ' \u202E\n', skills: ['', 'Looms', '\t'], place: { city: '' }, years: 0 };
  expect(printable(record)).toEqual({
    name: undefined,
    skills: ['Looms'],
    place: { city: undefined },
    years: 0,
  });
});

it('ends a word that does not end by itself, and leaves long texts whole', () => {
  const texts = [
    'word '.repeat(5_000),
    '鳥'.repeat(5_000),
    `https://example.com/${'a'.repeat(2_000)}`,
  ];
  expect(printable(texts)).toEqual(texts);
  expect(printable(`see ${'w'.repeat(10_000)} there`)).toBe(`see ${'w'.repeat(2_048)}… there`);
});
