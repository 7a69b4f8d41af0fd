import { render } from 'preact';
import { watchKeyChanges } from '../../lib/key-changes';
import { send } from '../../lib/messenger';
import { shortcut } from '../../lib/platform';
import { watchReceipts } from '../../lib/receipt-changes';
import {
  readManaged,
  readSettings,
  watchSettings,
  writeConsent,
  writeSetting,
} from '../../lib/settings';
import { loadMoreText } from '../../lib/text';
import { keepAppearance } from '../ui/appearance';
import { calmly } from '../ui/coalesced';
import { Options } from './app';
import { createOptions } from './model';
import { followSections } from './show-section';

/** Draws the options page and keeps it in step with other pages. */
export async function startOptions(root: HTMLElement | null): Promise<void> {
  if (root === null) return;
  const model = createOptions({
    send,
    settings: readSettings,
    managed: readManaged,
    writeSetting,
    writeConsent,
    now: Date.now,
  });
  const [key] = await Promise.all([
    shortcut(),
    loadMoreText(),
    keepAppearance('optionsTitle'),
    model.refresh(),
  ]);
  render(<Options model={model} shortcut={key} />, root);
  followSections();
  watchSettings(() => void model.refresh());
  watchKeyChanges(() => void model.refresh());
  watchReceipts(calmly(model.readProviders));
  onFirstUse(() => void model.askForBalances());
}

/** Calls back once, when somebody clicks or presses a key: the page may also have been opened by a restarted browser, or by another extension. */
function onFirstUse(used: () => void): void {
  const first = new AbortController();
  const onUse = () => {
    first.abort();
    used();
  };
  for (const kind of ['pointerdown', 'keydown']) {
    addEventListener(kind, onUse, { capture: true, signal: first.signal });
  }
}
