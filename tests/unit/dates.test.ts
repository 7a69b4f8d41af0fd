import { beforeEach, describe, expect, it } from 'vitest';
import { durationOf, formatDay, formatPartialDate, isFuture, spanOf } from '../../lib/dates';
import { setText } from '../../lib/text';
import messages from '../../public/_locales/en/messages.json';

const NOW = Date.UTC(2026, 10, 22);

beforeEach(() => setText('en', messages));

/** How long roles with these dates lasted together; one without an end goes on. */
function lasting(
  ...dates: readonly (readonly [start: string, end?: string])[]
): string | undefined {
  const spans = dates.map(([start, end]) => spanOf(start, end ?? NOW));
  return durationOf(spans.filter((span) => span !== undefined));
}

describe('how long a role lasted', () => {
  it.each([
    ['2020-03', '2020-03', '1 mo'],
    ['2020-03-01', '2022-02-01', '2 yrs'],
    ['2020-03', '2022-05', '2 yrs 3 mos'],
    ['2018', '2022', 'about 4 yrs'],
    ['2018', '2019-12', 'about 2 yrs'],
    ['2018-01', '2019', 'about 2 yrs'],
    ['2018-12', '2021', 'about 3 yrs'],
    // It may have been a day, or the whole year.
    ['2018', '2018', undefined],
    ['2018', '2018-09', undefined],
    ['2022-02', '2020-03', undefined],
    ['2022', '2020', undefined],
    // What is no date makes no time; of a month that there is not, the year counts.
    ['0000-99-99', '2020-03', undefined],
    ['0000', '2020', undefined],
    ['2020-03', '9999999', undefined],
    ['2018-99', '2022-13', 'about 4 yrs'],
  ])('%s to %s: %s', (start, end, words) => expect(lasting([start, end])).toBe(words));

  it('goes on until now', () => {
    expect(lasting(['2023-04'])).toBe('3 yrs 8 mos');
    expect(lasting(['2018'])).toBe('about 8 yrs');
    expect(lasting(['2030-01'])).toBeUndefined();
  });
});

describe('how long roles lasted together', () => {
  it('counts a month once, where they overlap or meet', () => {
    expect(lasting(['2020-01', '2020-12'], ['2020-07', '2021-06'])).toBe('1 yr 6 mos');
    expect(lasting(['2021-01', '2021-12'], ['2020-01', '2021-01'])).toBe('2 yrs');
    expect(lasting(['2020-01', '2024-12'], ['2021-01', '2021-12'])).toBe('5 yrs');
  });

  it('leaves out the time between them', () => {
    expect(lasting(['2010-01', '2010-12'], ['2020-01', '2020-12'])).toBe('2 yrs');
  });

  it('is about right as soon as one of them is', () => {
    expect(lasting(['2010-01', '2012-12'], ['2015', '2017'])).toBe('about 5 yrs');
  });

  it('is nothing of nothing', () => expect(durationOf([])).toBeUndefined());
});

it.each([
  ['2026-03-01T23:59:00-10:00', 'Mar 1, 2026'],
  [Date.UTC(2026, 2, 1, 12), 'Mar 1, 2026'],
  ['0001-01-01T00:00:00', undefined],
  ['0000-00-00', undefined],
  ['some day', undefined],
])('the day %s is %s', (moment, words) => expect(formatDay(moment)).toBe(words));

describe('a partial date', () => {
  it.each([
    ['2017', '2017'],
    ['2017-03', 'Mar 2017'],
    ['2017-03-31', 'Mar 2017'],
    ['2017-03-31T00:00:00', 'Mar 2017'],
    ['some day', 'some day'],
    // What is no date must not become one.
    ['0000-99-99', '0000-99-99'],
    ['0000-03', '0000-03'],
    ['2017-99-99', '2017'],
    ['2017-00', '2017'],
    ['-', '-'],
  ])('%s is written %s', (date, words) => expect(formatPartialDate(date)).toBe(words));

  it.each([
    ['2026-11', false],
    ['2026-12', true],
    ['2026', false],
    ['2027', true],
    ['some day', false],
    ['0000-99-99', false],
    ['2026-99', false],
    ['2027-99', true],
  ])('%s is to come: %s', (date, is) => expect(isFuture(date, NOW)).toBe(is));
});
