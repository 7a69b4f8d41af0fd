import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../lib/text';
import { KeyList } from '../ui/key-list';
import type { PanelModel } from './panel-model';

/** The keys, in a dialog over whatever the panel shows; Esc closes it, and the focus goes back to where it was. */
export function Shortcuts({ model }: { model: PanelModel }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="shortcuts"
      aria-labelledby="shortcuts"
      onClose={() => {
        model.isListingKeys.value = false;
      }}
    >
      <h2 id="shortcuts">{text('keysTitle')}</h2>
      <KeyList />
      <p class="faint">{text('keysOffHint')}</p>
      <button type="button" class="plain" onClick={() => dialog.current?.close()}>
        {text('close')}
      </button>
    </dialog>
  );
}
