import { render } from 'preact';
import { browser } from 'wxt/browser';
import { watchKeyChanges } from '../../lib/key-changes';
import type { ProviderOverview } from '../../lib/messages';
import { send } from '../../lib/messenger';
import { tabOfWindowedPanel } from '../../lib/platform';
import { readGesture, watchGestures, writeGesture } from '../../lib/session';
import { readSettings, watchSettings, writeSetting } from '../../lib/settings';
import { DATABASE_NAMES, type Database, openDatabase } from '../../lib/store/schema';
import { loadText } from '../../lib/text';
import { Panel } from './app';
import { watchKeyboard } from './keyboard';
import { createPanel, type PanelModel } from './model';
import type { Front } from './view';

/** Draws the panel and keeps it on the tab in front of its window. */
export async function startPanel(root: HTMLElement | null): Promise<void> {
  if (root === null) return;
  const ownTab = tabOfWindowedPanel(location.search);
  const model = createPanel({
    send,
    settings: readSettings,
    writeSetting,
    front: () => findFront(ownTab),
    gesture: readGesture,
    useGesture: writeGesture,
    database: openOnce,
    now: Date.now,
  });
  await loadText();
  render(<Panel model={model} />, root);
  watchKeyboard(document, model);
  await follow(model, ownTab);
  await model.refresh();
}

const open = new Map<string, Promise<Database>>();

function openOnce({ isDemo }: ProviderOverview): Promise<Database> {
  const name = isDemo ? DATABASE_NAMES.demo : DATABASE_NAMES.bought;
  const known = open.get(name);
  if (known !== undefined) return known;
  const opening = openDatabase(name);
  open.set(name, opening);
  opening.then(
    (database) => database.addEventListener('close', () => open.delete(name)),
    () => open.delete(name),
  );
  return opening;
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
    void isFront(tabId).then((isIt) => isIt && refresh());
  });
  watchGestures((tabId) => void isFront(tabId).then((isIt) => isIt && refresh()));
  watchSettings(refresh);
  watchKeyChanges(refresh);
}
