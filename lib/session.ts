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

// Three entries a tab, each written whole by one writer, so that none undoes another: what was begun, which was used, and which
// was on a page that has been left.
const KEYS = { made: 'gesture', used: 'used', left: 'left' } as const;

function keyOf(entry: keyof typeof KEYS, tabId: number): string {
  return `${KEYS[entry]}:${tabId}`;
}

function keysOf(tabId: number): string[] {
  return [keyOf('made', tabId), keyOf('used', tabId), keyOf('left', tabId)];
}

/** The last gesture in the tab; `undefined` where there is none, its page was left, or what is stored is not one. */
export async function readGesture(tabId: number): Promise<Gesture | undefined> {
  const keys = keysOf(tabId);
  const stored = await browser.storage.session.get(keys);
  const [began, used, left] = keys.map((key) => stored[key]);
  const { data: gesture } = made.safeParse(began);
  if (gesture === undefined || left === gesture.id) return undefined;
  return { ...gesture, isUsed: used === gesture.id };
}

/** Begins a gesture in the tab, in place of the one before. */
export async function beginGesture(tabId: number, gesture: NewGesture): Promise<void> {
  await browser.storage.session.set({ [keyOf('made', tabId)]: gesture });
}

/** Uses a gesture up. */
export async function useGesture(tabId: number, id: string): Promise<void> {
  await browser.storage.session.set({ [keyOf('used', tabId)]: id });
}

/**
 * The tab came to another page at that time (ms since 1970): a gesture from before counts no more where its page showed its address to
 * nobody, for nothing else can tell it from one on the page that is there now. A later one is about that page, and stays.
 */
export async function leavePage(tabId: number, at: number): Promise<void> {
  const gesture = await readGesture(tabId);
  if (gesture === undefined || gesture.url !== undefined || gesture.at > at) return;
  await browser.storage.session.set({ [keyOf('left', tabId)]: gesture.id });
}

/** Forgets what was asked for in the tab. */
export async function dropGesture(tabId: number): Promise<void> {
  await browser.storage.session.remove(keysOf(tabId));
}

/** Forgets what was asked for in every tab. */
export async function dropGestures(): Promise<void> {
  const names = Object.keys(await browser.storage.session.get(null));
  const own = Object.values(KEYS).map((entry) => `${entry}:`);
  await browser.storage.session.remove(
    names.filter((name) => own.some((prefix) => name.startsWith(prefix))),
  );
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
