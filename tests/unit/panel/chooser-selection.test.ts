import { describe, expect, it } from 'vitest';
import { type Row, rowsOf } from '../../../components/panel/chooser-rows';
import {
  allToggled,
  costOf,
  extended,
  moved,
  pruned,
  shareOf,
  survivor,
  toggled,
} from '../../../components/panel/chooser-selection';

const row = (name: string): Row => {
  const [made] = rowsOf([{ identifier: { kind: 'email', address: `${name}@x.example.com` } }], []);
  if (made === undefined) throw new Error('no row');
  return { ...made, key: name };
};
const rows = (names: string) => [...names].map(row);
const keys = (names: string) => new Set(names);
const text = (selected: ReadonlySet<string>) => [...selected].sort().join('');

it('one is put in and taken out, and the set before stays as it was', () => {
  const before = keys('ab');
  expect(text(toggled(before, 'c'))).toBe('abc');
  expect(text(toggled(before, 'a'))).toBe('b');
  expect(text(before)).toBe('ab');
});

describe('all, some, none', () => {
  it.each([
    ['', 'abc', 'none', 'abc'],
    ['b', 'abc', 'some', 'abc'],
    ['abc', 'abc', 'all', ''],
    ['xa', 'ab', 'some', 'abx'],
    ['xab', 'ab', 'all', 'x'],
    ['x', '', 'none', 'x'],
  ])('of %j, shown %j: %s; pressed, %j', (selected, shown, share, then) => {
    expect(shareOf(keys(selected), rows(shown))).toBe(share);
    expect(text(allToggled(keys(selected), rows(shown)))).toBe(then);
  });
});

it.each([
  ['', 'b', 'd', 'bcd'],
  ['', 'd', 'b', 'bcd'],
  ['e', 'b', 'b', 'be'],
  ['a', 'gone', 'c', 'ac'],
])('from %j, extended from %s to %s: %s', (before, from, to, then) => {
  expect(text(extended(keys(before), rows('abcde'), from, to))).toBe(then);
});

it.each([
  ['b', 'ArrowDown', 'c'],
  ['b', 'ArrowUp', 'a'],
  ['a', 'ArrowUp', 'a'],
  ['z', 'ArrowDown', 'z'],
  ['c', 'PageDown', 'm'],
  ['m', 'PageUp', 'c'],
  ['c', 'PageUp', 'a'],
  ['c', 'Home', 'a'],
  ['c', 'End', 'z'],
  ['c', 'ArrowLeft', undefined],
  ['c', ' ', undefined],
])('from %s, %s leads to %s', (active, key, to) => {
  expect(moved(rows('abcdefghijklmnopqrstuvwxyz'), active, key)).toBe(to);
});

it('nothing moves where there is nothing', () => {
  expect(moved([], undefined, 'ArrowDown')).toBeUndefined();
});

it.each([
  ['abcd', 'b', 'abcd', 'b'],
  ['abcd', 'b', 'acd', 'c'],
  ['abcd', 'b', 'ad', 'd'],
  ['abcd', 'd', 'ab', 'b'],
  ['abcd', 'b', 'xy', undefined],
  ['abcd', undefined, 'bcd', 'b'],
])('of %s with %s active, %s stay: %s is active', (was, active, now, then) => {
  expect(survivor(rows(was), active, rows(now))).toBe(then);
});

it('who left is selected no more; where nobody did, nothing changes', () => {
  const selected = keys('abc');
  expect(text(pruned(selected, rows('bcd')))).toBe('bc');
  expect(pruned(selected, rows('abcd'))).toBe(selected);
});

it('the price is that of the unknown, each by its kind', () => {
  const profile = rowsOf([{ identifier: { kind: 'profile', slug: 'p-0x1c' } }], []);
  const price = { profile: { min: 1, max: 2 }, email: { min: 3, max: 5 } };
  const all = [...rows('abc'), ...profile];
  expect(costOf(all, keys('a'), price)).toEqual({
    known: 1,
    unknown: 3,
    price: { min: 7, max: 12 },
  });
  expect(costOf([], keys(''), price)).toEqual({ known: 0, unknown: 0, price: { min: 0, max: 0 } });
});

it('a price is open where one of them has no highest one, and out where the plan has nobody', () => {
  const profile = rowsOf([{ identifier: { kind: 'profile', slug: 'p-0x1c' } }], []);
  const price = {
    profile: { min: 1, max: 7, isOpen: true },
    email: { min: 0, max: 0, isOut: true },
  } as const;
  expect(costOf([...rows('ab'), ...profile], keys(''), price).price).toEqual(price.profile);
  expect(costOf(rows('ab'), keys(''), price).price).toEqual(price.email);
});
