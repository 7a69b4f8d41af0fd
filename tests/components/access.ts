import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const EVERY_SITE = '*://*/*';

interface Origins {
  readonly origins: readonly string[];
}

/** The browser's access to every site, as tests decide it. */
export interface EverySite {
  /** What the user says when the browser asks. */
  answer: () => Promise<boolean>;
  readonly request: ReturnType<typeof vi.fn>;
  readonly remove: ReturnType<typeof vi.fn>;
  /** What is given beside it (match patterns). */
  readonly held: Set<string>;
  /** Whether what is held goes along when every site is given back, as in Chromium. */
  takesAlong: boolean;
  /** Gives or takes the access, as the user can in the browser's own pages. */
  change(isGiven: boolean): void;
}

/** Puts permissions into the fake browser, which has none of its own; not given at first. */
export function fakeAccess(): EverySite {
  let isGiven = false;
  const listeners = new Set<() => void>();
  const event = {
    addListener: (listener: () => void) => listeners.add(listener),
    removeListener: (listener: () => void) => listeners.delete(listener),
  };
  const change = (isNow: boolean) => {
    isGiven = isNow;
    for (const listener of listeners) listener();
  };
  const site: EverySite = {
    answer: async () => true,
    request: vi.fn(async ({ origins }: Origins) => {
      const isAllowed = await site.answer();
      const others = origins.filter((origin) => origin !== EVERY_SITE);
      if (isAllowed) for (const origin of others) site.held.add(origin);
      if (isAllowed) change(isGiven || others.length < origins.length);
      return isAllowed;
    }),
    remove: vi.fn(async () => {
      if (site.takesAlong) site.held.clear();
      change(false);
      return true;
    }),
    held: new Set(),
    takesAlong: false,
    change,
  };
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins }: Origins) =>
      origins.every((origin) => isGiven || site.held.has(origin)),
    getAll: async () => ({ origins: [...(isGiven ? [EVERY_SITE] : []), ...site.held] }),
    request: site.request,
    remove: site.remove,
    onAdded: event,
    onRemoved: event,
  });
  return site;
}
