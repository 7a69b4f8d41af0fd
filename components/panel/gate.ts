import type { ProviderOverview } from '../../lib/messages';
import { hasConsent, type Settings } from '../../lib/settings';
import type { View } from './view';

/** What stands before any request: consent, then a key. */
export function blocked(settings: Settings, provider: ProviderOverview): View | undefined {
  if (provider.isDemo) return undefined;
  if (!hasConsent(settings)) return { kind: 'consent', provider, agreed: settings.consent };
  return provider.key === null ? { kind: 'no-key', provider } : undefined;
}
