import topLevelDomains from 'tlds';
import { describe, expect, it } from 'vitest';
import { isTld } from '../../../lib/detect/tlds';

describe('isTld', () => {
  it.each([
    'com',
    'de',
    'uk',
    'museum',
    'zip',
    'xn--p1ai',
    'xn--fiqs8s',
    'xn--vermgensberater-ctb',
    'рф',
    '中国',
    'vermögensberater',
    'भारत',
    'भारतम्',
  ])('knows %s', (label) => {
    expect(isTld(label)).toBe(true);
  });

  it.each([
    '',
    'co.uk',
    '.com',
    'com.',
    'local',
    'test',
    'example',
    'invalid',
    'localhost',
    'onion',
    'internal',
    'png',
    'xn--',
    'xn--p1a',
    'xn--com-',
    '1',
    '1.2',
    'constructor',
    '__proto__',
    '😀',
  ])('does not know %s', (label) => {
    expect(isTld(label)).toBe(false);
  });

  it('knows every name of the list in both spellings', () => {
    expect(topLevelDomains.length).toBeGreaterThan(1_400);
    for (const label of topLevelDomains) {
      expect(isTld(label)).toBe(true);
      expect(isTld(new URL(`https://a.${label}`).hostname.slice(2))).toBe(true);
    }
  });
});
