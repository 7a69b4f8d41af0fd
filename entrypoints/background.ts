import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createPipeline } from '../lib/enrich/pipeline';
import { serve } from '../lib/messenger';
import { closeStorageToPages } from '../lib/platform';
import { dropGesture } from '../lib/session';
import { createServices } from '../lib/worker/commands';
import { pageServices } from '../lib/worker/detected';
import { onMenuClick, onToolbarClick } from '../lib/worker/gestures';
import { makeMenus } from '../lib/worker/menus';
import { closeOrphans } from '../lib/worker/orphans';
import { surroundings } from '../lib/worker/surroundings';

export default defineBackground(() => {
  browser.action.onClicked.addListener(onToolbarClick);
  browser.contextMenus.onClicked.addListener(onMenuClick);
  browser.tabs.onRemoved.addListener((tabId) => void dropGesture(tabId));
  browser.runtime.onInstalled.addListener(() => void makeMenus());
  const whenReady = closeOrphans(surroundings);
  serve(createServices(createPipeline(surroundings), surroundings, whenReady), pageServices);
  void closeStorageToPages();
});
