import { type Browser, browser } from 'wxt/browser';
import { isLinkedIn, readHref, readText } from '../detect/read';
import { openPanel } from '../platform';
import { addFound, beginGesture, type Named, type NewGesture } from '../session';
import { MENU } from './menus';

/** More people than a person chooses from; also keeps a hostile text out of the session storage's quota. */
export const MOST_PEOPLE = 500;
// A megabyte of selected text names its people at its beginning or not at all.
const LONGEST_SELECTION = 100_000;

/** The toolbar icon or the keyboard command: opens the panel, and says who the page in front is about. */
export function onToolbarClick(tab: Browser.tabs.Tab): void {
  open(tab);
  const people = named(readHref(tab.url ?? ''));
  if (people.length > 0) void begin(tab, 'profile', { people });
  else void detect(tab);
}

/** An item of the context menu: opens the panel, and says who the link, the selection or the page is about. */
export function onMenuClick(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): void {
  if (tab === undefined) return;
  open(tab);
  switch (info.menuItemId) {
    case MENU.address:
    case MENU.profileLink:
      void begin(tab, 'link', { people: named(readHref(info.linkUrl ?? '', info.pageUrl)) });
      return;
    case MENU.selection:
      void begin(tab, 'selection', inSelection(info.selectionText ?? ''));
      return;
    default:
      void begin(tab, 'profile', { people: named(readHref(info.pageUrl ?? '')) });
  }
}

function open(tab: Browser.tabs.Tab): void {
  openPanel(tab).catch((error: unknown) => {
    console.error('Sidecard: the browser did not open the panel', String(error));
  });
}

interface Pointed {
  readonly people: readonly Named[];
  readonly isCut?: boolean;
  readonly isLooking?: boolean;
}

async function begin(
  tab: Browser.tabs.Tab,
  from: NewGesture['from'],
  { people, isCut = false, isLooking = false }: Pointed,
): Promise<string> {
  const id = crypto.randomUUID();
  if (tab.id === undefined) return id;
  await beginGesture(tab.id, {
    id,
    from,
    people: people.slice(0, MOST_PEOPLE),
    isCut: isCut || people.length > MOST_PEOPLE,
    ...(tab.url === undefined ? {} : { url: tab.url }),
    isLooking,
    at: Date.now(),
  });
  return id;
}

/** Runs the page script once in a page that is not a profile. Never on linkedin.com: there the address bar is enough. */
async function detect(tab: Browser.tabs.Tab): Promise<void> {
  const url = tab.url ?? '';
  const isLooking = tab.id !== undefined && /^https?:/.test(url) && !isLinkedIn(url);
  const id = await begin(tab, 'page', { people: [], isLooking });
  if (!isLooking || tab.id === undefined) return;
  try {
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: ['/detect.js'] });
  } catch {
    // A page that browsers keep to themselves (their store, a PDF): the panel shows what such a page can offer.
    await addFound(tab.id, id, { people: [], isCut: false, isReadable: false });
  }
}

/** People in a selected text; a very long one is read up to a white space, so that no address is cut into another. */
function inSelection(text: string): Pointed {
  if (text.length <= LONGEST_SELECTION) return { people: named(readText(text)) };
  const beginning = text.slice(0, LONGEST_SELECTION).replace(/\S*$/u, '');
  return { people: named(readText(beginning)), isCut: true };
}

function named(identifiers: readonly Named['identifier'][]): Named[] {
  return identifiers.map((identifier) => ({ identifier }));
}
