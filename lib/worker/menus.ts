import { browser } from 'wxt/browser';

/** The ids of the context menu's items. */
export const MENU = {
  address: 'enrich-address',
  profileLink: 'enrich-profile-link',
  selection: 'enrich-selection',
  page: 'enrich-page',
} as const;

const PROFILES = ['https://*.linkedin.com/in/*', 'http://*.linkedin.com/in/*'];

/** Makes the context menu's items; browsers keep them, so this runs on install, update and a change of language. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const title = (key: string) => browser.i18n.getMessage(key as never);
  browser.contextMenus.create({
    id: MENU.address,
    title: title('menuAddress'),
    contexts: ['link'],
    targetUrlPatterns: ['mailto:*'],
  });
  browser.contextMenus.create({
    id: MENU.profileLink,
    title: title('menuProfile'),
    contexts: ['link'],
    targetUrlPatterns: PROFILES,
  });
  browser.contextMenus.create({
    id: MENU.selection,
    title: title('menuSelection'),
    contexts: ['selection'],
  });
  browser.contextMenus.create({
    id: MENU.page,
    title: title('menuProfile'),
    contexts: ['page'],
    documentUrlPatterns: PROFILES,
  });
}
