import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The browser's access to every site, as tests decide it. */
export interface EverySite {
  /** What the user says when the browser asks. */
  answer: () => Promise<boolean>;
  readonly request: ReturnType<typeof vi.fn>;
  readonly remove: ReturnType<typeof vi.fn>;
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
    request: vi.fn(async () => {
      const isAllowed = await site.answer();
      if (isAllowed) change(true);
      return isAllowed;
    }),
    remove: vi.fn(async () => {
      change(false);
      return true;
    }),
    change,
  };
  Object.assign(fakeBrowser.permissions, {
    contains: async () => isGiven,
    getAll: async () => ({ origins: isGiven ? ['*://*/*'] : [] }),
    request: site.request,
    remove: site.remove,
    onAdded: event,
    onRemoved: event,
  });
  return site;
}
