import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';
import type more from '../public/_locales/en/more.json';
import { bestLanguage, type Language, tagOf } from './languages';

/** A name in `_locales/en/messages.json` (the manifest, and what the panel's first views say) or `more.json` beside it. */
export type TextKey = keyof typeof messages | keyof typeof more;

/** The stem of a counted text's names, without `_one`, `_other` …. */
export type PluralKey = TextKey extends infer K
  ? K extends `${infer Stem}_other`
    ? Stem
    : never
  : never;
type Values = Readonly<Record<string, string | number>>;
type Messages = Readonly<Record<string, { readonly message: string }>>;

let language: Language = 'en';
let texts: Messages | undefined;
let hasMore = false;
let last: Promise<unknown> = Promise.resolve();
let noticeReading: () => void = () => undefined;

/**
 * Puts a language in force, with its texts from the extension itself; by `system`, the browser's, or else the first that the
 * user reads. Called before a page draws, and whenever the choice may have changed: nothing is loaded twice.
 */
export function loadText(choice: Language | 'system' = 'system'): Promise<void> {
  return inTurn(async () => {
    const wanted =
      choice === 'system'
        ? bestLanguage([browser.i18n.getUILanguage(), ...navigator.languages])
        : choice;
    if (wanted === language && texts !== undefined) return;
    const files = hasMore ? (['messages', 'more'] as const) : (['messages'] as const);
    const loaded = await Promise.all(files.map((file) => fetchText(wanted, file)));
    language = wanted;
    texts = Object.assign({}, ...loaded);
  });
}

/**
 * Adds the texts of what is not on the way to the panel's first card: the options page, the first run, lists. Called before
 * `loadText`, it has them come with the others.
 */
export function loadMoreText(): Promise<void> {
  return inTurn(async () => {
    if (!hasMore && texts !== undefined) {
      texts = { ...texts, ...(await fetchText(language, 'more')) };
    }
    hasMore = true;
  });
}

/** Puts texts in force that are at hand. */
export function setText(wanted: Language, loaded: Messages): void {
  language = wanted;
  texts = loaded;
  hasMore = false;
}

/** Calls back whenever a text, or the language, is read: so what was drawn with them can be drawn anew in another language. */
export function onTextRead(read: () => void): void {
  noticeReading = read;
}

/** The language in force, as a BCP 47 tag: for dates and numbers. */
export function textLanguage(): string {
  noticeReading();
  return tagOf(language);
}

/**
 * What formats by the language in force, made anew when that changes: to make it costs a hundred times what using it does, and a card has
 * dozens of counts and dates.
 */
export function inLanguage<F>(make: (language: string) => F): () => F {
  let made: { readonly language: string; readonly format: F } | undefined;
  return () => {
    const now = textLanguage();
    if (made?.language !== now) made = { language: now, format: make(now) };
    return made.format;
  };
}

const rules = inLanguage((now) => new Intl.PluralRules(now));
const listing = (type: 'conjunction' | 'disjunction' | 'unit') => {
  const style = type === 'unit' ? 'narrow' : 'long';
  return inLanguage((now) => new Intl.ListFormat(now, { type, style }));
};
const lists = {
  conjunction: listing('conjunction'),
  disjunction: listing('disjunction'),
  unit: listing('unit'),
};
const numbers = inLanguage((now) => new Intl.NumberFormat(now, { maximumFractionDigits: 2 }));

/** The text of that name, with each `{name}` in it replaced by its value. */
export function text(key: TextKey, values: Values = {}): string {
  return filled(messageOf(key) ?? key, values);
}

/** The text for a count: `stem_one`, `stem_other` …, by the language's plural rules; `{count}` is the number, formatted. */
export function plural(stem: PluralKey, count: number, values: Values = {}): string {
  const rule = rules().select(count);
  const message = messageOf(`${stem}_${rule}`) ?? messageOf(`${stem}_other`) ?? stem;
  return filled(message, { count: formatNumber(count), ...values });
}

/** A number as the language writes it. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}

/** Several words as the language lists them: `a, b, and c`; of measures (`unit`), `3 yrs 8 mos`. */
export function formatList(
  words: readonly string[],
  type: keyof typeof lists = 'conjunction',
): string {
  return lists[type]().format(words);
}

function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

async function fetchText(wanted: Language, file: 'messages' | 'more'): Promise<Messages> {
  const path = `/_locales/${wanted}/${file}.json`;
  const response = await fetch(browser.runtime.getURL(path as '/'));
  return (await response.json()) as Messages;
}

function messageOf(name: string): string | undefined {
  noticeReading();
  return texts?.[name]?.message;
}

function filled(message: string, values: Values): string {
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
