import { FailureError, freeFailure } from '../failure';
import type { Provider } from '../providers/provider';
import type { Surroundings } from './pipeline';

/**
 * The key, when everything that must stand before any request does: the organisation, consent, a key, access, a network. Throws FailureError, and
 * then nothing was sent and nothing charged.
 */
export async function allowed(
  around: Pick<Surroundings, 'isAllowed' | 'hasConsent' | 'key' | 'mayReach' | 'isOnline'>,
  provider: Provider,
): Promise<string> {
  const about = { provider: provider.name };
  if (!(await around.isAllowed(provider))) throw freeFailure('blocked', about);
  if (!provider.isDemo && !(await around.hasConsent())) throw freeFailure('no-consent', about);
  const key = await around.key(provider).catch((thrown: unknown) => {
    // The keys know nothing of names.
    throw thrown instanceof FailureError
      ? new FailureError({ ...about, ...thrown.failure }, thrown.reply)
      : thrown;
  });
  if (key === undefined) throw freeFailure('no-key', about);
  if (!(await around.mayReach(provider))) throw freeFailure('not-allowed', about);
  if (!provider.isDemo && !around.isOnline()) throw freeFailure('offline', about);
  return key;
}
