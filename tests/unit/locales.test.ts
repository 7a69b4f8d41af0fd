import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, tagOf } from '../../lib/languages';
import messages from '../../public/_locales/en/messages.json';
import { pseudo } from '../locales/pseudo';
import {
  countedName,
  FILES,
  holesOf,
  localeFolders,
  namesIn,
  rawLocale,
  readLocale,
} from '../locales/read';

// Measures are cut short, with a full stop where the language writes one: `2 J.`
const ABBREVIATED = ['years', 'months'];

// In Latin letters at 320 px.
const ONE_LINE = 42;

// By the documents of both stores; Chrome refuses to load what is longer.
const LONGEST = { extName: 75, extDescription: 132 };

it('there are texts in every language that is offered, and in no other', async () => {
  expect(await localeFolders()).toEqual([...LANGUAGES].sort());
});

describe.each(LANGUAGES)('%s', (language) => {
  it.each(FILES)('has in %s.json exactly the names of the English', async (file) => {
    const english = await readLocale('en', file);
    const names = [...(await readLocale(language, file)).keys()];
    expect(names.toSorted()).toEqual(namesIn(language, english.keys()));
  });

  it.each(FILES)('names nothing twice in %s.json, and gives each a message alone', async (file) => {
    const raw = await rawLocale(language, file);
    const names = [...raw.matchAll(/^ {2}"(\w+)": \{$/gm)].map(([, name]) => name);
    expect(names).toEqual([...new Set(names)]);
    const entries = Object.entries<object>(JSON.parse(raw));
    expect(names).toHaveLength(entries.length);
    for (const [name, entry] of entries) expect(Object.keys(entry), name).toEqual(['message']);
  });

  it.each(FILES)('has in %s.json the holes of the English', async (file) => {
    const english = await readLocale('en', file);
    for (const [name, message] of await readLocale(language, file)) {
      expect(holesOf(message), `${name}: ${message}`).toEqual(
        expectedHoles(language, name, message, english),
      );
    }
  });

  it.each(FILES)(
    'says everything in %s.json, in words and signs fit for the screen',
    async (file) => {
      for (const [name, message] of await readLocale(language, file)) {
        const where = `${name}: ${message}`;
        expect(message, where).toMatch(/\S/);
        expect(message, where).toBe(message.trim().normalize('NFC'));
        expect(message, where).not.toMatch(/<[a-z/]|&#?\w+;|\$|["']| {2}|\p{Cc}|\.{3}/u);
        expect(message.replace(/\{\w+\}/g, ''), where).not.toMatch(/[{}]/);
      }
    },
  );

  it.each(FILES)('ends in %s.json each text as the English does', async (file) => {
    const english = await readLocale('en', file);
    for (const [name, message] of await readLocale(language, file)) {
      if (ABBREVIATED.includes(countedName(name)?.stem ?? '')) continue;
      const model = english.get(modelOf(name, english)) ?? '';
      expect(endOf(message), `${name}: ${message}`).toBe(endOf(model));
    }
  });

  it('keeps within the limits of the stores', async () => {
    const texts = await readLocale(language, 'messages');
    for (const [name, most] of Object.entries(LONGEST)) {
      expect([...(texts.get(name) ?? '')].length, name).toBeLessThanOrEqual(most);
    }
  });
});

describe.each(LANGUAGES)('%s', (language) => {
  it('keeps each reason of the match check to one line of a narrow panel', async () => {
    const texts = await readLocale(language, 'more');
    const reasons = [...texts].filter(([name]) => /^(?:confidence|domain|limit|name)/.test(name));
    expect(reasons.length).toBeGreaterThan(15);
    for (const [name, message] of reasons) {
      const words = message.replace(/\{\w+\}/g, '');
      expect(widthOf(words), `${name}: ${message}`).toBeLessThanOrEqual(ONE_LINE);
    }
  });
});

describe.each(LANGUAGES.filter((one) => one !== 'en'))('%s', (language) => {
  it.each(FILES)('leaves no sentence of %s.json in English', async (file) => {
    const english = await readLocale('en', file);
    const same = [...(await readLocale(language, file))].filter(
      ([name, message]) => message === english.get(name) && message.split(' ').length > 3,
    );
    expect(same).toEqual([]);
  });
});

describe('the pseudo-language', () => {
  const made = Object.entries(pseudo(messages));

  it('is longer, bracketed and accented, and keeps the holes', () => {
    for (const [name, { message }] of made) {
      const model = Object.entries(messages).find(([one]) => one === name)?.[1].message ?? '';
      expect(message).toMatch(/^\[.+\]$/u);
      expect(message.length).toBeGreaterThan(model.length * 1.4);
      expect(holesOf(message)).toEqual(holesOf(model));
      if (/[a-z]/.test(model.replace(/\{\w+\}/g, ''))) expect(message).toMatch(/[^\p{ASCII}]/u);
    }
  });
});

/** How wide words are, in Latin letters: a Chinese or Japanese sign is as wide as two. */
function widthOf(words: string): number {
  const isWide = /\p{scx=Han}|\p{scx=Hiragana}|\p{scx=Katakana}/u;
  return [...words].reduce((width, sign) => width + (isWide.test(sign) ? 2 : 1), 0);
}

/** The English text that a translated one follows: of its own category, else of the one that every language has. */
function modelOf(name: string, english: ReadonlyMap<string, string>): string {
  const counted = countedName(name);
  return counted === undefined || english.has(name) ? name : `${counted.stem}_other`;
}

/** A text of one thing need not say the number, where the category means one thing and nothing else. */
function expectedHoles(
  language: Language,
  name: string,
  message: string,
  english: ReadonlyMap<string, string>,
): string[] {
  const counted = countedName(name);
  const model = counted === undefined ? name : `${counted.stem}_other`;
  const holes = holesOf(english.get(model) ?? '');
  const isOneAlone =
    counted?.category === 'one' && new Intl.PluralRules(tagOf(language)).select(0) !== 'one';
  return isOneAlone && !holesOf(message).includes('count')
    ? holes.filter((hole) => hole !== 'count')
    : holes;
}

/** How a text ends: a full stop, a question, a colon or an ellipsis, whatever the script; else nothing. */
function endOf(message: string): string {
  const ends: Readonly<Record<string, string>> = {
    '。': '.',
    '？': '?',
    '：': ':',
    '！': '!',
    '；': ';',
  };
  const last = message.at(-1) ?? '';
  const end = ends[last] ?? last;
  return /[.?!:;…]/.test(end) ? end : '';
}
