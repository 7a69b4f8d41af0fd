import { browser } from 'wxt/browser';

const EVERY_SITE = { origins: ['*://*/*'] };

/** Whether the browser lets the page script run on every site. */
export function mayWatch(): Promise<boolean> {
  return browser.permissions.contains(EVERY_SITE);
}

/**
 * Asks the browser for access to every site. Must be the first statement of a click's listener: Firefox asks nobody after an
 * await. Resolves with the user's answer.
 */
export function askToWatch(): Promise<boolean> {
  return browser.permissions.request(EVERY_SITE);
}

// However a browser writes it.
const ANY_HOST = /^(?:\*|https?):\/\/\*\/|^<all_urls>$/;

/**
 * Gives the access to every site back, all but `kept` (match patterns) and what was given by itself: Chromium takes what lies
 * within along, such as a provider's host, and gives it anew in the same click without asking, since it was given before.
 */
export async function stopWatching(kept: readonly string[]): Promise<void> {
  const { origins: held = [] } = await browser.permissions.getAll();
  await browser.permissions.remove(EVERY_SITE);
  const single = held.filter((origin) => !ANY_HOST.test(origin));
  const origins = [...new Set([...kept, ...single])];
  if (origins.length === 0 || (await browser.permissions.contains({ origins }))) return;
  await browser.permissions.request({ origins });
}

/** Calls back when the browser's permissions change; returns what ends that. */
export function watchAccess(changed: () => void): () => void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
