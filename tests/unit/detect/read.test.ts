import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLinkedIn, readHref, readText } from '../../../lib/detect/read';

const profile = (slug: string) => ({ kind: 'profile', slug });
const email = (address: string) => ({ kind: 'email', address });

describe('readHref', () => {
  it.each([
    'https://www.linkedin.com/in/amara-0x1c/',
    'http://se.linkedin.com/in/Amara-0x1c?utm_source=x#about',
    '//linkedin.com/in/amara-0x1c',
    'linkedin.com/in/amara-0x1c/details/experience/',
    'https://www.linkedin.com/mwlite/in/amara-0x1c',
    'https://www.linkedin.com//in//amara-0x1c',
    'https://WWW.LINKEDIN.COM:443/IN/AMARA-0X1C&trk=x',
  ])('reads the profile in %s', (href) =>
    expect(readHref(href, 'https://summit.example.org/')).toEqual([profile('amara-0x1c')]),
  );

  it.each([
    'https://www.linkedin.com/company/northwind',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/feed/',
    'https://linkedin.com.example.org/in/amara-0x1c',
    'https://notlinkedin.com/in/amara-0x1c',
    'ftp://www.linkedin.com/in/amara-0x1c',
    'https://www.linkedin.com:8443/in/amara-0x1c',
    'https://www.linkedin.com/in/me',
    'javascript:alert(1)',
    'http://[',
    '/in/amara-0x1c',
  ])('finds nobody in %s', (href) =>
    expect(readHref(href, 'https://summit.example.org/')).toEqual([]),
  );

  it('reads every recipient of a mailto, and neither subject nor body', () => {
    const href =
      'mailto:Ines%20%3Cines%40a.example.com%3E,jo@b.example.com?cc=kim@c.example.com&subject=x@y.example.com&bcc=lu%ZZ%40d.example.com';
    expect(readHref(href)).toEqual([
      email('ines@a.example.com'),
      email('jo@b.example.com'),
      email('kim@c.example.com'),
      email('lu%zz@d.example.com'),
    ]);
  });
});

describe('readText', () => {
  it('finds each person once, in order, among punctuation', () => {
    const text =
      "Write to <amara@northwind.example.com>, or (jo.o'neil@b.example.com). Email:kim@c.example.com; " +
      'see linkedin.com/in/amara-0x1c. Again: AMARA@northwind.example.com!';
    expect(readText(text)).toEqual([
      email('amara@northwind.example.com'),
      email("jo.o'neil@b.example.com"),
      email('kim@c.example.com'),
      profile('amara-0x1c'),
    ]);
  });

  it('takes no address out of a URL', () => {
    expect(readText('https://user@northwind.example.com/path?m=a@b.example.com')).toEqual([]);
  });

  it('reads a megabyte of the worst kind by looking at each character a bounded number of times', () => {
    const hostile = ['@', 'a@', 'a.', 'linkedin.com/', 'mailto:', 'a@a.a '].map((piece) =>
      piece.repeat(Math.ceil(1_000_000 / piece.length)),
    );
    for (const text of hostile) expect(readText(text)).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        readText(text);
        readHref(text);
        isLinkedIn(text);
      }),
    );
  });
});
