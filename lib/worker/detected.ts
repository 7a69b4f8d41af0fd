import { mayWatch } from '../access';
import type { PageSender, PageServices } from '../messenger';
import { dropGesture, readGesture } from '../session';
import { readSettings } from '../settings';
import { showCount } from './badge';
import { isKeptOut } from './kept-out';
import { showFittingItems } from './menus';
import { parseReport, withReport } from './reports';
import { type PageTold, readTold, writeTold } from './told';

const LONGEST_MESSAGE = 64_000;
const MOST_A_SECOND = { ofFrame: 4, ofTab: 16 };

// A cache of the last second, and what is being written: nothing is lost with them.
const heardAt = new Map<number, { frameId: number; at: number }[]>();
const writing = new Map<number, Promise<unknown>>();
// A report may still be on its way when its tab is closed; the numbers of tabs are not given twice in a session.
const closed = new Set<number>();

/**
 * What a page script may tell: who is on its page. It is a stranger's word, so it is capped and parsed, and only fills the list of
 * a page on which the user clicked or which they let be watched; it starts nothing. `false` asks to be told again later.
 */
export const pageServices: PageServices = {
  async detected(args, sender) {
    const report = isTooLong(args) ? undefined : parseReport(args);
    // That a page is left only takes away, is said once, and from a page that may have another address by now.
    if (report?.isLeft) {
      const from = { frameId: sender.frameId, url: '' };
      await changeTold(sender.tabId, (before) => withReport(before, from, report));
      return true;
    }
    if (isTooOften(sender)) return false;
    if (report === undefined) return true;
    const site = sender.tabUrl ?? (sender.frameId === 0 ? sender.url : undefined);
    if (site === undefined || !(await mayTell(sender, site))) return true;
    const from = { frameId: sender.frameId, url: site };
    await changeTold(sender.tabId, (before) => withReport(before, from, report));
    return true;
  },
};

/** Goes with a page that changes its address without being left; `url` is known only where the browser gives access. */
export async function followAddress(tabId: number, url: string | undefined): Promise<void> {
  if (url === undefined) return;
  await changeTold(tabId, (before) =>
    before !== undefined && before.url !== url && originOf(before.url) === originOf(url)
      ? { ...before, url }
      : before,
  );
}

/** Forgets what was asked for and found in a tab that is closed. */
export async function forgetTab(tabId: number): Promise<void> {
  heardAt.delete(tabId);
  closed.add(tabId);
  await Promise.all([dropGesture(tabId), changeTold(tabId, () => undefined)]);
}

/** Changes what was told of a tab, one change after the other, and shows the count on the icon. */
export async function changeTold(
  tabId: number,
  change: (before: PageTold | undefined) => PageTold | undefined,
): Promise<void> {
  const work = async () => {
    const before = await readTold(tabId);
    const after = closed.has(tabId) ? undefined : change(before);
    if (after === before) return;
    await showCount(tabId, await writeTold(tabId, after, before));
    await showFittingItems();
  };
  const turn = (writing.get(tabId) ?? Promise.resolve()).then(work, work);
  writing.set(tabId, turn);
  await turn.finally(() => {
    if (writing.get(tabId) === turn) writing.delete(tabId);
  });
}

// The permission is asked at each message: a script lives on in its tab after access was taken back.
async function mayTell({ tabId, url, origin }: PageSender, site: string): Promise<boolean> {
  const settings = await readSettings();
  if ([site, url ?? '', origin ?? ''].some((one) => isKeptOut(one, settings))) return false;
  if (await mayWatch()) return true;
  const told = await readTold(tabId);
  const gesture = await readGesture(tabId);
  // The click that let the script in may be followed by others in that page.
  const clicked = originOf(gesture?.from === 'page' ? gesture.url : told?.url);
  if (clicked === undefined) return false;
  const frame = origin ?? originOf(url);
  // A frame written by its page has that page's origin, or none where it is sandboxed.
  const isOfSite = frame === undefined || frame === 'null' || frame === originOf(site);
  return isOfSite && clicked === originOf(site);
}

function originOf(url: string | undefined): string | undefined {
  const origin = /^https?:\/\/[^/?#]+/i.exec(url ?? '')?.[0];
  return origin?.toLowerCase();
}

function isTooLong(args: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(args ?? null)).length > LONGEST_MESSAGE;
}

function isTooOften({ tabId, frameId }: PageSender): boolean {
  const now = Date.now();
  const recent = (heardAt.get(tabId) ?? []).filter(({ at }) => now - at < 1000);
  const ofFrame = recent.filter((one) => one.frameId === frameId).length;
  if (ofFrame >= MOST_A_SECOND.ofFrame || recent.length >= MOST_A_SECOND.ofTab) {
    heardAt.set(tabId, recent);
    return true;
  }
  heardAt.set(tabId, [...recent, { frameId, at: now }]);
  return false;
}
