import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Language, tagOf } from '../../lib/languages';

/** The two files of a language. */
export const FILES = ['messages', 'more'] as const;

/** One of them. */
export type File = (typeof FILES)[number];

type Texts = ReadonlyMap<string, string>;

const folder = fileURLToPath(new URL('../../public/_locales/', import.meta.url));

/** The languages that have a folder. */
export async function localeFolders(): Promise<string[]> {
  return (await readdir(folder)).sort();
}

/** One file of a language, as it is. */
export function rawLocale(language: string, file: File): Promise<string> {
  return readFile(`${folder}${language}/${file}.json`, 'utf8');
}

/** The texts of one file, by name. */
export async function readLocale(language: string, file: File): Promise<Texts> {
  const entries = Object.entries<{ message: string }>(JSON.parse(await rawLocale(language, file)));
  return new Map(entries.map(([name, { message }]) => [name, message]));
}

/** The plural categories of a language: `one` and `other` in English. */
export function categoriesOf(language: Language): readonly string[] {
  return new Intl.PluralRules(tagOf(language)).resolvedOptions().pluralCategories;
}

/** The stem and category of a counted text's name; of any other, nothing. */
export function countedName(name: string): { stem: string; category: string } | undefined {
  const [, stem, category] = /^(.+)_(zero|one|two|few|many|other)$/.exec(name) ?? [];
  return stem === undefined || category === undefined ? undefined : { stem, category };
}

/** The names that a language's file must have, where English has these: each counted text in all its categories. */
export function namesIn(language: Language, english: Iterable<string>): string[] {
  const names = [...english].flatMap((name) => {
    const counted = countedName(name);
    if (counted === undefined) return [name];
    return categoriesOf(language).map((category) => `${counted.stem}_${category}`);
  });
  return [...new Set(names)].sort();
}

/** The names of a text's holes, each once, in order of the alphabet. */
export function holesOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
}
