import { browser } from 'wxt/browser';
import { classOf } from '../detect/class-of';
import type { Surroundings } from '../enrich/pipeline';
import { readKey, readKeyStatus, saveRefusal } from '../keys';
import { checkMatch } from '../match/match-check';
import type { Provider } from '../providers/provider';
import { hasConsent, readSettings } from '../settings';
import { databaseFor } from '../store/open';
import { creditsSince } from '../store/receipts';
import { DEMO_KEY, demoFetch } from './demo-transport';

/** The worker's answers to what the pipeline asks of the world. */
export const surroundings: Surroundings = {
  database: databaseFor,
  key: async (provider) => (provider.isDemo ? DEMO_KEY : readKey(provider.id)),
  knownOf: async ({ id, isDemo }, key) => {
    if (isDemo) return {};
    const { account, refused } = (await readKeyStatus(id)) ?? {};
    return { account, refused, refuse: (what) => saveRefusal(id, key, what) };
  },
  fetch: async (provider) => {
    if (!provider.isDemo) return (input, init) => fetch(input, init);
    return demoFetch(async () => creditsSince(await databaseFor(provider), provider.id, 0));
  },
  mayReach,
  hasConsent: async () => hasConsent(await readSettings()),
  isOnline: () => navigator.onLine,
  timeoutMs: async () => (await readSettings()).waitS * 1000,
  confirms: (address, match) =>
    checkMatch(address, match, classOf(address)).verdict === 'confirmed',
  now: Date.now,
};

/** Whether the browser lets us reach the provider's hosts. */
export async function mayReach(provider: Provider): Promise<boolean> {
  if (provider.origins.length === 0) return true;
  return browser.permissions.contains({ origins: [...provider.origins] });
}
