import './forget.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { send } from '../../lib/messenger';
import { text } from '../../lib/text';
import { UnlockForm } from '../ui/unlock-form';

/** Says that a photo cannot be asked for while the key is locked, and unlocks it. Esc, or the other button, leaves the photo out. */
export function PhotoLocked(props: {
  readonly provider: string;
  readonly send: typeof send;
  readonly onUnlocked: () => void;
  readonly onClose: () => void;
}) {
  const { provider, onUnlocked, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  return (
    <dialog
      class="forget"
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-why`}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={`${id}-title`}>{text('failLockedTitle')}</h2>
      <p id={`${id}-why`}>
        {text('failLocked', { provider })} {text('chargedNo')}
      </p>
      <UnlockForm
        send={props.send}
        onUnlocked={() => {
          // Closed first: the focus goes back to the photo.
          dialog.current?.close();
          onUnlocked();
        }}
      />
      <button type="button" class="plain" onClick={() => dialog.current?.close()}>
        {text('photoWithout')}
      </button>
    </dialog>
  );
}
