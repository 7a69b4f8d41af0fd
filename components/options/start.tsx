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
  watchReceipts(() => void model.readProviders());
  void model.askForBalances();
}
