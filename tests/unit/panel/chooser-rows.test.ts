import { describe, expect, it } from 'vitest';
import { copyText, fold, isMatch, rowsOf, wordsOf } from '../../../components/panel/chooser-rows';
import type { Named } from '../../../lib/named';

const AMARA: Named = {
  identifier: { kind: 'profile', slug: 'amara-okafor-0x1c' },
  label: 'Amara Okafor',
};
const PRESS: Named = {
  identifier: { kind: 'email', address: 'press@summit.example.org' },
  emailClass: 'role',
};

describe('folding', () => {
  it.each([
    ['Tomás Ó Súilleabháin', 'tomas o suilleabhain'],
    ['ÅSA Ærø Łódź Straße Đorđe', 'asa aero lodz strasse dorde'],
    ['İpek Işık', 'ipek isik'],
    ['Ёлка Йод', 'елка иод'],
    ['Άννα', 'αννα'],
    ['שָׁלוֹם', 'שלום'],
    ['ＦＵＬＬ ｗｉｄｔｈ', 'full width'],
    ['देवकी', 'देवकी'],
  ])('%s is %s', (text, folded) => {
    expect(fold(text)).toBe(fold(folded));
    expect(fold(text)).toBe(folded.normalize('NFKD').replace(/и\u0306/gu, 'и'));
  });

  it('finds a syllable while it is typed, and tells Kana from Kana', () => {
    const [row] = rowsOf([{ ...AMARA, label: '김하늘 がく' }], []);
    expect(row && isMatch(row, wordsOf('기'))).toBe(true);
    expect(row && isMatch(row, wordsOf('はく'))).toBe(false);
  });
});

describe('rows', () => {
  it('name a person as the page does, and nobody by their own identifier', () => {
    const named = (label: string | undefined) => rowsOf([{ ...PRESS, label }], [])[0]?.name;
    expect(named('Press office')).toBe('Press office');
    expect(named('press@summit.example.org')).toBe('');
    expect(named(undefined)).toBe('');
  });

  it('stay the same objects where they say the same', () => {
    const before = rowsOf([AMARA, PRESS], []);
    const after = rowsOf([{ ...PRESS }, { ...AMARA, label: 'Amara O.' }], before);
    expect(after[0]).toBe(before[1]);
    expect(after[1]).not.toBe(before[0]);
    expect(after[1]?.name).toBe('Amara O.');
  });
});

it('a filter wants each of its words somewhere in name or identifier', () => {
  const shows = (filter: string) =>
    rowsOf([AMARA, PRESS], []).filter((row) => isMatch(row, wordsOf(filter))).length;
  expect(shows('')).toBe(2);
  expect(shows('  OKAFOR   amara ')).toBe(1);
  expect(shows('in/amara')).toBe(1);
  expect(shows('press example.org')).toBe(1);
  expect(shows('amara press')).toBe(0);
});

describe('copied text', () => {
  const copied = (label: string) => copyText(rowsOf([{ ...PRESS, label }], []));

  it('is a line for each: name, tab, address or whole URL', () => {
    expect(copyText(rowsOf([AMARA, PRESS], []))).toBe(
      'Amara Okafor\thttps://www.linkedin.com/in/amara-okafor-0x1c\n\tpress@summit.example.org',
    );
  });

  it.each([
    ['two\nlines\tand tabs', 'two lines and tabs'],
    ['=HYPERLINK("https://x.example.com")', 'HYPERLINK("https://x.example.com")'],
    [' @SUM(1)', 'SUM(1)'],
    ['+-1', '1'],
  ])('holds no cell of its own and no formula: %j', (label, name) => {
    expect(copied(label)).toBe(`${name}\tpress@summit.example.org`);
  });
});
