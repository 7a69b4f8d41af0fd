import { describe, expect, it } from 'vitest';
import { classOf } from '../../lib/detect/class-of';
import { readHref, readRun, readText } from '../../lib/detect/read';
import { type Identifier, profileUrl } from '../../lib/identifier';
import {
  type Case,
  changeCases,
  classCases,
  hrefCases,
  htmlCases,
  runCases,
  textCases,
} from './cases';

describe('text', () => {
  for (const { lines, name, input, expected } of textCases()) {
    it(`${lines.join(' ')} ${name}`, () => expect(written(readText(input))).toEqual(set(expected)));
  }
});

describe('href', () => {
  for (const { lines, name, input, expected } of hrefCases()) {
    it(`${lines.join(' ')} ${name}`, () =>
      expect(written(readHref(input.href, input.base))).toEqual(set(expected)));
  }
});

describe('run', () => {
  for (const { lines, name, input, expected } of runCases()) {
    it(`${lines.join(' ')} ${name}`, () => expect(written(readRun(input))).toEqual(set(expected)));
  }
});

describe('class', () => {
  for (const { lines, input, expected } of classCases()) {
    it(`${lines.join(' ')} ${input}`, () => expect([classOf(input)]).toEqual(expected));
  }
});

// The lines of the policy; those that only say what is found have no miss.
const POLICY = [
  ...['O1', 'O2', 'O3', 'O4', 'X1', 'X2'],
  ...numbered('L', 17),
  ...numbered('E', 15),
  ...numbered('H', 10),
];
const WITHOUT_MISS = ['O2', 'O4', 'E15', 'H9'];
const CLASSES = {
  C0: 'placeholder',
  C2: 'noreply',
  C3: 'disposable',
  C4: 'personal',
  C5: 'role',
  C6: 'business',
};

describe('the corpus', () => {
  const read: readonly Case<unknown>[] = [
    ...textCases(),
    ...hrefCases(),
    ...runCases(),
    ...htmlCases(),
    ...changeCases(),
  ];

  it('holds at least 450 cases', () => {
    expect(read.length + classCases().length).toBeGreaterThanOrEqual(450);
  });

  it('names only lines of the policy', () => {
    const known = new Set([...POLICY, ...Object.keys(CLASSES), 'C1']);
    const named = [...read, ...classCases()].flatMap(({ lines }) => lines);
    expect(named.filter((line) => !known.has(line))).toEqual([]);
  });

  it.each(POLICY)('%s has a hit, and a miss where it can', (line) => {
    const cases = read.filter(({ lines }) => lines.includes(line));
    expect(cases.some(({ expected }) => expected.length > 0)).toBe(true);
    const hasMiss = cases.some(({ expected }) => expected.length === 0);
    expect(hasMiss || WITHOUT_MISS.includes(line)).toBe(true);
  });

  it.each(Object.entries(CLASSES))('%s has a hit and a miss', (line, className) => {
    const cases = classCases().filter(({ lines }) => lines.includes(line));
    expect(cases.some(({ expected }) => expected[0] === className)).toBe(true);
    expect(cases.some(({ expected }) => expected[0] !== className)).toBe(true);
  });

  it.each([
    ['text', textCases()],
    ['href', hrefCases()],
    ['run', runCases()],
    ['html', htmlCases()],
    ['changes', changeCases()],
    ['classes', classCases()],
  ])('names the cases of %s apart', (_, cases: readonly Case<unknown>[]) => {
    const names = cases.map(({ lines, name }) => `${lines.join(' ')} ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

function written(identifiers: readonly Identifier[]): string[] {
  return set(
    identifiers.map((found) => (found.kind === 'email' ? found.address : profileUrl(found.slug))),
  );
}

function set(identifiers: readonly string[]): string[] {
  return [...new Set(identifiers)].sort();
}

function numbered(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
}
