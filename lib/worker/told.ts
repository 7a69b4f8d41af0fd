import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { foundKey, MOST_PEOPLE, type PageFound, readFound } from '../found';
import { identifierKey } from '../identifier';
import { type Named, somebody } from '../named';
import { distinctPeople } from './distinct-people';

const mention = z.object({
  /** The page script's number for the place; it goes when the place leaves the page. */
  id: z.number(),
  people: z.array(somebody),
  words: z.array(z.string()),
});

const inDocument = z.object({
  frameId: z.number(),
  /** The instance of the page script that speaks for the document. */
  script: z.string(),
  isCut: z.boolean(),
  mentions: z.array(mention),
});

const onPage = z.object({
  /** The address of the page in the tab. */
  url: z.string(),
  /** False where the browser lets nobody look at the page. */
  isReadable: z.boolean(),
  documents: z.array(inDocument),
});

/** What the page scripts of a tab have told, frame by frame, as it is on the page now. In memory only, for the session. */
export type PageTold = Readonly<z.infer<typeof onPage>>;

/** What one frame of it has told. */
export type DocumentTold = Readonly<z.infer<typeof inDocument>>;

function keyOf(tabId: number): string {
  return `told:${tabId}`;
}

/** What was told of the tab; `undefined` where no script looked. */
export async function readTold(tabId: number): Promise<PageTold | undefined> {
  const stored = await browser.storage.session.get(keyOf(tabId));
  return onPage.safeParse(stored[keyOf(tabId)]).data;
}

/**
 * Puts what was told of the tab in place of `before`, with whom it names for the panel, in one write; `undefined` forgets. One at a time
 * for a tab.
 */
export async function writeTold(
  tabId: number,
  told: PageTold | undefined,
  before?: PageTold,
): Promise<PageFound | undefined> {
  if (told === undefined) {
    await browser.storage.session.remove([keyOf(tabId), foundKey(tabId)]);
    return undefined;
  }
  const earlier = isSamePage(before, told) ? await readFound(tabId) : undefined;
  const found = foundIn(told, earlier?.people);
  await browser.storage.session.set({ [keyOf(tabId)]: told, [foundKey(tabId)]: found });
  return found;
}

/** The tabs of which something was told. */
export async function toldTabs(): Promise<number[]> {
  const stored = Object.keys(await browser.storage.session.get(null));
  return stored.flatMap((key) => /^told:(\d+)$/.exec(key)?.slice(1).map(Number) ?? []);
}

function foundIn(
  { url, isReadable, documents }: PageTold,
  earlier: readonly Named[] = [],
): PageFound {
  const people = inOrder(distinctPeople(documents.flatMap(({ mentions }) => mentions)), earlier);
  const isCut = people.length > MOST_PEOPLE || documents.some((one) => one.isCut);
  return { url, isReadable, people: people.slice(0, MOST_PEOPLE), isCut };
}

/**
 * The people in the order in which they were found. It is not that of the page: a report has no positions, it tells links before texts,
 * and what a page draws anew is told anew. So nobody changes places with anybody while the page is there: those who were
 * listed `earlier` stay in their order, and who comes is added at the end.
 */
function inOrder(people: readonly Named[], earlier: readonly Named[]): readonly Named[] {
  const byKey = new Map(people.map((one) => [identifierKey(one.identifier), one]));
  const stayed = earlier.flatMap(({ identifier }) => byKey.get(identifierKey(identifier)) ?? []);
  return [...new Set([...stayed, ...people])];
}

/** Whether the page itself is the one that was told of before: one instance of the script speaks for it all its life. */
function isSamePage(before: PageTold | undefined, now: PageTold): boolean {
  const was = scriptOf(before);
  return was === undefined || was === scriptOf(now);
}

function scriptOf(told: PageTold | undefined): string | undefined {
  return told?.documents.find(({ frameId }) => frameId === 0)?.script;
}
