import { browser } from 'wxt/browser';
import { askFor, EVERY_SITE } from './access';

// However a browser writes it.
const ANY_HOST = /^(?:\*|https?):\/\/\*\/|^<all_urls>$/;

/** How giving back the access to every site ended: it is given back, it stays, or what was to stay went along. */
export type Stopped = 'off' | 'kept' | 'took-along';

/**
 * Gives the access to every site back, all but `kept` (match patterns) and what was given by itself. Never rejects.
 *
 * Chromium takes what lies within along, such as a provider's host, and gives it anew in the same click without asking, since it
 * was given before. Firefox leaves what was given by itself, so that there is nothing to ask for. But it notes nothing by itself that
 * every site includes at the time, and after an await it asks nobody: `askFor` is then for a click of its own.
 */
export async function stopWatching(kept: readonly string[]): Promise<Stopped> {
  const { origins: held = [] } = await browser.permissions.getAll();
  const isRemoved = await browser.permissions.remove(EVERY_SITE).catch(() => false);
  if (!isRemoved) return 'kept';
  const single = held.filter((origin) => !ANY_HOST.test(origin));
  const origins = [...new Set([...kept, ...single])];
  if ((await isHeld(origins)) || (await askFor(origins)) || (await isHeld(kept))) return 'off';
  return 'took-along';
}

/** Whether the browser gives access to all of these (match patterns). */
export async function isHeld(origins: readonly string[]): Promise<boolean> {
  return origins.length === 0 || browser.permissions.contains({ origins: [...origins] });
}
