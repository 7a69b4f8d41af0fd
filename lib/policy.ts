import { browser } from 'wxt/browser';

/** What an organisation has set for this browser, by name, as it stands there; nothing where there is no policy. */
export async function readPolicy(): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await browser.storage.managed.get();
  } catch {
    // Firefox rejects where there is none.
    return {};
  }
}

/** The words that some settings take in place of a number. */
export const WORDS = ['none', 'any', 'ever', 'exit', 'unknown'] as const;

/**
 * What a value of a policy may mean: Chromium gives each one type, so that where a setting takes a number or a word, the policy says -1 for
 * the word.
 */
export function readingsOf(raw: unknown): readonly unknown[] {
  const json = JSON.stringify(raw);
  const worded = (word: string) =>
    JSON.parse(json, (_name, value) => (value === -1 ? word : value)) as unknown;
  return [raw, ...WORDS.map(worded)];
}
