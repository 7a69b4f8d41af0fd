import { browser } from 'wxt/browser';
import { quietly } from './quietly';

/**
 * Lets an update of the extension wait as long as `isBusy` says so; without this the browser would install it whenever the worker is idle. Adds
 * its listener at once. What it returns is to be called when something has ended that an update may have waited for.
 */
export function holdUpdates(isBusy: () => Promise<boolean>): () => void {
  let isWaiting = false;
  const install = async () => {
    if (isWaiting && !(await isBusy())) browser.runtime.reload();
  };
  browser.runtime.onUpdateAvailable.addListener(() => {
    isWaiting = true;
    quietly(install());
  });
  return () => quietly(install());
}
