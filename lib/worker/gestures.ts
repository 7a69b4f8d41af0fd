import { type Browser, browser } from 'wxt/browser';
import { isLinkedIn, readHref, readText } from '../detect/read';
import { identifierKey } from '../identifier';
import { openPanel } from '../platform';
import { type Gesture, type Named, writeGesture } from '../session';
import { MENU } from './menus';

// More people than a person chooses from; also keeps a hostile selection out of the session storage's quota.
const MOST_PEOPLE = 500;
// A megabyte of selected text names its people at its beginning or not at all.
const LONGEST_SELECTION = 100_000;

/** The toolbar icon or the keyboard command: opens the panel, and says who the page in front is about. */
export function onToolbarClick(tab: Browser.tabs.Tab): void {
  open(tab);
  const people = named(readHref(tab.url ?? ''));
  void begin(tab, people.length > 0 ? 'profile' : 'page', people).then(() =>
    people.length > 0 ? undefined : detectOn(tab),
  );
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
      void begin(tab, 'link', named(readHref(info.linkUrl ?? '', info.pageUrl)));
      return;
    case MENU.selection:
      void begin(tab, 'selection', inSelection(info.selectionText ?? ''));
      return;
    default:
      void begin(tab, 'profile', named(readHref(info.pageUrl ?? '')));
  }
}

/** Adds people whom the page script found to the gesture that sent it there; the page cannot begin one. */
export function withDetected(gesture: Gesture, found: readonly Named[]): Gesture {
  const people = distinct(found);
  return {
    ...gesture,
    people: people.slice(0, MOST_PEOPLE),
    isCut: gesture.isCut || people.length > MOST_PEOPLE,
  };
}

/** Each person once. Words that stand beside several people ("Profile", "E-mail") name none of them. */
function distinct(found: readonly Named[]): Named[] {
  const people = new Map<string, Named>();
  const named = new Map<string, Set<string>>();
  for (const { identifier, label = '' } of found) {
    const key = identifierKey(identifier);
    named.set(label, (named.get(label) ?? new Set()).add(key));
    const known = people.get(key);
    if (known === undefined || !known.label) people.set(key, { identifier, label });
  }
  return [...people.values()].map(({ identifier, label = '' }) =>
    (named.get(label)?.size ?? 0) > 1 ? { identifier } : { identifier, label },
  );
}

function open(tab: Browser.tabs.Tab): void {
  openPanel(tab).catch((error: unknown) => {
    console.error('Sidecard: the browser did not open the panel', String(error));
  });
}

async function begin(
  tab: Browser.tabs.Tab,
  from: Gesture['from'],
  people: readonly Named[],
): Promise<void> {
  if (tab.id === undefined) return;
  await writeGesture(tab.id, {
    id: crypto.randomUUID(),
    from,
    people: people.slice(0, MOST_PEOPLE),
    isCut: people.length > MOST_PEOPLE,
    ...(tab.url === undefined ? {} : { url: tab.url }),
    at: Date.now(),
    isUsed: false,
  });
}

/** Runs the page script once in a page that is not a profile. Never on linkedin.com: there the address bar is enough. */
async function detectOn(tab: Browser.tabs.Tab): Promise<void> {
  if (tab.id === undefined || !/^https?:/.test(tab.url ?? '') || isLinkedIn(tab.url ?? '')) return;
  try {
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: ['/detect.js'] });
  } catch {
    // A page that browsers keep to themselves (their store, a PDF): the panel shows what such a page can offer.
    return;
  }
}

function inSelection(text: string): Named[] {
  return named(readText(text.slice(0, LONGEST_SELECTION)));
}

function named(identifiers: readonly Named['identifier'][]): Named[] {
  return identifiers.map((identifier) => ({ identifier }));
}
