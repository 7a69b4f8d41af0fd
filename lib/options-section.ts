import { browser } from 'wxt/browser';

/** The sections of the options page, by the ids of their headings, in the order in which they stand. */
export const OPTIONS_SECTIONS = [
  'providers',
  'passphrase',
  'choice',
  'asking',
  'spending',
  'detection',
  'appearance',
  'privacy',
  'never-up',
  'data',
  'keyboard',
  'about',
] as const;

/** One of OPTIONS_SECTIONS. */
export type OptionsSection = (typeof OPTIONS_SECTIONS)[number];

// Not in the page's address: by another address than its own, an options page that is open already would not be found again.
const KEY = 'options:section';

/** Notes which section the options page is to show next, whether it is open already or opens now. */
export async function askForSection(section: OptionsSection): Promise<void> {
  await browser.storage.session.set({ [KEY]: section });
}

/** The section that was asked for, once; `undefined` where there is none. */
export async function takeSection(): Promise<OptionsSection | undefined> {
  const { [KEY]: asked } = await browser.storage.session.get(KEY);
  if (asked === undefined) return undefined;
  await browser.storage.session.remove(KEY);
  return OPTIONS_SECTIONS.find((section) => section === asked);
}

/** Calls back when a section is asked for; returns what ends that. */
export function watchSection(asked: () => void): () => void {
  const listener = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string) => {
    if (area === 'session' && typeof changes[KEY]?.newValue === 'string') asked();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
