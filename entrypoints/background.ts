import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { watchAccess } from '../lib/access';
import { createPipeline } from '../lib/enrich/pipeline';
import { LOCK_ALARM, lockIfIdle } from '../lib/keys/unlocked';
import { serve } from '../lib/messenger';
import { closeStorageToPages } from '../lib/platform';
import { PROVIDERS } from '../lib/providers/registry';
import { watchSettings } from '../lib/settings';
import { showAddress, showCounts, showTitle } from '../lib/worker/badge';
import { createServices } from '../lib/worker/commands';
import { followAddress, forgetTab, pageServices } from '../lib/worker/detected';
import { onMenuClick, onToolbarClick } from '../lib/worker/gestures';
import { keepHouse } from '../lib/worker/housekeeping';
import { makeMenus, showFittingItems } from '../lib/worker/menus';
import { closeOrphans } from '../lib/worker/orphans';
import { createPrivateWindows } from '../lib/worker/private-windows';
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
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === LOCK_ALARM) quietly(lockIfIdle());
  });
  watchSettings(() => quietly(lockIfIdle()), ['lockAfterMin']);
  const whenReady = closeOrphans(surroundings);
  const pipeline = createPipeline(surroundings);
  const privately = createPrivateWindows(surroundings, pipeline);
  browser.windows.onRemoved.addListener(() => quietly(privately.forgetIfClosed()));
  serve(createServices(pipeline, surroundings, whenReady, PROVIDERS, privately), pageServices);
  quietly(closeStorageToPages());
  keepHouse();
});
