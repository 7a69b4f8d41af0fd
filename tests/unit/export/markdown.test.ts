import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../../lib/export/clean';
import { asMarkdown, toMarkdown } from '../../../lib/export/markdown';
import { setText } from '../../../lib/text';
import messages from '../../../public/_locales/en/messages.json';
import more from '../../../public/_locales/en/more.json';
import { AMARA, SOURCE } from './amara';
import { anyPerson, anySource, anyText } from './any-person';

beforeAll(() => setText('en', { ...messages, ...more }));

// What only we write: items that are a link, with the address last.
const OUR_LINK = /^- \[((?:\\.|[^\\[\]])*)\]\(((?:https?:\/\/|mailto:|tel:)[^\s()<>[\]\\]*)\)/gm;

describe('Markdown', () => {
  it('has the person under headings', () => {
    expect(toMarkdown(AMARA, SOURCE)).toBe(`# Amara Okafor-Lindqvist (she/her)

VP Engineering · Northwind Robotics, Inc.

Robots; people, and what is between

Gothenburg, Sweden

## Contact

- [amara\\@northwind.example.com](mailto:amara@northwind.example.com) (business, verified)
- [amara\\@example.org](mailto:amara@example.org) (personal)
- [\\+1 555 0100](tel:+15550100)
- 555 0101

## About

I lead 140 people.  
Before that: looms.

## Experience

- VP Engineering · Northwind Robotics, Inc. (Apr 2023 – now)

## Education

- Chalmerista College (MSc, 2009)

## Skills

Robotics, C++

## Languages

English, Swedish

## Certifications

- Weaving (Loom Board, May 2020)

## Elsewhere

- [https\\://www\\.linkedin.com/in/amara-0x1c](https://www.linkedin.com/in/amara-0x1c)
- [https\\://x.com/amara\\_0x1c](https://x.com/amara_0x1c)
- [https\\://northwind.example.com/a,b;c](https://northwind.example.com/a,b;c)

From Crustdata, data of Nov 3, 2026, fetched on Nov 22, 2026.
`);
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['12. no item', '12\\. no item'],
    ['3) no item', '3\\) no item'],
    ['===', '\\==='],
    ['> no quotation', '\\> no quotation'],
    ['a\n---\nb', 'a  \n\\---  \nb'],
    ['[x](javascript:y)', '\\[x\\](javascript\\:y)'],
    ['![x][y]', '!\\[x\\]\\[y\\]'],
    ['<b>&lt;', '\\<b\\>\\&lt;'],
    ['WWW.example.net', 'WWW\\.example.net'],
    ['10:30, note: this', '10\\:30, note: this'],
    ['C++ and half-time (50 %)', 'C++ and half-time (50 %)'],
  ])('says %j as %j', (words, written) => {
    expect(asMarkdown(words)).toBe(written);
  });

  it('lets no word of a stranger open anything', () => {
    const property = fc.property(anyText, (words) => {
      const open = asMarkdown(clean(words)).replace(/\\[\x21-\x7e]/g, 'x');
      expect(open).not.toMatch(/[`*_[\]<>&|~$^@\\]|:\S|www\./i);
      expect(open).not.toMatch(/^(?:[#+=-]|\d+[.)])/);
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('has no links but ours, to http, https, mailto and tel, whoever it is of', () => {
    const property = fc.property(anyPerson, anySource, (person, source) => {
      const markdown = toMarkdown(person, source);
      const rest = markdown.replace(OUR_LINK, '- ').replace(/\\[\x21-\x7e]/g, 'x');
      expect(rest).not.toMatch(/[[\]<>`@|]|:\/\/|www\./i);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
