import { browser } from 'wxt/browser';
import { profileUrl } from '../../lib/identifier';
import { openLibrary } from '../../lib/library-tab';
import { send } from '../../lib/messenger';
import { text } from '../../lib/text';
import { makeBatch } from '../batch/make-batch';
import type { Row } from './chooser-rows';
import type { SeveralView } from './several';

/** Makes a batch of these people, whom a page or a pasted text names, and opens the library at what it would cost. Throws FailureError. */
export async function openBatch(
  { provider, isOfPage }: Pick<SeveralView, 'provider' | 'isOfPage'>,
  rows: readonly Row[],
): Promise<void> {
  const id = await makeBatch(
    send,
    {
      provider: provider.id,
      from: isOfPage ? 'page' : 'text',
      name: isOfPage ? await titleOfPage() : '',
      columns: [text('batchNameOnPage')],
    },
    rows.map(({ identifier, name }) => ({
      given: identifier.kind === 'email' ? identifier.address : profileUrl(identifier.slug),
      cells: [name],
    })),
  );
  await openLibrary(`batches/${id}`);
}

// As long as a batch's name may be.
const LONGEST = 200;

/** What the page in front calls itself, as far as the browser tells. */
async function titleOfPage(): Promise<string> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return (tab?.title ?? '').trim().slice(0, LONGEST);
}
