import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { LONGEST_TEXT } from '../detect/page/report';
import { isKeptOut, type KeepingOut } from './kept-out';

// The page script leaves this in its isolated world, where no page sees it. The functions below run there, so they are whole in
// themselves.
interface World {
  readonly sidecard?: { look(): void; pointed(): readonly string[] | undefined };
}

const text = z.array(z.string().check(z.maxLength(LONGEST_TEXT))).check(z.maxLength(100));

/**
 * Runs the page script in a tab's page and its frames, as far as access reaches and the settings allow, or wakes it where it runs
 * already; it then tells all that it finds. Rejects where the browser lets nobody in.
 */
export async function lookIn(tabId: number, settings: KeepingOut): Promise<void> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => location.href,
  });
  const frameIds = frames.flatMap(({ frameId, result }) =>
    typeof result === 'string' && isKeptOut(result, settings) ? [] : [frameId],
  );
  const target = { tabId, frameIds };
  await browser.scripting.executeScript({ target, files: ['/detect.js'] });
  await browser.scripting.executeScript({
    target,
    func: () => (globalThis as World).sidecard?.look(),
  });
}

/** The run of text under the last right-click in a frame, in pieces; empty where the page script does not run or saw none. */
export async function pointedIn(tabId: number, frameId: number): Promise<readonly string[]> {
  const [done] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    func: () => (globalThis as World).sidecard?.pointed() ?? null,
  });
  return text.safeParse(done?.result).data ?? [];
}
