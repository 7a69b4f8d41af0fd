import { browser } from 'wxt/browser';
import type { ProviderOverview } from '../../lib/messages';

/** Opens the options page in a tab. */
export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/**
 * Asks the browser for access to the provider's hosts. Must be the first statement of a click's listener: Firefox refuses after an
 * await. Resolves to whether it was given; false where the browser refused to ask.
 */
export async function requestAccess(provider: ProviderOverview): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [...provider.origins] });
  } catch {
    return false;
  }
}
