import { effect } from '@preact/signals';
import type { send as sendCommand } from '../../lib/messenger';
import { standingOf } from '../../lib/store/standing';
import { watchStore } from '../../lib/store-changes';
import { followReceipts } from './following-receipts';
import type { PanelModel } from './panel-model';

/**
 * Tells the worker whose card is shown, since how long people are kept counts from then, and shows what is there after the store as a whole
 * or receipts were changed; returns what ends that. Of somebody just fetched there is nothing to tell.
 */
export function followStore(
  model: Pick<PanelModel, 'view' | 'refresh' | 'beside'>,
  send: typeof sendCommand,
  // Nothing of whoever was deleted is to stay in memory.
  beginAnew: () => void = () => location.reload(),
): () => void {
  let told: string | undefined;
  const endTelling = effect(() => {
    const view = model.view.value;
    if (view.kind !== 'answer' || !view.answer.isKept || view.answer.isFresh) return;
    const personId = standingOf(view.answer).shown?.person.id;
    if (personId === undefined) return;
    const seen = { provider: view.answer.provider, personId };
    const now = JSON.stringify(seen);
    if (now === told) return;
    told = now;
    // The next time will do.
    send('seen', seen).catch(() => undefined);
  });
  const endWatching = watchStore((how) => {
    if (how === 'deleted') beginAnew();
    else void model.refresh();
  });
  const endReceipts = followReceipts(model);
  return () => {
    endTelling();
    endWatching();
    endReceipts();
  };
}
