import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

/** A name in `_locales/en/messages.json`. */
export type TextKey = keyof typeof messages;

type PluralKey = TextKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;
type Values = Readonly<Record<string, string | number>>;
type Messages = Readonly<Record<string, { readonly message: string }>>;

let language = 'en';
let texts: Messages = {};

/** Loads a language's texts from the extension itself. Called once, before a page draws. */
export async function loadText(wanted = 'en'): Promise<void> {
  const response = await fetch(browser.runtime.getURL(`/_locales/${wanted}/messages.json` as '/'));
  setText(wanted, (await response.json()) as Messages);
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

function filled(message: string, values: Values): string {
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
