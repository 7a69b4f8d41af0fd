import { browser } from 'wxt/browser';
import { watchForgotten } from '../../lib/forgotten-changes';
import { send } from '../../lib/messenger';
import { watchReceipts } from '../../lib/receipt-changes';
import { readSettings, writeConsent, writeSetting } from '../../lib/settings';
import { databaseFor } from '../../lib/store/open';
import { watchStore } from '../../lib/store-changes';
import type { CardWorld } from './card-world';
import type { PeopleWorld } from './people-world';

const providers = () => send('providers', {});

/** The library page's own world, for the list of all people. */
export const PEOPLE_WORLD: PeopleWorld = {
  sendBatch: send,
  providers,
  // There is no store there, or an empty one that is not ours.
  hasNoStore: () => browser.extension.inIncognitoContext || typeof indexedDB === 'undefined',
  database: databaseFor,
  watch: (changed) => {
    watchReceipts(() => changed('receipts'));
    watchForgotten((change) => {
      if (change.what === 'forgotten') changed({ forgotten: change.keys });
    });
    watchStore(() => changed('all'));
  },
  exported: async (form, people) =>
    (await import('./export-people')).exportPeople(form, people, {
      database: databaseFor,
      providers,
    }),
  goTo: (place) => {
    location.hash = place;
  },
  now: Date.now,
};

/** The same for a person's card. */
export const CARD_WORLD: CardWorld = {
  ...{ send, writeSetting, writeConsent, providers },
  settings: readSettings,
  database: databaseFor,
  now: Date.now,
};
