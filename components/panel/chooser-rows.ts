import type { EmailClass } from '../../lib/detect/email-class';
import { type Identifier, identifierKey, identifierLabel, profileUrl } from '../../lib/identifier';
import type { Named } from '../../lib/named';

/** One person in the chooser. The same person stays the same object while the list changes around them. */
export interface Row {
  readonly key: string;
  readonly identifier: Identifier;
  /** The name as it stands beside the identifier; empty where none does. */
  readonly name: string;
  /** The identifier as it is shown. */
  readonly id: string;
  readonly emailClass: EmailClass | undefined;
  /** What a filter looks in. */
  readonly folded: string;
}

// Combining marks over Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic, which few people type. Marks that
// are letters to those who write with them (Devanagari, Thai, Kana) stay.
const MARKS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/gu;
const LETTERS_WITHOUT_PARTS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ı: 'i',
};

/** A text without letter case and without accents, for comparing. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[æœøłđðþßı]/gu, (letter) => LETTERS_WITHOUT_PARTS[letter] ?? letter);
}

/** The rows for these people; a row that says the same as an earlier one of that person is that one. */
export function rowsOf(people: readonly Named[], earlier: readonly Row[]): Row[] {
  const known = new Map(earlier.map((row) => [row.key, row]));
  return people.map(({ identifier, label, emailClass }) => {
    const key = identifierKey(identifier);
    const id = identifierLabel(identifier);
    const name = label === undefined || label === id ? '' : label;
    const before = known.get(key);
    if (before !== undefined && before.name === name && before.emailClass === emailClass) {
      return before;
    }
    return { key, identifier, name, id, emailClass, folded: fold(`${name} ${id}`) };
  });
}

/** The words of a filter, each of which must be there, anywhere in name or identifier. */
export function wordsOf(filter: string): string[] {
  return fold(filter).split(/\s+/u).filter(Boolean);
}

/** Whether a filter of these words shows the row. */
export function isMatch({ folded }: Row, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}

/**
 * The rows as text, one a line: name, tab, address or URL of the profile. What a page calls someone is a stranger's text, and a
 * spreadsheet takes a cell that begins with one of these signs for a formula: no name does.
 */
export function copyText(rows: readonly Row[]): string {
  return rows
    .map(({ name, identifier }) => {
      const plain = name.replace(/\s+/gu, ' ').replace(/^[=+\-@ ]+/u, '');
      const id = identifier.kind === 'email' ? identifier.address : profileUrl(identifier.slug);
      return `${plain}\t${id}`;
    })
    .join('\n');
}
