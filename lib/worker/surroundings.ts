import { browser } from 'wxt/browser';
import type { Surroundings } from '../enrich/pipeline';
import { readKey, readKeyStatus } from '../keys';
import type { Provider } from '../providers/provider';
import { hasConsent, readSettings } from '../settings';
import { creditsSince } from '../store/receipts';
import { DATABASE_NAMES, type Database, openDatabase } from '../store/schema';
import { DEMO_KEY, demoFetch } from './demo-transport';

const open = new Map<string, Promise<Database>>();

/** The database of a provider's people; it stays open as long as the worker lives, or until a newer version needs it. */
export function databaseOf(provider: Provider): Promise<Database> {
  const name = provider.isDemo ? DATABASE_NAMES.demo : DATABASE_NAMES.bought;
  const known = open.get(name);
  if (known !== undefined) return known;
  const opening = openDatabase(name);
  open.set(name, opening);
  opening.then(
    (database) => database.addEventListener('close', () => open.delete(name)),
    () => open.delete(name),
  );
  return opening;
}

/** The worker's answers to what the pipeline asks of the world. */
export const surroundings: Surroundings = {
  database: databaseOf,
  key: async (provider) => (provider.isDemo ? DEMO_KEY : readKey(provider.id)),
  account: async (provider) =>
    provider.isDemo ? undefined : (await readKeyStatus(provider.id))?.account,
  fetch: async (provider) => {
    if (!provider.isDemo) return (input, init) => fetch(input, init);
    return demoFetch(async () => creditsSince(await databaseOf(provider), provider.id, 0));
  },
  mayReach,
  hasConsent: async () => hasConsent(await readSettings()),
  isOnline: () => navigator.onLine,
  timeoutMs: async () => (await readSettings()).waitS * 1000,
  now: Date.now,
};

/** Whether the browser lets us reach the provider's hosts. */
export async function mayReach(provider: Provider): Promise<boolean> {
  if (provider.origins.length === 0) return true;
  return browser.permissions.contains({ origins: [...provider.origins] });
}
