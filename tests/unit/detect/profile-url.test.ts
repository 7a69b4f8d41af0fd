import { describe, expect, it } from 'vitest';
import { isLinkedIn, profileOf } from '../../../lib/detect/profile-url';

describe('profileOf', () => {
  it.each([
    ['https://www.linkedin.com/in/Amara-0x1c/?trk=x#about', 'amara-0x1c'],
    ['www.linkedin.com/in/amara-0x1c', 'amara-0x1c'],
    ['https://de.linkedin.com/mwlite/in/amara-0x1c/details', 'amara-0x1c'],
    ['http://www.linkedin.com:80//IN//amara-0x1c', 'amara-0x1c'],
    ['https://www.linkedin.com/in/h%C3%A9l%C3%A8ne-0x2&trk=x', 'hélène-0x2'],
    ['https://www.linkedin.com/pub/amara-okafor/1/2b3/45', 'amara-okafor-0452b31'],
    ['https://www.linkedin.com/in/linkedin.com/in/amara-0x1c', 'amara-0x1c'],
    ['https://www.linkedin.com/in/amara-(0x1c)', 'amara-(0x1c)'],
  ])('reads %s', (url, slug) => expect(profileOf(url)).toEqual({ kind: 'profile', slug }));

  it.each([
    'https://www.linkedin.com/feed/?to=https://www.linkedin.com/in/amara-0x1c',
    'https://x.example.com/?to=https://www.linkedin.com/in/amara-0x1c',
    'https://www.linkedin.com/in/amara-0x1c...',
    'https://www.linkedin.com/pub/dir/1/2/3',
    'https://www.linkedin.com/in/unavailable',
    'https://www.linkedin.com/in/https:',
    'https://www.linkedin.com/in/your-name',
    'https://notlinkedin.com/in/amara-0x1c',
    'chrome://newtab/',
    '/in/amara-0x1c',
    '',
  ])('finds nobody in %j', (url) => expect(profileOf(url)).toBeUndefined());
});

it('knows the pages of LinkedIn', () => {
  expect(isLinkedIn('https://www.linkedin.com/feed/')).toBe(true);
  expect(isLinkedIn('https://linkedin.com.')).toBe(true);
  expect(isLinkedIn('https://notlinkedin.com/')).toBe(false);
  expect(isLinkedIn('ftp://linkedin.com/')).toBe(false);
  expect(isLinkedIn('')).toBe(false);
});
