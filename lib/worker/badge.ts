import { browser } from 'wxt/browser';
import { isLinkedIn, profileOf } from '../detect/profile-url';
import { type PageFound, readFound } from '../found';
import { listed } from '../named';
import { readSettings } from '../settings';
import { loadText, plural, text } from '../text';
import { toldTabs } from './told';

const COLOUR = { badge: '#2b4a8f', words: '#ffffff' } as const;
// A badge has room for four signs.
const MOST_SHOWN = 999;

/** Says in the tooltip of every tab of which nothing else is known what the icon is for: the manifest's own follows the browser's language. */
export async function showTitle(): Promise<void> {
  await loadText((await readSettings()).language);
  await browser.action.setTitle({ title: text('actionTitle') });
}

/**
 * Shows on the tab's icon how many people are on its page, and in its tooltip what a click will do. Browsers take both back
 * when the tab goes to another document.
 */
export async function showCount(tabId: number, found: PageFound | undefined): Promise<void> {
  const settings = await readSettings();
  await loadText(settings.language);
  const count = listed(found?.people ?? [], settings.listed).length;
  const badge = count === 0 ? '' : count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
  await whereTabIs(async () => {
    await browser.action.setBadgeText({ tabId, text: badge });
    if (badge !== '') {
      await browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR.badge });
      await browser.action.setBadgeTextColor({ tabId, color: COLOUR.words });
    }
    // Where a page was left the tab may be on a profile by now. Asked last: what `showAddress` says of a later address stays.
    const url = found?.url ?? (await browser.tabs.get(tabId)).url ?? '';
    await browser.action.setTitle({ tabId, title: titleFor(profileOf(url) !== undefined, count) });
  });
}

/** Counts anew in every tab: the user changed which addresses count, or the language. */
export async function showCounts(): Promise<void> {
  for (const tabId of await toldTabs()) await showCount(tabId, await readFound(tabId));
}

/**
 * Says in the tooltip of a tab that came to a page of LinkedIn whether a click is about a profile. Needs its address, which the
 * browser tells only where it gives access.
 */
export async function showAddress(tabId: number, url: string | undefined): Promise<void> {
  if (url === undefined || !isLinkedIn(url)) return;
  const isProfile = profileOf(url) !== undefined;
  await loadText((await readSettings()).language);
  await whereTabIs(() => browser.action.setTitle({ tabId, title: titleFor(isProfile, 0) }));
}

function titleFor(isProfile: boolean, count: number): string {
  if (isProfile) return text('tooltipProfile');
  return count === 0 ? text('actionTitle') : plural('tooltipPeople', count);
}

/** The tab may be closed meanwhile; there is no icon to show anything on then. */
async function whereTabIs(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (gone) {
    if (!/\btab\b/i.test(String(gone))) throw gone;
  }
}
