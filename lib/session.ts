import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { somebody } from './named';

const made = z.object({
  id: z.string(),
  /** What the user pointed at. */
  from: z.enum(['profile', 'page', 'link', 'selection']),
  /** The people it named: none, one, or several to choose from. Those of a page are told by its script, apart from this. */
  people: z.array(somebody),
  /** More were named than are listed. */
  isCut: z.boolean(),
  /** The page it happened on, where the browser tells. */
  url: z.optional(z.string()),
  /** Whether the page script still has to say who is on the page. */
  isLooking: z.boolean(),
  /** Whether the user's settings keep the page script away from this site. */
  isKeptOut: z.optional(z.boolean()),
  /** ms since 1970. */
  at: z.number(),
});

/** A gesture as it is begun. */
export type NewGesture = Readonly<z.infer<typeof made>>;

/** The last thing the user asked for in a tab: kept for the session, in memory only, and dropped with the tab. */
export interface Gesture extends NewGesture {
  /** Whether it has been acted upon: it starts one look-up, not one for each panel that opens. */
  readonly isUsed: boolean;
}

// Two entries a tab, each written whole by one writer, so that neither undoes the other: what was begun, and which was used.
const KEYS = { made: 'gesture', used: 'used' } as const;

function keyOf(entry: keyof typeof KEYS, tabId: number): string {
  return `${KEYS[entry]}:${tabId}`;
}

/** The last gesture in the tab; `undefined` where there is none or what is stored is not one. */
export async function readGesture(tabId: number): Promise<Gesture | undefined> {
  const keys = [keyOf('made', tabId), keyOf('used', tabId)];
  const stored = await browser.storage.session.get(keys);
  const [began, used] = keys.map((key) => stored[key]);
  const { data: gesture } = made.safeParse(began);
  return gesture && { ...gesture, isUsed: used === gesture.id };
}

/** Begins a gesture in the tab, in place of the one before. */
export async function beginGesture(tabId: number, gesture: NewGesture): Promise<void> {
  await browser.storage.session.set({ [keyOf('made', tabId)]: gesture });
}

/** Uses a gesture up. */
export async function useGesture(tabId: number, id: string): Promise<void> {
  await browser.storage.session.set({ [keyOf('used', tabId)]: id });
}

/** Forgets what was asked for in the tab. */
export async function dropGesture(tabId: number): Promise<void> {
  await browser.storage.session.remove([keyOf('made', tabId), keyOf('used', tabId)]);
}

/**
 * Calls back with the tab in which a gesture was begun, not when one is used, or in which what was found on the page changed;
 * returns what ends that.
 */
export function watchTabs(changed: (tabId: number, what: 'gesture' | 'found') => void): () => void {
  const listener = (changes: Readonly<Record<string, unknown>>) => {
    for (const key of Object.keys(changes)) {
      const [, what, tab] = /^(gesture|found):(\d+)$/.exec(key) ?? [];
      if (what === 'gesture' || what === 'found') changed(Number(tab), what);
    }
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
