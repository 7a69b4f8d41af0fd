import { beforeEach, describe, expect, it } from 'vitest';
import { setText } from '../../lib/text';
import { timeThere, zoneOf } from '../../lib/zones';

const NOVEMBER = Date.UTC(2026, 10, 22, 12, 34);

beforeEach(() => setText('en', {}));

describe('the time zone of a country', () => {
  it.each([
    ['Sweden', 'Europe/Stockholm'],
    ['sweden ', 'Europe/Stockholm'],
    ['SE', 'Europe/Stockholm'],
    ['Schweden', 'Europe/Stockholm'],
    ['UK', 'Europe/London'],
    ['United Kingdom', 'Europe/London'],
    ['الأردن', 'Asia/Amman'],
    ['日本', 'Asia/Tokyo'],
    ['Japan', 'Asia/Tokyo'],
  ])('of %s is %s', (country, zone) => expect(zoneOf(country, NOVEMBER)).toBe(zone));

  it('is told of a country whose zones have the same time', () => {
    expect(zoneOf('Germany', NOVEMBER)).toBe('Europe/Berlin');
  });

  it.each(['United States', 'Spain', 'Brazil', 'China', 'Wexmoor', '', 'zz', '<b>'])(
    'is not told of %s',
    (country) => expect(zoneOf(country, NOVEMBER)).toBeUndefined(),
  );
});

it('says weekday and time there', () => {
  expect(timeThere('Asia/Tokyo', NOVEMBER)).toMatch(/^Sun,? 9:34\u00A0PM$/);
});
