import { watchReceipts } from '../../lib/receipt-changes';
import { calmly } from '../ui/coalesced';
import type { PanelModel } from './panel-model';

/**
 * Says in the header what is left, and on the card what it cost, as the balance tells it some moments after the answer; returns what ends
 * that.
 */
export function followReceipts({ view, beside }: Pick<PanelModel, 'view' | 'beside'>): () => void {
  async function see(): Promise<void> {
    await beside.readAnew();
    const shown = view.value;
    if (shown.kind !== 'answer' || !shown.answer.receipt?.isEstimate) return;
    const { answer, provider } = shown;
    const reading = await beside.world.reading(provider);
    const stored = await reading.answer(provider.id, answer.identifier, beside.world.now());
    const now = view.value;
    const isSame = stored?.receipt?.id === answer.receipt?.id;
    // The user may have said something of the card meanwhile.
    if (now.kind !== 'answer' || now.answer.receipt !== answer.receipt || !isSame) return;
    view.value = { ...now, answer: { ...now.answer, receipt: stored?.receipt } };
  }
  // What cannot be read now is read with the next receipt.
  return watchReceipts(calmly(see));
}
