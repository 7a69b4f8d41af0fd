import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHref, readRun, readText } from '../../../lib/detect/read';
import { type Identifier, normalAddress, profileUrl } from '../../../lib/identifier';

const profile = (slug: string): Identifier => ({ kind: 'profile', slug });
const email = (address: string): Identifier => ({ kind: 'email', address });
const PAGE = 'https://summit.example.org/people/';

describe('readText', () => {
  it('finds each person once, in order, among punctuation', () => {
    const text =
      "Write to <amara@northwind.example.com>, or (jo.o'neil@b.example.com). Email:kim@c.example.com; " +
      'see linkedin.com/in/amara-0x1c. Again: AMARA@northwind.example.com! https://x.example.com/?u=' +
      'https%3A%2F%2Fwww.linkedin.com%2Fin%2Flu-0x3, mailto:mo@e.example.com?cc=lu@d.example.com';
    expect(readText(text)).toEqual([
      email('amara@northwind.example.com'),
      email("jo.o'neil@b.example.com"),
      email('kim@c.example.com'),
      profile('amara-0x1c'),
      profile('lu-0x3'),
      email('mo@e.example.com'),
      email('lu@d.example.com'),
    ]);
  });

  it('takes no address out of a URL, whose run a comma and a script without spaces end', () => {
    expect(readText('https://user@b.example.com/path?m=a@b.example.com')).toEqual([]);
    expect(readText('https://b.example.com/a,jo@b.example.com')).toHaveLength(1);
    expect(readText('https://b.example.com邮箱jo@b.example.com')).toHaveLength(1);
    expect(readText('https://b.example.com/邮箱jo@b.example.com')).toEqual([]);
  });

  it('gives no part of an address or of a slug where the whole is none', () => {
    for (const text of [
      '{first}.last@b.example.com',
      '%20jo@b.example.com',
      'line\\njo@b.example.com',
      "'a b'@b.example.com",
      'jo@b.example_c.com',
      'jo@b.example..com',
      'linkedin.com/in/jo-0x1-{id}',
      'linkedin.com/in/jo-0x1-[…]',
      'linkedin.com/in/jo-0x1%C3',
    ]) {
      expect(readText(text)).toEqual([]);
    }
  });

  it('reads the same through what is fast and what is thorough', () => {
    const local = fc.stringMatching(/^[a-z0-9][A-Za-z0-9+_-]{0,20}$/);
    fc.assert(
      fc.property(local, fc.stringMatching(/^[a-z]{1,20}$/), (name, host) => {
        fc.pre(name.toLowerCase() !== 'git');
        const address = `${name}@${host}.example.com`;
        const expected = [email(normalAddress(address) ?? '')];
        expect(readText(address)).toEqual(expected);
        expect(readText(`${name}\u200B@${host}\u00AD.example.com`)).toEqual(expected);
        expect(readText(`山${address}山`)).toEqual(expected);
      }),
    );
  });

  it('reads what it found as itself', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        'b.',
        'é',
        'İ',
        '山',
        '-',
        "'",
        '%C3%A9',
        '%2C',
        '😀',
        '@b.example.com',
        '@bücher.de',
      ],
      ...[
        'linkedin.com/in/',
        'https://www.linkedin.com/in/',
        'abc',
        ' ',
        ',',
        '\u0301',
        '…',
        'com',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (texts) => {
        for (const one of readText(texts.join(''))) {
          const again =
            one.kind === 'email' ? readText(one.address) : readHref(profileUrl(one.slug));
          expect(again).toEqual([one]);
        }
      }),
    );
  });
});

describe('readHref', () => {
  it.each([
    'https://www.linkedin.com/in/amara-0x1c/',
    'http://se.linkedin.com/in/Amara-0x1c?utm_source=x#about',
    '//linkedin.com/in/amara-0x1c',
    'linkedin.com/in/amara-0x1c/details/experience/',
    ' https:\\\\www.linkedin.com\\in\\amara-0x1c\n',
    'https://https://www.linkedin.com/in/amara-0x1c',
    'hhttps://www.linkedin.com/in/amara-0x1c',
    'https://www.linkedin.com/in/amara-0x1c%20)',
    'https://www.linkedin.com/in/https://www.linkedin.com/in/amara-0x1c',
    'https://www.linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Famara-0x1c',
    '/go?to=https://www.linkedin.com/in/amara-0x1c',
  ])('reads the profile in %s', (href) =>
    expect(readHref(href, PAGE)).toEqual([profile('amara-0x1c')]),
  );

  it.each([
    'https://www.linkedin.com/company/northwind',
    'https://www.linkedin.com/in/',
    'https://linkedin.com.example.org/in/amara-0x1c',
    'ftp://www.linkedin.com/in/amara-0x1c',
    'https://www.linkedin.com:8443/in/amara-0x1c',
    'https://www.linkedin.com/in/me?to=https://www.linkedin.com/in/amara-0x1c',
    'https://www.linkedin.com/in/amara-0x1c…',
    'https://www.linkedin.com/in/amara,0x1c',
    'https://archive.example.org/https://www.linkedin.com/in/amara-0x1c',
    'javascript:alert(1)',
    'http://[',
    '/in/amara-0x1c',
    'http://amara@northwind.example.com',
    'sip:amara@northwind.example.com',
  ])('finds nobody in %s', (href) => expect(readHref(href, PAGE)).toEqual([]));

  it('reads a relative address against its page, and needs none for what stands alone', () => {
    expect(readHref('/in/amara-0x1c', 'https://www.linkedin.com/feed/')).toHaveLength(1);
    expect(readHref('amara-0x1c', 'https://www.linkedin.com/in/')).toHaveLength(1);
    expect(readHref('//linkedin.com/in/amara-0x1c')).toHaveLength(1);
    expect(readHref('//linkedin.com/in/amara-0x1c', 'no address')).toHaveLength(1);
    expect(readHref('/in/amara-0x1c')).toEqual([]);
  });

  it('follows three redirects, also those of Bing and Yahoo, and not a fourth', () => {
    const target = 'https://www.linkedin.com/in/amara-0x1c';
    const through = (url: string) => `https://x.example.com/?u=${encodeURIComponent(url)}`;
    const bing = `https://www.bing.com/ck/a?!&&p=1&u=a1${btoa(target).replaceAll('=', '')}&ntb=1`;
    const yahoo = `https://r.search.yahoo.com/_ylt=A;_ylu=B/RU=${encodeURIComponent(target)}/RK=2/RS=c-`;
    for (const url of [bing, yahoo, through(bing), through(through(through(target)))]) {
      expect(readHref(url)).toEqual([profile('amara-0x1c')]);
      expect(readText(`See ${url}.`)).toEqual([profile('amara-0x1c')]);
    }
    expect(readHref(through(through(through(through(target)))))).toEqual([]);
    expect(readHref(bing.replace('bing', 'x.example'))).toEqual([]);
  });

  it('reads every recipient of a mailto, and neither subject nor body', () => {
    const href =
      'mailto:Ines%20%3Cines@a.example.com%3E,jo@b.example.com?cc=kim@c.example.com&subject=x@y.example.com&bcc=lu%ZZ%40d.example.com';
    expect(readHref(href)).toEqual([
      email('ines@a.example.com'),
      email('jo@b.example.com'),
      email('kim@c.example.com'),
      email('lu%zz@d.example.com'),
    ]);
    expect(readHref('mailto:jo@b.example.com&subject=x@y.example.com')).toHaveLength(1);
  });

  it('undoes what Cloudflare does to addresses, on any host, a part of UTF-8 at a time', () => {
    const encoded = (value: string) =>
      [0x5a, ...new TextEncoder().encode(value).map((byte) => byte ^ 0x5a)]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    const path = '/cdn-cgi/l/email-protection#';
    for (const before of ['', PAGE.slice(0, -'/people/'.length)]) {
      const href = `${before}${path}${encoded('josé@b.example.com?subject=x@y.example.com')}`;
      expect(readHref(href)).toEqual([email('josé@b.example.com')]);
    }
    expect(readHref(`${path}${encoded('?subject=x@y.example.com')}`)).toEqual([]);
    expect(readHref(`${path}zz`)).toEqual([]);
  });
});

describe('readRun', () => {
  it('continues what is incomplete into the pieces beside it, up to white space', () => {
    expect(readRun(['Mail jo', '@', 'b.example', '.com now'])).toEqual([email('jo@b.example.com')]);
    expect(readRun(['see linkedin.com/in/', 'amara', '-0x1c and more'])).toEqual([
      profile('amara-0x1c'),
    ]);
    expect(readRun(['jo@', 'b.example.com', 'Then'])).toEqual([]);
    expect(readRun(['jo ', '@b.example.com'])).toEqual([]);
  });

  it('leaves alone what is complete in its own piece', () => {
    expect(readRun(['Name', 'jo@b.example.com', 'Phone'])).toEqual([email('jo@b.example.com')]);
    expect(readRun(['linkedin.com/in/amara-0x1c', '-more', '@b.example.com'])).toEqual([
      profile('amara-0x1c'),
    ]);
  });

  it('keeps the order of the page', () => {
    expect(readRun(['jo', '@b.example.com', ' kim@c.example.com'])).toEqual([
      email('jo@b.example.com'),
      email('kim@c.example.com'),
    ]);
  });

  it('reads one piece like a text, and none as nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(readRun([text])).toEqual(readText(text));
      }),
    );
    expect(readRun([])).toEqual([]);
  });
});

it('throws at nothing', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...['@', 'a', '.com', '%', '%F', 'mailto:', '/cdn-cgi/l/email-protection#', 'abc', '://'],
          ...[
            'linkedin.com',
            '/in/',
            '/pub/',
            '/RU=',
            'https://r.search.yahoo.com',
            '?u=',
            '\uD800',
          ],
          ...['https://bing.com/ck/a?u=a1', 'aHR0c', '&', 'xn--', '\uDC00', ' '],
        ),
        { maxLength: 12 },
      )
      .map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      readText(one);
      readHref(one, other);
      readRun([one, other]);
    }),
  );
});
