import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createPipeline } from '../lib/enrich/pipeline';
import { serve } from '../lib/messenger';
import { closeStorageToPages } from '../lib/platform';
import { PROVIDERS } from '../lib/providers/registry';
import { dropGesture } from '../lib/session';
import { giveUpPending } from '../lib/store/receipts';
import { createServices } from '../lib/worker/commands';
import { pageServices } from '../lib/worker/detected';
import { onMenuClick, onToolbarClick } from '../lib/worker/gestures';
import { makeMenus } from '../lib/worker/menus';
import { databaseOf, surroundings } from '../lib/worker/surroundings';

export default defineBackground(() => {
  const startedAt = Date.now();
  browser.action.onClicked.addListener(onToolbarClick);
  browser.contextMenus.onClicked.addListener(onMenuClick);
  browser.tabs.onRemoved.addListener((tabId) => void dropGesture(tabId));
  browser.runtime.onInstalled.addListener(() => void makeMenus());
  serve(createServices(createPipeline(surroundings), surroundings), pageServices);

  void closeStorageToPages();
  for (const provider of PROVIDERS) {
    // Whoever waited for these answers died with the worker before this one.
    databaseOf(provider)
      .then((database) => giveUpPending(database, startedAt))
      .catch((error: unknown) => console.error('Sidecard: the store did not open', String(error)));
  }
});
