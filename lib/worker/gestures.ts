import type { Browser } from 'wxt/browser';
import { profileOf } from '../detect/profile-url';
import { readHref, readRun } from '../detect/read';
import type { Identifier } from '../identifier';
import { openPanel } from '../platform';
import { beginGesture, type NewGesture } from '../session';
import { readSettings, type Settings } from '../settings';
import { isOn } from '../sites';
import { showAddress } from './badge';
import { changeTold } from './detected';
import { isKeptOut } from './kept-out';
import { MENU } from './menus';
import { lookIn, pointedIn } from './page-script';
import { quietly } from './quietly';
import { readPeople } from './read-people';
import { named } from './reports';

/** The toolbar icon or the keyboard command: opens the panel, and says who the page in front is about. */
export function onToolbarClick(tab: Browser.tabs.Tab): void {
  open(tab);
  quietly(aboutPage(tab));
}

/** An item of the context menu: opens the panel, and says who the link, the selection, the text or the page is about. */
export function onMenuClick(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): void {
  if (tab === undefined) return;
  open(tab);
  switch (info.menuItemId) {
    case MENU.address:
    case MENU.profileLink:
      quietly(begin(tab, 'link', { people: named(readHref(info.linkUrl ?? '', info.pageUrl)) }));
      return;
    case MENU.selection:
      quietly(begin(tab, 'selection', readPeople(info.selectionText ?? '')));
      return;
    case MENU.pointed:
      quietly(underPointer(tab, info.frameId ?? 0));
      return;
    case MENU.people:
      // It promises a list, on a profile too: it must not spend.
      quietly(aboutPage(tab, true));
      return;
    default:
      quietly(aboutPage(tab));
  }
}

function open(tab: Browser.tabs.Tab): void {
  openPanel(tab).catch((error: unknown) => {
    console.error('Sidecard: the browser did not open the panel', String(error));
  });
}

async function begin(
  tab: Browser.tabs.Tab,
  asked: NewGesture['from'],
  meant: Partial<Pick<NewGesture, 'people' | 'isCut' | 'isLooking' | 'isKeptOut'>>,
): Promise<void> {
  if (tab.id === undefined) return;
  // Nobody is looked up from a page that the organisation rules out, whatever was pointed at there.
  const isBlocked = isOn(tab.url ?? '', (await readSettings()).blockedSites);
  const [from, what] = isBlocked ? (['page', { isKeptOut: true }] as const) : [asked, meant];
  await beginGesture(tab.id, {
    id: crypto.randomUUID(),
    from,
    people: [],
    isCut: false,
    isLooking: false,
    ...what,
    ...(tab.url === undefined ? {} : { url: tab.url }),
    at: Date.now(),
  });
}

async function aboutPage(tab: Browser.tabs.Tab, isList = false): Promise<void> {
  const { id: tabId, url = '' } = tab;
  const profile: Identifier | undefined = profileOf(url);
  if (profile !== undefined && !isList) {
    await begin(tab, 'profile', { people: [{ identifier: profile }] });
    if (tabId !== undefined) await showAddress(tabId, url);
    return;
  }
  if (tabId === undefined || !/^https?:/i.test(url)) return begin(tab, 'page', {});
  const settings = await readSettings();
  if (isKeptOut(url, settings)) return begin(tab, 'page', { isKeptOut: true });
  await begin(tab, 'page', { isLooking: true });
  if (await isLookedIn(tabId, settings)) return;
  // A page that browsers keep to themselves (their store, a PDF): the panel shows what such a page can offer.
  await changeTold(tabId, (before) =>
    before !== undefined && before.url !== url ? before : { url, isReadable: false, documents: [] },
  );
}

// Chromium may refuse for a moment what the click has just given.
const TRIES = 3;
const BETWEEN_TRIES_MS = 150;

async function isLookedIn(tabId: number, settings: Settings): Promise<boolean> {
  for (let left = TRIES; left > 0; left--) {
    try {
      await lookIn(tabId, settings);
      return true;
    } catch {
      if (left > 1) await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    }
  }
  return false;
}

async function underPointer(tab: Browser.tabs.Tab, frameId: number): Promise<void> {
  // Where access was lost meanwhile there is nothing under the pointer either, and the panel says that nobody is named.
  const pieces = tab.id === undefined ? [] : await pointedIn(tab.id, frameId).catch(() => []);
  await begin(tab, 'selection', { people: named(readRun(pieces)) });
}
