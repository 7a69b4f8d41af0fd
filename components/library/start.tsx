import { render } from 'preact';
import { browser } from 'wxt/browser';
import { watchForgotten } from '../../lib/forgotten-changes';
import { send } from '../../lib/messenger';
import { watchRequests } from '../../lib/request-changes';
import { databaseFor } from '../../lib/store/open';
import { readRequests } from '../../lib/store/requests';
import { watchStore } from '../../lib/store-changes';
import { loadMoreText } from '../../lib/text';
import { keepAppearance } from '../ui/appearance';
import { Library } from './app';
import { Requests } from './requests';
import { createRequests } from './requests-model';

/** Draws the library page. */
export async function startLibrary(root: HTMLElement | null): Promise<void> {
  if (root === null) return;
  const requests = createRequests({
    read: async () => readRequests(await databaseFor({ isDemo: false })),
    watch: (changed) => {
      watchRequests(changed);
      // Whoever is forgotten goes out of the rows, too, and what is deleted or brought in as a whole changes them all.
      watchForgotten(() => changed(null));
      watchStore(() => changed(null));
    },
    clear: () => send('clear-requests', {}),
    providers: () => send('providers', {}),
    // There is no store there, or an empty one that is not ours.
    hasNoStore: () => browser.extension.inIncognitoContext || typeof indexedDB === 'undefined',
  });
  await Promise.all([loadMoreText(), keepAppearance('libraryTitle'), requests.start()]);
  render(
    <Library
      views={[{ id: 'requests', title: 'leftTitle', draw: () => <Requests model={requests} /> }]}
    />,
    root,
  );
}
