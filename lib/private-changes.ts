import { browser } from 'wxt/browser';

const ITEM = 'private-windows';

/** What the panels of private windows are to have in memory no more: whoever is never to be looked up, or everything. */
export type PrivateChange = 'somebody' | 'everything';

/**
 * Tells the panels of private windows. By storage, which they share with all others: in Firefox no BroadcastChannel reaches them. It says
 * nothing of whom it is about.
 */
export async function announcePrivately(what: PrivateChange): Promise<void> {
  // The same once more would be no change; and nothing of it is to stay.
  await browser.storage.session.set({ [ITEM]: { what, at: crypto.randomUUID() } });
  await browser.storage.session.remove(ITEM);
}

/** Calls back when something is to be forgotten; returns what ends that. */
export function watchPrivately(changed: (what: PrivateChange) => void): () => void {
  const listener = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => {
    const now = changes[ITEM]?.newValue as { readonly what: PrivateChange } | null | undefined;
    if (now) changed(now.what);
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
