/** The languages there are texts in, as the folders of `public/_locales` are named. */
export const LANGUAGES = ['en', 'de', 'fr', 'ja', 'pt_BR', 'es'] as const;

/** One of those languages. */
export type Language = (typeof LANGUAGES)[number];

/** A language as BCP 47 writes it: `pt-BR`. */
export function tagOf(language: Language): string {
  return language.replace('_', '-');
}

/** The first of some BCP 47 tags, in order of liking, whose language there are texts in, whatever its region; else English. */
export function bestLanguage(tags: readonly string[]): Language {
  const found = tags.map((tag) => LANGUAGES.find((one) => rootOf(one) === rootOf(tag)));
  return found.find((one) => one !== undefined) ?? 'en';
}

function rootOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}
