import { browser } from 'wxt/browser';
import { capsInForce } from '../by-settings';
import { classOf } from '../detect/class-of';
import type { EmailClass } from '../detect/email-class';
import type { Surroundings } from '../enrich/pipeline';
import { FailureError } from '../failure';
import { readKey, saveRefusal } from '../keys/keys';
import { readKeyStatus } from '../keys/status';
import { checkMatch } from '../match/match-check';
import type { Provider } from '../providers/provider';
import { announceRequest } from '../request-changes';
import { hasConsent, isAllowed, readManaged, readSettings } from '../settings';
import { NO_CAPS } from '../store/caps';
import { databaseFor } from '../store/open';
import { creditsSince } from '../store/receipts';
import { type LogWorld, openLog } from '../store/requests';
import { DEMO_KEY, demoFetch } from './demo-transport';
import { paceOf } from './paces';

/** The log of requests, which pages that show it follow. Of the demo nothing leaves. */
const logWorld: LogWorld = {
  database: () => databaseFor({ isDemo: false }),
  now: Date.now,
  onWritten: announceRequest,
};

/** The worker's answers to what the pipeline asks of the world. */
export const surroundings: Surroundings = {
  database: databaseFor,
  key: async (provider) => (provider.isDemo ? DEMO_KEY : keyOf(provider)),
  knownOf: async ({ id, isDemo }, key) => {
    if (isDemo) return {};
    const { account, refused } = (await readKeyStatus(id)) ?? {};
    const prices = (await readSettings()).prices[id];
    return { account, refused, prices, refuse: (what) => saveRefusal(id, key, what) };
  },
  fetch: async (provider) => {
    if (!provider.isDemo) return (input, init) => fetch(input, init);
    return demoFetch(async () => creditsSince(await databaseFor(provider), provider.id, 0));
  },
  log: (provider, errand) =>
    openLog(logWorld, { ...errand, ...(provider && { provider: provider.id }) }),
  counting: (provider) => paceOf(provider).counting,
  mayReach,
  isAllowed: async ({ id }) => isAllowed(await readSettings(), id),
  caps: async ({ isDemo }) => {
    if (isDemo) return NO_CAPS;
    const [settings, managed] = await Promise.all([readSettings(), readManaged()]);
    return capsInForce(settings, managed.settings);
  },
  hasConsent: async () => hasConsent(await readSettings()),
  isOnline: () => navigator.onLine,
  timeoutMs: async () => (await readSettings()).waitS * 1000,
  keepMissesDays: async () => (await readSettings()).keepMissesDays,
  confirms: (address, match) =>
    checkMatch(address, match, classOf(address)).verdict === 'confirmed',
  isOwn: (address) => !SHARED.has(classOf(address)),
  now: Date.now,
};

// Mailboxes of several people, or of nobody.
const SHARED: ReadonlySet<string> = new Set<EmailClass>(['role', 'noreply', 'placeholder']);

/** Throws FailureError where it is locked or damaged, with the provider's name. */
async function keyOf({ id, name }: Provider): Promise<string | undefined> {
  try {
    return await readKey(id);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    throw new FailureError({ ...thrown.failure, provider: name });
  }
}

/** Whether the browser lets us reach the provider's hosts. */
export async function mayReach(provider: Provider): Promise<boolean> {
  if (provider.origins.length === 0) return true;
  return browser.permissions.contains({ origins: [...provider.origins] });
}
