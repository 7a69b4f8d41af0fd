import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';
import type more from '../public/_locales/en/more.json';

/** A name in `_locales/en/messages.json` (the manifest, and what the panel's first views say) or `more.json` beside it. */
export type TextKey = keyof typeof messages | keyof typeof more;

type PluralKey = TextKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;
type Values = Readonly<Record<string, string | number>>;
type Messages = Readonly<Record<string, { readonly message: string }>>;

let language = 'en';
let texts: Messages = {};

/** Loads a language's texts from the extension itself. Called once, before a page draws. */
export async function loadText(wanted = 'en'): Promise<void> {
  setText(wanted, await fetchText(`/_locales/${wanted}/messages.json`));
}

/** Adds the texts of what is not on the way to the panel's first card: the options page, the first run, lists. */
export async function loadMoreText(): Promise<void> {
  texts = { ...texts, ...(await fetchText(`/_locales/${language}/more.json`)) };
}

/** Puts texts in force; `loadText` does it with those of a file. */
export function setText(wanted: string, loaded: Messages): void {
  language = wanted;
  texts = loaded;
}

/** The language in force, as a BCP 47 tag: for dates and numbers. */
export function textLanguage(): string {
  return language;
}

/** The text of that name, with each `{name}` in it replaced by its value. */
export function text(key: TextKey, values: Values = {}): string {
  return filled(texts[key]?.message ?? key, values);
}

/** The text for a count: `stem_one`, `stem_other` …, by the language's plural rules; `{count}` is the number, formatted. */
export function plural(stem: PluralKey, count: number, values: Values = {}): string {
  const rule = new Intl.PluralRules(language).select(count);
  const message = texts[`${stem}_${rule}`]?.message ?? texts[`${stem}_other`]?.message ?? stem;
  return filled(message, { count: formatNumber(count), ...values });
}

/** A number as the language writes it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

async function fetchText(path: string): Promise<Messages> {
  const response = await fetch(browser.runtime.getURL(path as '/'));
  return (await response.json()) as Messages;
}

function filled(message: string, values: Values): string {
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
