import { browser } from 'wxt/browser';
import { quietly } from './quietly';

const ALARM = 'update';
const EVERY_MIN = 0.5;

/**
 * Lets an update of the extension wait as long as `isBusy` says so or a page of ours is open: it would close that page, and cut off what is under way
 * for it. Adds its listeners at once. That an update waits is kept in an alarm, which outlives the worker.
 */
export function holdUpdates(isBusy: () => Promise<boolean>): void {
  const forget = () => browser.alarms.clear(ALARM);
  const install = async () => {
    if ((await isAnyOpen()) || (await isBusy())) return;
    await forget();
    browser.runtime.reload();
  };
  browser.runtime.onUpdateAvailable.addListener(() => {
    quietly(browser.alarms.create(ALARM, { periodInMinutes: EVERY_MIN }).then(install));
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) quietly(install());
  });
  // By then the browser has installed it itself.
  browser.runtime.onInstalled.addListener(() => quietly(forget()));
  browser.runtime.onStartup.addListener(() => quietly(forget()));
}

/** Whether a panel, the options or the library is open anywhere. */
async function isAnyOpen(): Promise<boolean> {
  // Firefox has it since a later version than the first that this runs in.
  const contexts = (await browser.runtime.getContexts?.({})) ?? [];
  return contexts.some(({ contextType }) => contextType !== 'BACKGROUND');
}
