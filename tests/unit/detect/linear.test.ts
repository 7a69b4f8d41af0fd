import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanText } from '../../../lib/detect/text';
import { counted } from './counted';

// The most that any shape below needs, with a little room; what matters is that it is the same for both lengths.
const VISITS_PER_CHARACTER = 20;
const KB = 1024;
const LENGTHS = [64 * KB, 1024 * KB];

const repeated = (unit: string, before = '', after = '') => {
  return (length: number) => {
    const count = Math.ceil((length - before.length - after.length) / unit.length);
    return before + unit.repeat(count) + after;
  };
};
const PROFILE = 'https://www.linkedin.com/in/amara-0x1c';

const SHAPES: Readonly<Record<string, (length: number) => string>> = {
  'only @': repeated('@'),
  'a@a.': repeated('a@a.'),
  'a.a.a.…@': repeated('a.', '', '@'),
  '@a.a.a.…': repeated('a.', 'a@'),
  'one long local part': repeated('a', '', '@harbour.example.com'),
  'one long label': repeated('a', 'a@'),
  'a_a_a_…': repeated('a_'),
  'hyphens after a domain': repeated('-', 'a@b.example.com'),
  'full stops after a domain': repeated('.', 'a@b.example.com'),
  'full stops': repeated('.'),
  'https://a@': repeated('https://a@'),
  'mailto:': repeated('mailto:'),
  'mailto:a@': repeated('mailto:a@'),
  'mailto:a@b.example.com,': repeated('mailto:a@b.example.com,'),
  'true addresses': repeated('jane@harbour.example.com '),
  'true addresses and commas': repeated('jane@harbour.example.com,'),
  'true addresses and a run that goes on': repeated('jane@harbour.example.com!'),
  'true profiles': repeated(`${PROFILE} `),
  'profiles without scheme': repeated('linkedin.com/in/amara-0x1c '),
  'profiles that mark one another': repeated('linkedin.com/in/amara-0x1c!'),
  'profiles without anything between them': repeated('linkedin.com/in/amara-0x1c'),
  'linkedin.com/in/': repeated('linkedin.com/in/'),
  'https://www.linkedin.com/in/': repeated('https://www.linkedin.com/in/'),
  '/in/': repeated('/in/'),
  '/m/in/': repeated('/m/in/'),
  'm/': repeated('m/'),
  '//////in': repeated('/', '', 'in/'),
  '%2Fin%2F': repeated('%2Fin%2F'),
  '%2Fin%2F in one URL': repeated('%2Fin%2F', 'https://x.example.com/?u='),
  '%2Fin%2F, in one URL': repeated('%2Fin%2F,', 'https://x.example.com/?u='),
  '%25%25': repeated('%25'),
  '/ck/a': repeated('/ck/a', 'https://www.bing.com'),
  'redirects as parameters': repeated(
    `u=${encodeURIComponent(PROFILE)}&`,
    'https://x.example.com/?',
  ),
  redirects: repeated(`https://x.example.com/?u=${encodeURIComponent(PROFILE)} `),
  'redirects in redirects': repeated('https://x.example.com/?u='),
  'pub without end': repeated('linkedin.com/pub/a/1/2/'),
  'ignorable characters': repeated('\u200B'),
  'ignorable characters and @': repeated('\u200B@'),
  'ignorable characters around a profile': repeated('\u200B', 'linkedin.com/in/'),
  'ignorable characters before /in/': repeated('\u200B', '', '/in/'),
  'letters of other scripts': repeated('山a@b.com山'),
  'a label of other scripts': repeated('山', 'a@b.'),
  'accents in the local part': repeated('é', '', '@harbour.example.com'),
  'capitalised labels': repeated('.Com', 'a@a.com'),
  'brackets before': repeated('(a)'),
  'closing brackets before': repeated(')a@b.com'),
  'schemes without end': repeated('a', '', '://a@b.com'),
  'a://': repeated('a://'),
  ':': repeated(':'),
  'random signs': (length) => {
    let state = 7;
    const signs = 'ab.@-_1';
    return Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return signs[(state >> 8) % signs.length];
    }).join('');
  },
};

// A megabyte is counted through a function call a character, which takes a while on a busy machine.
describe('looks at each character a bounded number of times', { timeout: 60_000 }, () => {
  it.each(Object.entries(SHAPES))('%s', (_name, shape) => {
    for (const length of LENGTHS) {
      const text = shape(length);
      const { chars, visited } = counted(text);
      scanText(chars);
      expect(visited() / text.length).toBeLessThan(VISITS_PER_CHARACTER);
    }
  });

  it('in any mixture of what matters to it', () => {
    const pieces = fc.constantFrom(
      ...['@', '.', '/', ':', '//', '%2F', 'in', 'in/', 'pub/', 'www.', 'https://', 'mailto:'],
      ...[
        'linkedin.com',
        'a',
        'com',
        '-',
        '_',
        ',',
        '!',
        '?u=',
        '&',
        '\u200B',
        '山',
        'é',
        '…',
        ' ',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(50), (unit, more) => {
        const text = unit.join('').repeat(more + 50);
        const { chars, visited } = counted(text);
        scanText(chars);
        expect(visited()).toBeLessThanOrEqual(VISITS_PER_CHARACTER * 2 * text.length);
      }),
    );
  });
});
