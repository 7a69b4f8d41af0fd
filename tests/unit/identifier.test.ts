import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodedBySequence,
  identifierKey,
  normalAddress,
  normalSlug,
  profileUrl,
} from '../../lib/identifier';

describe('normalSlug', () => {
  it.each([
    ['Amara-Okafor-0x1C', 'amara-okafor-0x1c'],
    ['h%C3%A9l%C3%A8ne-0x2', 'hélène-0x2'],
    ['h%25C3%25A9l%25C3%25A8ne', 'hélène'],
    ['e\u0301mile-0x3', 'émile-0x3'],
    ['a\u200Bma\u00ADra', 'amara'],
    ['山田花子', '山田花子'],
    ['ACoAAABcDeFgHiJkLmNoPqRsTuVwXyZ012345', 'ACoAAABcDeFgHiJkLmNoPqRsTuVwXyZ012345'],
    ['AcOAAABcDeFgHiJkLmNoPqRsTuVwXyZ012345', 'acoaaabcdefghijklmnopqrstuvwxyz012345'],
    ['amara.okafor.', 'amara.okafor'],
    ['amara%2C%20', 'amara'],
    ['o%27neil-0x1', "o'neil-0x1"],
    ['\u{1F468}\u200D\u{1F469}-0x1', '\u{1F468}\u{1F469}-0x1'],
    ['Σίσυφος', 'σίσυφος'],
    [`${'\u{20000}'.repeat(100)}`, '\u{20000}'.repeat(100)],
  ])('reads %s as %s', (raw, slug) => expect(normalSlug(raw)).toBe(slug));

  it.each([
    'me',
    'ME',
    'undefined',
    'ab',
    'x'.repeat(101),
    'a b c',
    'a/b/c',
    'a%2Fb',
    'abc%',
    '%FF%FE',
    'abc%E9',
    'abc\uFFFD',
    'abc\uD800',
    'amara...',
    'amara\u2026',
    'amara...okafor',
    'Your_Name',
    'www.linkedin.com',
    '{amara}',
    '',
  ])('finds nobody in %j', (raw) => expect(normalSlug(raw)).toBeUndefined());

  it('gives a form that stays the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const slug = normalSlug(raw);
        fc.pre(slug !== undefined);
        expect(normalSlug(slug ?? '')).toBe(slug);
        expect(normalSlug(decodeURIComponent(profileUrl(slug ?? '').slice(28)))).toBe(slug);
      }),
    );
  });
});

describe('normalAddress', () => {
  it.each([
    ['Amara.Okafor@Northwind.Example.com', 'amara.okafor@northwind.example.com'],
    ['a+b@x.example.org', 'a+b@x.example.org'],
    ['josé@bücher.example.net', 'josé@xn--bcher-kva.example.net'],
    [' amara@northwind.example.com\u200B', 'amara@northwind.example.com'],
    ['jose\u0301@b.example.com', 'josé@b.example.com'],
    ['İpek@b.example.com', 'i\u0307pek@b.example.com'],
  ])('reads %s as %s', (raw, address) => expect(normalAddress(raw)).toBe(address));

  it.each([
    'amara',
    '@northwind.example.com',
    'a@b',
    'a..b@x.example.com',
    'a.@x.example.com',
    'a@b@x.example.com',
    'a@-x.example.com',
    'a@x_y.example.com',
    'a@1.2.3.4',
    `${'a'.repeat(65)}@x.example.com`,
    `a@${'x'.repeat(64)}.example.com`,
    'a b@x.example.com',
    'a@xn--.example.com',
    `a@${'é'.repeat(60)}.example.com`,
  ])('finds no address in %j', (raw) => expect(normalAddress(raw)).toBeUndefined());

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        normalAddress(raw);
        normalSlug(raw);
      }),
    );
  });
});

it('writes a profile address as encodeURIComponent does, and tells kinds apart in keys', () => {
  expect(profileUrl('hélène-0x2')).toBe('https://www.linkedin.com/in/h%C3%A9l%C3%A8ne-0x2');
  expect(identifierKey({ kind: 'profile', slug: 'x@y' })).not.toBe(
    identifierKey({ kind: 'email', address: 'x@y' }),
  );
});

it('decodes what is UTF-8, sequence by sequence, and leaves the rest', () => {
  expect(decodedBySequence('%41%C3%A9%FF%40%ZZ%E2%82%F0%9F%98%80%ED%A0%80%C0%80%')).toBe(
    'Aé%FF@%ZZ%E2%82😀%ED%A0%80%C0%80%',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodedBySequence(encodeURIComponent(text))).toBe(text);
    }),
  );
});
