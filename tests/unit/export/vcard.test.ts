import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean, cleanLines } from '../../../lib/export/clean';
import { toVCard } from '../../../lib/export/vcard';
import type { Person } from '../../../lib/person';
import { setText } from '../../../lib/text';
import messages from '../../../public/_locales/en/messages.json';
import more from '../../../public/_locales/en/more.json';
import { AMARA, SOURCE } from './amara';
import { anyPerson, anySource, anyText } from './any-person';

beforeAll(() => setText('en', { ...messages, ...more }));

const VERSIONS = ['4.0', '3.0'] as const;
type Line = readonly [name: string, value: string];

/** As RFC 6350 reads it: unfolded, each line a name with parameters and a value. */
function linesOf(card: string): Line[] {
  const unfolded = card.replace(/\r\n[ \t]/g, '');
  expect(unfolded.endsWith('\r\n')).toBe(true);
  return unfolded
    .slice(0, -2)
    .split('\r\n')
    .map((line) => {
      const [, name = '', value = ''] = /^([^:]*):(.*)$/su.exec(line) ?? [];
      expect(name, line).toMatch(/^[A-Z]+(?:;[A-Z]+=[a-z0-9,]+)*$/);
      return [name, value];
    });
}

/** The components of a value, at semicolons that are not escaped, each without its escapes. */
function componentsOf(value: string): string[] {
  return [...`${value};`.matchAll(/((?:\\.|[^\\;])*);/gsu)].map(([, part = '']) =>
    part.replace(/\\(.)/gsu, (_, letter) => (letter === 'n' ? '\n' : letter)),
  );
}

function valueIn(lines: readonly Line[], property: string): string | undefined {
  return lines.find(([name]) => name === property || name.startsWith(`${property};`))?.[1];
}

describe('a vCard', () => {
  it('of 4.0 says what RFC 6350 has a place for', () => {
    expect(linesOf(toVCard(AMARA, SOURCE, '4.0')).map((line) => line.join(':'))).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:individual',
      'FN:Amara Okafor-Lindqvist',
      'N:Okafor-Lindqvist;Amara;;;',
      'PRONOUNS:she/her',
      'TITLE:VP Engineering',
      'ORG:Northwind Robotics\\, Inc.;Engineering',
      'EMAIL;TYPE=work;PREF=1:amara@northwind.example.com',
      'EMAIL;TYPE=home:amara@example.org',
      'TEL;VALUE=uri;TYPE=voice:tel:+15550100',
      'TEL;TYPE=voice:555 0101',
      'URL:https://www.linkedin.com/in/amara-0x1c',
      'URL:https://x.com/amara_0x1c',
      'URL:https://northwind.example.com/a,b;c',
      'ADR:;;;Gothenburg;;;Sweden',
      'BDAY:19850709',
      'NOTE:Robots\\; people\\, and what is between\\n\\nI lead 140 people.\\nBefore that: looms.' +
        '\\n\\nEnglish\\, Swedish\\n\\nFrom Crustdata\\, data of Nov 3\\, 2026\\, fetched on Nov 22\\, 2026.',
      'UID:https://www.linkedin.com/in/amara-0x1c',
      'REV:20261122T123550Z',
      'END:VCARD',
    ]);
  });

  it('of 3.0 says the same the way of RFC 2426', () => {
    const lines = linesOf(toVCard(AMARA, SOURCE, '3.0')).map((line) => line.join(':'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'VERSION:3.0',
        'N:Okafor-Lindqvist;Amara;;;',
        'EMAIL;TYPE=internet,work,pref:amara@northwind.example.com',
        'EMAIL;TYPE=internet,home:amara@example.org',
        'TEL;TYPE=voice:+1 555 0100',
        'ADR;TYPE=intl:;;;Gothenburg;;;Sweden',
        'BDAY:1985-07-09',
        'REV:2026-11-22T12:35:50Z',
      ]),
    );
    expect(lines.join('\n')).not.toMatch(/KIND|PRONOUNS|VALUE=|PREF=/);
  });

  it.each(VERSIONS)('of %s loads nothing from anywhere: there is no photo in it', (version) => {
    expect(toVCard(AMARA, SOURCE, version)).not.toMatch(/PHOTO|LOGO|media\.example\.net/);
  });

  it.each([
    ['2017', 'BDAY:2017', undefined],
    ['2017-03', 'BDAY:2017-03', undefined],
    ['2017-13', undefined, undefined],
    ['spring', undefined, undefined],
  ])('says a birth date %s as precisely as the version can', (birthDate, in4, in3) => {
    const person: Person = { ...AMARA, extras: { birthDate } };
    const found = VERSIONS.map((version) => /BDAY.*/.exec(toVCard(person, SOURCE, version))?.[0]);
    expect(found).toEqual([in4, in3]);
  });

  it('names whoever has no name by what identifies them, for FN has to be', () => {
    const nameless = { ...AMARA, name: undefined, firstName: undefined, lastName: undefined };
    expect(toVCard(nameless, SOURCE, '4.0')).toContain('\r\nFN:amara@northwind.example.com\r\n');
    const card = toVCard(nameless, SOURCE, '3.0');
    expect(card).toContain('\r\nN:amara@northwind.example.com;;;;\r\n');
  });

  it.each(VERSIONS)('of %s gives every value back, unfolded and unescaped', (version) => {
    const property = fc.property(
      anyText,
      anyText,
      anyText,
      anyText,
      (name, title, family, summary) => {
        const person: Person = {
          ...AMARA,
          name,
          title,
          lastName: family,
          firstName: 'A;,\\',
          summary,
        };
        const lines = linesOf(toVCard(person, SOURCE, version));
        if (clean(name) !== '')
          expect(componentsOf(valueIn(lines, 'FN') ?? '')).toEqual([clean(name)]);
        const [last, first] = componentsOf(valueIn(lines, 'N') ?? '');
        expect([last, first]).toEqual([clean(family), 'A;,\\']);
        const told = valueIn(lines, 'TITLE');
        expect(componentsOf(told ?? '')).toEqual([cleanLines(title)]);
        expect(componentsOf(valueIn(lines, 'NOTE') ?? '')[0]).toContain(cleanLines(summary));
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('keeps plain words as they are', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'Ö', '中', '😀', ',', ';', '\\', ':', 'n', '"'),
    });
    fc.assert(
      fc.property(words, (name) => {
        fc.pre(name !== '');
        const lines = linesOf(toVCard({ ...AMARA, name }, SOURCE, '4.0'));
        expect(componentsOf(valueIn(lines, 'FN') ?? '')).toEqual([name]);
      }),
    );
  });

  it.each(VERSIONS)('of %s is well formed for anybody', (version) => {
    const octets = new TextEncoder();
    const check = fc.property(anyPerson, anySource, (person, source) => {
      const card = toVCard(person, source, version);
      for (const line of card.slice(0, -2).split('\r\n')) {
        expect(octets.encode(line).length).toBeLessThanOrEqual(75);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }
      const names = linesOf(card).map(([name]) => name.split(';')[0]);
      expect(names.slice(0, 2)).toEqual(['BEGIN', 'VERSION']);
      for (const once of ['BEGIN', 'VERSION', 'FN', 'END']) {
        expect(names.filter((name) => name === once)).toHaveLength(1);
      }
      expect(names.at(-1)).toBe('END');
      if (version === '3.0') expect(names).toContain('N');
    });
    fc.assert(check, { numRuns: 500 });
  });
});
