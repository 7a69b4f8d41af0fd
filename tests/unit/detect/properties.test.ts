import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { classOf } from '../../../lib/detect/class-of';
import { EMAIL_CLASSES } from '../../../lib/detect/email-class';
import { readHref, readRun, readText } from '../../../lib/detect/read';
import {
  type Identifier,
  identifierKey,
  normalAddress,
  normalSlug,
  profileUrl,
} from '../../../lib/identifier';

const RUNS = Number(process.env.SIDECARD_FUZZ_RUNS ?? 2_000);
const TIMEOUT_MS = Math.max(30_000, RUNS * 10);

// What identifiers, and traps beside them, are made of.
const TOKENS = [
  ...[
    '@',
    '.',
    '..',
    '...',
    '…',
    ':',
    '/',
    '//',
    '://',
    '?',
    '&',
    '=',
    '#',
    '%',
    '+',
    '-',
    '_',
    "'",
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '"',
    '“',
    '»',
    ',',
    ';',
    '|',
    '*',
    '!',
    '\\',
    '`',
    '~',
  ],
  ...[
    ' ',
    '\n',
    '\t',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u202e',
    '\u0000',
  ],
  ...[
    'jane',
    'JOHN',
    'doe-4f2a',
    '4f2a',
    'a',
    'é',
    'e\u0301',
    'ß',
    'İ',
    'ǅ',
    'я',
    '是',
    'あ',
    '한',
    'ก',
  ],
  ...['🚀', '👩‍✈️', '\ud83d', '\udc00', '\ufffd', '\ue000', '．', '＠', '。', 'ﬁ', 'Å', 'ا', 'क्ष'],
  ...['linkedin.com', 'www.', 'LinkedIn.com', 'notlinkedin.com', 'de.linkedin.com', 'lnkd.in'],
  ...[
    '/in/',
    '/IN/',
    '/pub/',
    '/1/2/3',
    '/mwlite',
    '/comm',
    '/company/',
    '/sales/',
    'in/',
    'me',
    'null',
  ],
  ...['ACoAABx4f2aQwErTyUiOpAsDfGhJkLz', '%2F', '%3A', '%40', '%E9', '%C3%A9', '%25', '%zz', '%20'],
  ...[
    'http:',
    'https://',
    'hhttps://',
    'ftp://',
    'mailto:',
    'sip:',
    'javascript:',
    '//www.linkedin.com',
  ],
  ...[
    'harbour.example.com',
    'bay.example.net',
    '.com',
    '.de',
    '.рф',
    'xn--',
    'xn--p1ai',
    'localhost',
  ],
  ...['?u=', '?to=', '&cc=', 'a1aHR0cHM6', '/RU=', '/ck/a', 'www.bing.com', 'r.search.yahoo.com'],
  ...['/cdn-cgi/l/email-protection#', '4f252e212a0f', 'git@', '2x.zip', ':8080', '192.0.2.1'],
];

const token = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...TOKENS) },
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const between = fc.array(token, { maxLength: 4 }).map((tokens) => tokens.join(''));
// Left to chance alone, a token beside another is an identifier too rarely.
const nearly = fc
  .tuple(
    between,
    fc.constantFrom(
      'jane@',
      'é.x',
      'linkedin.com/in/',
      'www.linkedin.com/',
      'https://www.linkedin.com/pub/',
    ),
    fc.oneof(fc.constant(''), token),
    fc.constantFrom(
      'harbour.example.com',
      'doe-4f2a',
      '@bay.example.net',
      'in/田中-4f2a',
      'a/1/2/3',
      '%C3%A9va',
    ),
    between,
  )
  .map((parts) => parts.join(''));
const nasty = fc.oneof(
  { weight: 2, arbitrary: nearly },
  fc.array(token, { maxLength: 14 }).map((tokens) => tokens.join('')),
);
const anything = fc.string({ unit: 'binary', maxLength: 60 });
/** Code units as they come, lone surrogates too. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const text = fc.oneof({ weight: 4, arbitrary: nasty }, anything, units);

vi.setConfig({ testTimeout: TIMEOUT_MS });

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const label = fc.stringMatching(/^[a-z0-9]{1,12}(?:-[a-z0-9]{1,6})?$/);
// An apostrophe or a percent sign before the `@`, or two digits after the latter, may be quotation, a template's or encoding
// (E11, E12).
const localPart = fc
  .tuple(
    fc.constantFrom(...LETTERS),
    fc.array(fc.constantFrom(...LETTERS, '-', '_', '+', '%z', '&', '~', "'x", 'é', 'ł', '.x'), {
      maxLength: 18,
    }),
  )
  .map(([first, rest]) => first + rest.join(''))
  .filter((local) => local !== 'git');
const address = fc
  .tuple(localPart, fc.array(label, { minLength: 1, maxLength: 3 }))
  .map(([local, labels]) => `${local}@${labels.join('.')}.example.com`);
const slug = fc
  .array(
    fc.constantFrom(
      ...LETTERS,
      'é',
      'я',
      '是',
      '한',
      'क',
      '🚀',
      '-',
      '_',
      '.',
      ',',
      ';',
      '★',
      '，',
    ),
    { minLength: 3, maxLength: 30 },
  )
  .map((letters) => letters.join(''))
  .filter((raw) => normalSlug(encodeURIComponent(raw)) === raw)
  // Cut at the end of an href (L9), and what looks like a cut display text (L10).
  .filter((raw) => /[\p{L}\p{N}]$/u.test(raw) && !raw.includes('...'));

it('nothing throws, and everything found is in normal form', () => {
  check(
    fc.property(text, text, (one, other) => {
      const found = [
        ...readText(one),
        ...readHref(one),
        ...readHref(one, other),
        ...readHref(`https://go.example.com/?u=${one}`),
        ...readHref(`mailto:${one}`),
        ...readRun([one, other]),
      ];
      for (const identifier of found) expect(isNormal(identifier)).toBe(true);
      expect(EMAIL_CLASSES).toContain(classOf(one));
    }),
  );
});

it('nothing is found twice', () => {
  check(
    fc.property(text, (one) => {
      for (const found of [readText(one), readHref(one), readRun([one, one])]) {
        expect(new Set(found.map(identifierKey)).size).toBe(found.length);
      }
    }),
  );
});

it('a run of one piece is a text', () => {
  check(
    fc.property(text, (one) => {
      expect(keys(readRun([one]))).toEqual(keys(readText(one)));
    }),
  );
});

it('what is found reads back to itself', () => {
  check(
    fc.property(text, (one) => {
      for (const found of [...readText(one), ...readHref(one)]) {
        const key = [identifierKey(found)];
        if (found.kind === 'profile') {
          const url = profileUrl(found.slug);
          if (isEndKept(found.slug)) expect(keys(readHref(url))).toEqual(key);
          if (isReadBack(found.slug)) expect(keys(readText(url))).toEqual(key);
        } else {
          // What begins like a host is one where it stands alone (E7).
          if (!found.address.startsWith('www.')) {
            expect(keys(readText(found.address))).toEqual(key);
          }
          expect(keys(readHref(`mailto:${encodeURIComponent(found.address)}`))).toEqual(key);
        }
      }
    }),
  );
});

it('an address is found where it stands alone, between white space, and in its mailto', () => {
  check(
    fc.property(address, (one) => {
      const key = [`email:${one}`];
      expect(normalAddress(one)).toBe(one);
      for (const shown of [
        one,
        one.toUpperCase(),
        `Write to\n${one} today`,
        `<${one}>,`,
        `“${one}”.`,
      ]) {
        expect(keys(readText(shown))).toEqual(key);
      }
      expect(keys(readHref(`mailto:${encodeURIComponent(one)}`))).toEqual(key);
      expect(keys(readHref(`mailto:?cc=${encodeURIComponent(`Jane <${one}>`)}&body=x`))).toEqual(
        key,
      );
    }),
  );
});

it('an address is found however its text is cut into pieces, unless a piece is an address by itself', () => {
  check(
    fc.property(address, fc.nat(), fc.nat(), (one, first, second) => {
      const [a, b] = [first % one.length, second % one.length];
      const [from, to] = a < b ? [a, b] : [b, a];
      const pieces = [one.slice(0, from), one.slice(from, to), one.slice(to)];
      const isWhole = pieces.some((piece) => readText(piece).length > 0);
      const at = one.indexOf('@');
      // Whether the rest of a local part that is cut belongs to it, H7 leaves open.
      const isLocalPartWhole =
        from === at || to === at || [from, to].every((cut) => cut === 0 || cut > at);
      if (!isWhole && isLocalPartWhole) expect(keys(readRun(pieces))).toEqual([`email:${one}`]);
    }),
  );
});

it('a profile is found by its URL, in text and in links', () => {
  check(
    fc.property(slug, (one) => {
      const url = profileUrl(one);
      const key = [`profile:${one}`];
      for (const shown of [url, `See ${url}, please`, `(${url})`, url.replace('https://', '')]) {
        expect(keys(readText(shown))).toEqual(key);
      }
      for (const href of [url, `${url}/`, `${url}?trk=x`, url.replace('https:', ''), ` ${url}\n`]) {
        expect(keys(readHref(href, 'https://harbour.example.com/'))).toEqual(key);
      }
      expect(keys(readHref(`https://go.example.com/r?u=${encodeURIComponent(url)}`))).toEqual(key);
    }),
  );
});

it('normal forms are fixed points', () => {
  check(
    fc.property(text, (one) => {
      const found = normalSlug(one);
      if (found !== undefined) expect(normalSlug(encodeURIComponent(found))).toBe(found);
      const mailbox = normalAddress(one);
      if (mailbox !== undefined) expect(normalAddress(mailbox)).toBe(mailbox);
    }),
  );
});

it('white space parts: two texts hold together what they hold apart', () => {
  check(
    fc.property(text, text, fc.constantFrom(' ', '\n', '\t', '\u00a0'), (one, other, space) => {
      const apart = new Set([...keys(readText(one)), ...keys(readText(other))]);
      expect(keys(readText(one + space + other))).toEqual([...apart].sort());
    }),
  );
});

function check<Values>(property: fc.IProperty<Values>): void {
  fc.assert(property, { numRuns: RUNS });
}

function keys(found: readonly Identifier[]): string[] {
  return found.map(identifierKey).sort();
}

// The last sign of a slug may be cut in a link (L9), and three dots may say that more follows (L10).
function isEndKept(slug: string): boolean {
  return /[\p{L}\p{N}]$/u.test(slug) && !slug.includes('...');
}

// `encodeURIComponent` leaves some signs as they are that end a slug in text (L8).
function isReadBack(slug: string): boolean {
  return isEndKept(slug) && !/[!'()*]/.test(slug);
}

function isNormal(identifier: Identifier): boolean {
  return identifier.kind === 'email'
    ? normalAddress(identifier.address) === identifier.address
    : normalSlug(encodeURIComponent(identifier.slug)) === identifier.slug;
}
