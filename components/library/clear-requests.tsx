import { useEffect, useId, useRef } from 'preact/hooks';
import { plural, text } from '../../lib/text';

/** Asks whether the list is to be cleared, and says what that means. The safe answer has the focus. */
export function ClearRequests(props: {
  count: number;
  onClear: () => Promise<void>;
  onClose: () => void;
}) {
  const { count, onClear, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, body] = [useId(), useId()];
  useEffect(() => dialog.current?.showModal(), []);
  const clear = () => {
    dialog.current?.close();
    void onClear();
  };
  return (
    <dialog
      class="clear"
      ref={dialog}
      aria-labelledby={heading}
      aria-describedby={body}
      onClose={onClose}
    >
      <h2 id={heading}>{text('leftClearTitle')}</h2>
      <p id={body}>{plural('leftClearBody', count)}</p>
      <div class="choices">
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {text('leftClearNo')}
        </button>
        <button type="button" class="plain bad" onClick={clear}>
          {text('leftClearYes')}
        </button>
      </div>
    </dialog>
  );
}
