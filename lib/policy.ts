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
