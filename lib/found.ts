import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { somebody } from './named';

const onPage = z.object({
  /** The address of the page in the tab. */
  url: z.string(),
  /** False where the browser lets nobody look at the page. */
  isReadable: z.boolean(),
  /** Each once, under the name that stands beside them. */
  people: z.array(somebody),
  /** There are more. */
  isCut: z.boolean(),
});

/** Who is on a tab's page now, as the page scripts in it told. In memory only, for the session. */
export type PageFound = Readonly<z.infer<typeof onPage>>;

/** More people than a person chooses from; also keeps a hostile page out of the session storage's quota. */
export const MOST_PEOPLE = 500;

/** The entry of a tab in the session storage. The worker alone writes it. */
export function foundKey(tabId: number): string {
  return `found:${tabId}`;
}

/** Who is on the tab's page; `undefined` where no script looked. */
export async function readFound(tabId: number): Promise<PageFound | undefined> {
  const stored = await browser.storage.session.get(foundKey(tabId));
  return onPage.safeParse(stored[foundKey(tabId)]).data;
}
