import { render } from 'preact';
import { browser } from 'wxt/browser';
import { watchForgotten } from '../../lib/forgotten-changes';
import { send } from '../../lib/messenger';
import { watchReceipts } from '../../lib/receipt-changes';
import { watchRequests } from '../../lib/request-changes';
import { readLedger } from '../../lib/store/ledger';
import { databaseFor } from '../../lib/store/open';
import { readRequests } from '../../lib/store/requests';
import { watchStore } from '../../lib/store-changes';
import { loadMoreText } from '../../lib/text';
import { BATCH_WORLD } from '../batch/around-batches';
import { Batches } from '../batch/batches';
import { createBatches } from '../batch/batches-model';
import { CARD_WORLD, PEOPLE_WORLD } from '../people/around-people';
import { People } from '../people/people';
import { createPeople } from '../people/people-model';
import { SEARCH_WORLD } from '../search/around-search';
import { SearchView } from '../search/search';
import { createSearch } from '../search/search-model';
import { keepAppearance } from '../ui/appearance';
import { Library } from './app';
import { LedgerView } from './ledger';
import { createLedger } from './ledger-model';
import { Requests } from './requests';
import { createRequests } from './requests-model';

/** Draws the library page. */
export async function startLibrary(root: HTMLElement | null): Promise<void> {
  if (root === null) return;
  const providers = () => send('providers', {});
  // There is no store there, or an empty one that is not ours.
  const hasNoStore = () => browser.extension.inIncognitoContext || typeof indexedDB === 'undefined';
  const requests = createRequests({
    read: async () => readRequests(await databaseFor({ isDemo: false })),
    watch: (changed) => {
      watchRequests(changed);
      // Whoever is forgotten goes out of the rows, too, and what is deleted or brought in as a whole changes them all.
      watchForgotten(() => changed(null));
      watchStore(() => changed(null));
    },
    clear: () => send('clear-requests', {}),
    ...{ providers, hasNoStore },
  });
  const ledger = createLedger({
    read: async () => readLedger(await databaseFor({ isDemo: false })),
    watch: (changed) => {
      watchReceipts(changed);
      // A pending receipt stands before its request is logged.
      watchRequests(changed);
      watchForgotten(changed);
      watchStore(changed);
    },
    compare: (provider) => send('compare-balance', { provider }),
    ...{ providers, hasNoStore, now: Date.now },
  });
  // Read once it is looked at.
  const people = createPeople(PEOPLE_WORLD);
  const search = createSearch(SEARCH_WORLD);
  const batches = createBatches(BATCH_WORLD);
  // Nobody waits for it, but running batches go on whichever view is shown.
  void batches.start();
  await Promise.all([
    loadMoreText(),
    keepAppearance('libraryTitle'),
    requests.start(),
    ledger.start(),
  ]);
  render(
    <Library
      views={[
        {
          id: 'people',
          title: 'peopleTitle',
          draw: () => <People model={people} card={CARD_WORLD} />,
        },
        {
          id: 'search',
          title: 'searchTitle',
          draw: (place) => <SearchView model={search} place={place} />,
        },
        {
          id: 'batches',
          title: 'batchesTitle',
          draw: (place) => <Batches model={batches} place={place} />,
        },
        { id: 'ledger', title: 'ledgerTitle', draw: () => <LedgerView model={ledger} /> },
        { id: 'requests', title: 'leftTitle', draw: () => <Requests model={requests} /> },
      ]}
    />,
    root,
  );
}
