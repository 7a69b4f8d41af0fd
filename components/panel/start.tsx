import { render } from 'preact';
import { browser } from 'wxt/browser';
import { readFound } from '../../lib/found';
import { watchKeyChanges } from '../../lib/key-changes';
import { send } from '../../lib/messenger';
import { tabOfWindowedPanel } from '../../lib/platform';
import { leavePage, readGesture, useGesture, watchTabs } from '../../lib/session';
import { readSettings, watchSettings, writeConsent, writeSetting } from '../../lib/settings';
import { databaseFor } from '../../lib/store/open';
import { readingOf } from '../../lib/store/reading';
import { keepAppearance } from '../ui/appearance';
import { Panel } from './app';
import { createPanel } from './model';
import type { PanelModel } from './panel-model';
import type { Front } from './view';
import type { PanelWorld } from './world';

/** Draws the panel and keeps it on the tab in front of its window. */
export async function startPanel(root: HTMLElement | null): Promise<void> {
  if (root === null) return;
  const ownTab = tabOfWindowedPanel(location.search);
  let model: PanelModel | undefined;
  // Before anything is awaited: the first frame has the theme already.
  const appearance = keepAppearance('extName', () => void model?.refresh());
  model = createPanel(await worldOf(ownTab));
  await appearance;
  render(<Panel model={model} />, root);
  // Not on the way to the first card: nobody presses a key before there is something to see.
  void import('./keyboard').then(async ({ followKeys, watchKeyboard }) =>
    watchKeyboard(document, model, await followKeys()),
  );
  await follow(model, ownTab);
  await model.refresh();
}

async function worldOf(ownTab: number | undefined): Promise<PanelWorld> {
  const usual = {
    send,
    settings: readSettings,
    writeSetting,
    writeConsent,
    front: () => findFront(ownTab),
    gesture: readGesture,
    found: readFound,
    useGesture,
    now: Date.now,
  };
  // The tab decides. The panel itself has no private context in Chromium: there it is the one and only, of the normal windows.
  // Of one that is closed already nobody can tell, so nothing is stored.
  const { incognito: isPrivate } =
    ownTab === undefined
      ? await browser.windows.getCurrent()
      : await browser.tabs.get(ownTab).catch(() => ({ incognito: true }));
  if (isPrivate) return (await import('./private-world')).privateWorld(usual);
  const reading: PanelWorld['reading'] = async (from) => readingOf(await databaseFor(from));
  return { ...usual, reading, isPrivate };
}

async function findFront(ownTab: number | undefined): Promise<Front | undefined> {
  if (ownTab !== undefined) {
    const tab = await browser.tabs.get(ownTab).catch(() => undefined);
    return tab === undefined ? undefined : { tabId: ownTab, url: tab.url };
  }
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { tabId: tab.id, url: tab.url };
}

/** Refreshes when another tab comes to the front, the page in it changes, a gesture arrives, or a setting or key changes. */
async function follow(model: PanelModel, ownTab: number | undefined): Promise<void> {
  const refresh = () => void model.refresh();
  const here = await browser.windows.getCurrent();
  const isFront = async (tabId: number) => (await findFront(ownTab))?.tabId === tabId;
  browser.tabs.onActivated.addListener(({ windowId }) => {
    if (ownTab === undefined && windowId === here.id) refresh();
  });
  browser.tabs.onUpdated.addListener((tabId, change) => {
    // Without access there is no address in the change: a load is all there is to see.
    if (change.url === undefined && change.status !== 'loading') return;
    const at = Date.now();
    void isFront(tabId).then(async (isIt) => {
      if (!isIt) return;
      await leavePage(tabId, at);
      refresh();
    });
  });
  watchTabs(async (tabId, what) => {
    if (!(await isFront(tabId))) return;
    await (what === 'found' ? model.followPage() : model.refresh());
  });
  watchSettings(refresh);
  watchKeyChanges(refresh);
  if (model.isPrivate) (await import('./private-world')).followFocus(model, here.id);
  void import('./following-access').then(({ followAccess }) => followAccess(model));
  // Nothing is judged before there is a card.
  void import('./following-aliases').then(({ followAliases }) => followAliases(model.view));
  void import('./following-forgotten').then(({ followForgotten }) => followForgotten(model));
  if (!model.isPrivate) {
    void import('./following-store').then(({ followStore }) => followStore(model, send));
  }
}
