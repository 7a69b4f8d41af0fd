import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Identifier } from './identifier';

const identifier = z.union([
  z.object({ kind: z.literal('profile'), slug: z.string() }),
  z.object({ kind: z.literal('email'), address: z.string() }),
]);

const gesture = z.object({
  id: z.string(),
  /** What the user pointed at. */
  from: z.enum(['profile', 'page', 'link', 'selection', 'typed']),
  /** The people it named: none, one, or several to choose from. */
  people: z.array(z.object({ identifier, label: z.optional(z.string()) })),
  /** More were named than are listed. */
  isCut: z.boolean(),
  /** The page it happened on, where the browser tells. */
  url: z.optional(z.string()),
  at: z.number(),
  /** Whether it has been acted upon: it can start one look-up, not one for each panel that opens. */
  isUsed: z.boolean(),
});

/** A person named by a page, with the words beside them there. */
export interface Named {
  readonly identifier: Identifier;
  readonly label?: string | undefined;
}

/** The last thing the user asked for in a tab: kept for the session, in memory only, and dropped with the tab. */
export type Gesture = z.infer<typeof gesture>;

function keyOf(tabId: number): string {
  return `tab:${tabId}`;
}

/** The last gesture in the tab; `undefined` where there is none or what is stored is not one. */
export async function readGesture(tabId: number): Promise<Gesture | undefined> {
  const stored = await browser.storage.session.get(keyOf(tabId));
  const parsed = gesture.safeParse(stored[keyOf(tabId)]);
  return parsed.success ? parsed.data : undefined;
}

/** Stores a gesture for the tab, in place of the one before. */
export async function writeGesture(tabId: number, value: Gesture): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId)]: value });
}

/** Forgets what was asked for in the tab. */
export async function dropGesture(tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId));
}

interface Change {
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
}

/** Calls back with the tab whose gesture changed, unless it was only used; returns what ends that. */
export function watchGestures(changed: (tabId: number) => void): () => void {
  const listener = (changes: Record<string, Change>) => {
    for (const [key, { oldValue, newValue }] of Object.entries(changes)) {
      if (key.startsWith('tab:') && unused(oldValue) !== unused(newValue)) {
        changed(Number(key.slice('tab:'.length)));
      }
    }
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}

function unused(stored: unknown): string {
  const { data } = gesture.safeParse(stored);
  return data === undefined ? '' : JSON.stringify({ ...data, isUsed: false });
}
