import { useState } from 'preact/hooks';
import { text } from '../../lib/text';
import type { PanelModel } from './panel-model';

/** Copies a reply that could not be read, as it came: the user has paid for it. */
export function CopyReply(props: { model: PanelModel; receiptId: string | undefined }) {
  const { model, receiptId } = props;
  const [state, setState] = useState<'stepCopyReply' | 'copied' | 'copyRefused'>('stepCopyReply');
  if (receiptId === undefined) return null;
  const copy = async () => {
    const reply = await model.unreadableReply(receiptId);
    if (reply === undefined) return;
    await navigator.clipboard.writeText(reply).then(
      () => setState('copied'),
      () => setState('copyRefused'),
    );
  };
  return (
    <button type="button" class="plain" onClick={copy}>
      {text(state)}
    </button>
  );
}
