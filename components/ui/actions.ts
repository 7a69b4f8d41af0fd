import { browser } from 'wxt/browser';
import { askFor } from '../../lib/access';
import type { ProviderOverview } from '../../lib/messages';

/** Opens the options page in a tab. */
export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** As `askFor`, for the provider's hosts. Must be the first statement of a click's listener. */
export function requestAccess(provider: ProviderOverview): Promise<boolean> {
  return askFor(provider.origins);
}
