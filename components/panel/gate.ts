import type { ProviderOverview } from '../../lib/messages';
import { hasConsent, type Settings } from '../../lib/settings';
import type { View } from './view';

/** What stands before any request: consent, then a key. */
export function blocked(settings: Settings, provider: ProviderOverview): View | undefined {
  if (provider.isDemo) return undefined;
  if (!hasConsent(settings)) return { kind: 'consent', provider, agreed: settings.consent };
  return provider.key === null ? { kind: 'no-key', provider } : undefined;
}

/** What is shown while no provider is in use: the first run, with the first of those that may be. */
export function beforeAny([first]: readonly ProviderOverview[]): View {
  // The organisation rules out every one.
  if (first === undefined) return { kind: 'failure', failure: { code: 'blocked', charged: 'no' } };
  return { kind: 'first-run', provider: first };
}
