import { browser } from 'wxt/browser';
import { readSettings } from '../settings';
import { loadText, text } from '../text';
import { readTold } from './told';

/** The ids of the context menu's items. */
export const MENU = {
  address: 'enrich-address',
  profileLink: 'enrich-profile-link',
  selection: 'enrich-selection',
  page: 'enrich-page',
  pointed: 'enrich-pointed',
  people: 'find-people',
} as const;

const PROFILES = ['https://*.linkedin.com/in/*', 'http://*.linkedin.com/in/*'];
const PAGES = ['https://*/*', 'http://*/*'];

// A cache: a worker that has just started does not know.
let isOffered: boolean | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Makes the context menu's items; browsers keep them, so this runs on install and update, and where the language may be another. */
export function makeMenus(): Promise<void> {
  return inTurn(makeItems);
}

async function makeItems(): Promise<void> {
  await loadText((await readSettings()).language);
  await browser.contextMenus.removeAll();
  isOffered = undefined;
  browser.contextMenus.create({
    id: MENU.address,
    title: text('menuAddress'),
    contexts: ['link'],
    targetUrlPatterns: ['mailto:*'],
  });
  browser.contextMenus.create({
    id: MENU.profileLink,
    title: text('menuProfile'),
    contexts: ['link'],
    targetUrlPatterns: PROFILES,
  });
  browser.contextMenus.create({
    id: MENU.selection,
    title: text('menuSelection'),
    contexts: ['selection'],
  });
  browser.contextMenus.create({
    id: MENU.page,
    title: text('menuProfile'),
    contexts: ['page'],
    documentUrlPatterns: PROFILES,
  });
  offerPeople();
}

function offerPeople(): void {
  browser.contextMenus.create({
    id: MENU.people,
    title: text('menuFindPeople'),
    contexts: ['page', 'frame'],
    documentUrlPatterns: PAGES,
  });
}

/**
 * Offers the address under the pointer where the page script runs in the tab in front, since nobody else knows what is there.
 * Called when another tab comes to the front, and when a script begins to tell or its page is left.
 */
export function showFittingItems(): Promise<void> {
  return inTurn(offerFitting);
}

function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

async function offerFitting(): Promise<void> {
  const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const told = front?.id === undefined ? undefined : await readTold(front.id);
  const isFitting = told !== undefined && told.documents.length > 0;
  await offerPointed(isFitting);
}

// Made and removed, not hidden: for a hidden item too Chromium folds the others into a submenu.
async function offerPointed(isFitting: boolean): Promise<void> {
  if (isFitting === isOffered) return;
  isOffered = isFitting;
  // Where there is none, there is nothing to remove.
  await browser.contextMenus.remove(MENU.pointed).catch(() => undefined);
  if (!isFitting) return;
  await loadText((await readSettings()).language);
  // Items stand in the order in which they were made, and the nearer one comes first.
  await browser.contextMenus.remove(MENU.people).catch(() => undefined);
  browser.contextMenus.create({
    id: MENU.pointed,
    title: text('menuPointed'),
    contexts: ['page', 'frame'],
    documentUrlPatterns: PAGES,
  });
  offerPeople();
}
