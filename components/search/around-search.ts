import { browser } from 'wxt/browser';
import { watchForgotten } from '../../lib/forgotten-changes';
import { send } from '../../lib/messenger';
import { watchReceipts } from '../../lib/receipt-changes';
import { takePrefill } from '../../lib/search-prefill';
import { readSettings, writeConsent } from '../../lib/settings';
import { findKnown } from '../../lib/store/answers';
import { databaseFor } from '../../lib/store/open';
import { listSearches, readSearchRows } from '../../lib/store/searches';
import { watchStore } from '../../lib/store-changes';
import { saveFile } from '../ui/save-file';
import type { SearchWorld } from './world';

const DEMO = 'demo';

/** The world outside, as the library page has it. */
export const SEARCH_WORLD: SearchWorld = {
  send,
  sendBatch: send,
  messenger: send,
  agree: () => writeConsent(Date.now()),
  providers: () => send('providers', {}),
  firstProvider: async () => (await readSettings()).provider,
  // There is no store there, or an empty one that is not ours.
  hasNoStore: () => browser.extension.inIncognitoContext || typeof indexedDB === 'undefined',
  async list() {
    const both = await Promise.all(
      [false, true].map(async (isDemo) => listSearches(await databaseFor({ isDemo }))),
    );
    return both.flat().sort((one, other) => other.at - one.at);
  },
  rows: async ({ id, provider }) => readSearchRows(await databaseOf(provider), id),
  known: async ({ provider }, keys) => findKnown(await databaseOf(provider), provider, keys),
  watch(changed) {
    // Whoever was looked up is known from then on.
    watchReceipts(changed);
    watchForgotten(changed);
    watchStore(changed);
  },
  takePrefill,
  save: saveFile,
  goTo(place) {
    location.hash = place;
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

function databaseOf(provider: string) {
  return databaseFor({ isDemo: provider === DEMO });
}
