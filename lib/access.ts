import { browser } from 'wxt/browser';

/** The permission to run on every site. */
export const EVERY_SITE = { origins: ['*://*/*'] };

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

/**
 * Asks the browser for access to these (match patterns). Must be the first statement of a click's listener: Firefox asks nobody
 * after an await. Resolves to whether it was given; false where the browser refused to ask.
 */
export async function askFor(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [...origins] });
  } catch {
    return false;
  }
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
