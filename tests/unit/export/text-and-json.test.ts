import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileName } from '../../../lib/export/file-name';
import { SCHEMA, toJson, toReadableJson } from '../../../lib/export/json';
import { toText } from '../../../lib/export/text';
import { setText } from '../../../lib/text';
import messages from '../../../public/_locales/en/messages.json';
import more from '../../../public/_locales/en/more.json';
import { AMARA, SOURCE } from './amara';
import { anyPerson, anySource, anyText } from './any-person';

beforeAll(() => setText('en', { ...messages, ...more }));

// None of these may be copied as they are.
const UNSEEN = /[^\P{Cc}\n]|\p{Bidi_Control}/u;

describe('text', () => {
  it('is a note about the person', () => {
    expect(toText(AMARA, SOURCE)).toBe(`Amara Okafor-Lindqvist (she/her)
VP Engineering · Northwind Robotics, Inc.
Robots; people, and what is between
Gothenburg, Sweden

Contact
amara@northwind.example.com (business, verified)
amara@example.org (personal)
+1 555 0100
555 0101

About
I lead 140 people.
Before that: looms.

Experience
VP Engineering · Northwind Robotics, Inc. (Apr 2023 – now)

Education
Chalmerista College (MSc, 2009)

Skills
Robotics, C++

Languages
English, Swedish

Certifications
Weaving (Loom Board, May 2020)

Elsewhere
https://www.linkedin.com/in/amara-0x1c
https://x.com/amara_0x1c
https://northwind.example.com/a,b;c

From Crustdata, data of Nov 3, 2026, fetched on Nov 22, 2026.
`);
  });

  it('holds nothing that is not seen, whoever it is of', () => {
    const property = fc.property(anyPerson, anySource, (person, source) => {
      const words = toText(person, source);
      expect(words).not.toMatch(UNSEEN);
      expect(words.isWellFormed()).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('JSON', () => {
  it('is the record with schema and source, names in order', () => {
    const { id, name, ...rest } = AMARA;
    const json = toJson(AMARA, SOURCE);
    expect(toJson({ ...rest, name, id }, SOURCE)).toBe(json);
    const { person, ...around } = JSON.parse(json);
    expect(person).toEqual(AMARA);
    expect(Object.keys(person)).toEqual(Object.keys(person).sort());
    expect(around).toEqual({
      ...SCHEMA,
      source: {
        provider: 'Crustdata',
        fetchedAt: '2026-11-22T12:35:50Z',
        dataAsOf: '2026-11-03T00:00:00Z',
      },
    });
  });

  it('loses nothing, and shows what would not be seen', () => {
    const property = fc.property(anyPerson, anySource, (person, source) => {
      const json = toJson(person, source);
      expect(json).not.toMatch(UNSEEN);
      expect(JSON.parse(json).person).toEqual(JSON.parse(JSON.stringify(person)));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('of a raw answer says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(JSON.parse(toReadableJson(raw))).toEqual(JSON.parse(JSON.stringify(raw)));
      }),
    );
    expect(toReadableJson({ a: '\u202e' })).toBe('{\n  "a": "\\u202e"\n}');
  });
});

describe('a file name', () => {
  it.each([
    ['Amara Okafor-Lindqvist', 'Amara Okafor-Lindqvist.vcf'],
    ['Zoë 中村', 'Zoë 中村.vcf'],
    ['../../etc/passwd', 'etc passwd.vcf'],
    ['.hidden', 'hidden.vcf'],
    ['CON', 'person CON.vcf'],
    ['lpt1.x', 'person lpt1.x.vcf'],
    ['a\u202egpj.exe', 'agpj.exe.vcf'],
    ['', 'person.vcf'],
    ['???', 'person.vcf'],
    ['x'.repeat(500), `${'x'.repeat(80)}.vcf`],
  ])('of %j is %j', (words, name) => {
    expect(fileName(words, 'vcf')).toBe(name);
  });

  it('is one that every system takes', () => {
    const property = fc.property(anyText, (words) => {
      const name = fileName(words, 'vcf');
      expect(name).toMatch(/^[^.\s][^<>:"/\\|?*]*\.vcf$/u);
      expect(name).not.toMatch(UNSEEN);
      expect(name).not.toMatch(/[. ]\.vcf$/);
    });
    fc.assert(property, { numRuns: 1_000 });
  });
});
