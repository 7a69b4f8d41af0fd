import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Identifier } from './identifier';

const identifier = z.union([
  z.object({ kind: z.literal('profile'), slug: z.string() }),
  z.object({ kind: z.literal('email'), address: z.string() }),
]);

const people = z.array(z.object({ identifier, label: z.optional(z.string()) }));

const made = z.object({
  id: z.string(),
  /** What the user pointed at. */
  from: z.enum(['profile', 'page', 'link', 'selection']),
  /** The people it named: none, one, or several to choose from. */
  people,
  /** More were named than are listed. */
  isCut: z.boolean(),
  /** The page it happened on, where the browser tells. */
  url: z.optional(z.string()),
  /** Whether the page script still has to say who is on the page. */
  isLooking: z.boolean(),
  /** ms since 1970. */
  at: z.number(),
});

const found = z.object({ id: z.string(), people, isCut: z.boolean(), isReadable: z.boolean() });

/** A person named by a page, with the words beside them there. */
export interface Named {
  readonly identifier: Identifier;
  readonly label?: string | undefined;
}

/** What a page script found after a gesture, or that the page let nobody look. */
export type Found = Omit<z.infer<typeof found>, 'id'>;

/** A gesture as it is begun. */
export type NewGesture = Readonly<z.infer<typeof made>>;

/** The last thing the user asked for in a tab: kept for the session, in memory only, and dropped with the tab. */
export interface Gesture extends NewGesture {
  /** False where the page let nobody look. */
  readonly isReadable: boolean;
  /** Whether it has been acted upon: it starts one look-up, not one for each panel that opens. */
  readonly isUsed: boolean;
}

// Three entries a tab, each written whole by one writer, so that none undoes another: what was begun, what was found for it,
// and which one was used.
const KEYS = { made: 'gesture', found: 'found', used: 'used' } as const;

function keyOf(entry: keyof typeof KEYS, tabId: number): string {
  return `${KEYS[entry]}:${tabId}`;
}

/** The last gesture in the tab, with what was found for it; `undefined` where there is none or what is stored is not one. */
export async function readGesture(tabId: number): Promise<Gesture | undefined> {
  const keys = (['made', 'found', 'used'] as const).map((entry) => keyOf(entry, tabId));
  const stored = await browser.storage.session.get(keys);
  const [began, answer, used] = keys.map((key) => stored[key]);
  const { data: gesture } = made.safeParse(began);
  if (gesture === undefined) return undefined;
  const { data: seen } = found.safeParse(answer);
  const isUsed = used === gesture.id;
  if (seen?.id !== gesture.id) return { ...gesture, isReadable: true, isUsed };
  return { ...gesture, ...seen, isLooking: false, isUsed };
}

/** Begins a gesture in the tab, in place of the one before. */
export async function beginGesture(tabId: number, gesture: NewGesture): Promise<void> {
  await browser.storage.session.set({ [keyOf('made', tabId)]: gesture });
}

/** Adds to a gesture what was found on its page; counts for nothing if another has been begun meanwhile. */
export async function addFound(tabId: number, id: string, what: Found): Promise<void> {
  await browser.storage.session.set({ [keyOf('found', tabId)]: { id, ...what } });
}

/** Uses a gesture up. */
export async function useGesture(tabId: number, id: string): Promise<void> {
  await browser.storage.session.set({ [keyOf('used', tabId)]: id });
}

/** Forgets what was asked for in the tab. */
export async function dropGesture(tabId: number): Promise<void> {
  await browser.storage.session.remove([
    keyOf('made', tabId),
    keyOf('found', tabId),
    keyOf('used', tabId),
  ]);
}

/** Calls back with the tab in which a gesture was begun or something was found, not when one is used; returns what ends that. */
export function watchGestures(changed: (tabId: number) => void): () => void {
  const listener = (changes: Readonly<Record<string, unknown>>) => {
    const tabs = Object.keys(changes)
      .filter((key) => !key.startsWith(`${KEYS.used}:`))
      .flatMap((key) => /^[a-z]+:(\d+)$/.exec(key)?.slice(1) ?? []);
    for (const tab of new Set(tabs)) changed(Number(tab));
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
