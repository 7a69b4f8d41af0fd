import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { watchAccess } from '../lib/access';
import { createPipeline } from '../lib/enrich/pipeline';
import { serve } from '../lib/messenger';
import { closeStorageToPages } from '../lib/platform';
import { watchSettings } from '../lib/settings';
import { showAddress, showCounts, showTitle } from '../lib/worker/badge';
import { createServices } from '../lib/worker/commands';
import { followAddress, forgetTab, pageServices } from '../lib/worker/detected';
import { onMenuClick, onToolbarClick } from '../lib/worker/gestures';
import { makeMenus, showFittingItems } from '../lib/worker/menus';
import { closeOrphans } from '../lib/worker/orphans';
import { quietly } from '../lib/worker/quietly';
import { surroundings } from '../lib/worker/surroundings';
import { keepWatching } from '../lib/worker/watching';

export default defineBackground(() => {
  browser.action.onClicked.addListener(onToolbarClick);
  browser.contextMenus.onClicked.addListener(onMenuClick);
  browser.tabs.onRemoved.addListener((tabId) => quietly(forgetTab(tabId)));
  browser.tabs.onUpdated.addListener((tabId, { url }) => {
    quietly(followAddress(tabId, url).then(() => showAddress(tabId, url)));
  });
  browser.tabs.onActivated.addListener(() => quietly(showFittingItems()));
  browser.windows.onFocusChanged.addListener(() => quietly(showFittingItems()));
  const showWords = () => makeMenus().then(showFittingItems).then(showTitle);
  browser.runtime.onInstalled.addListener(() => quietly(showWords()));
  browser.runtime.onInstalled.addListener(() => quietly(keepWatching()));
  browser.runtime.onStartup.addListener(() => quietly(keepWatching().then(showWords)));
  watchSettings(() => quietly(showWords()), ['language']);
  watchAccess(() => quietly(keepWatching()));
  watchSettings(() => quietly(keepWatching().then(showCounts)));
  const whenReady = closeOrphans(surroundings);
  serve(createServices(createPipeline(surroundings), surroundings, whenReady), pageServices);
  quietly(closeStorageToPages());
});
