import { useEffect, useId, useRef } from 'preact/hooks';

/** Asks before something that cannot be taken back, and says what it means. The safe answer has the focus. */
export function Ask(props: {
  title: string;
  body: string;
  no: string;
  yes: string;
  onYes: () => void;
  onClose: () => void;
}) {
  const { title, body, no, yes, onYes, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, about] = [useId(), useId()];
  useEffect(() => dialog.current?.showModal(), []);
  const agree = () => {
    dialog.current?.close();
    onYes();
  };
  return (
    <dialog
      class="clear"
      ref={dialog}
      aria-labelledby={heading}
      aria-describedby={about}
      onClose={onClose}
    >
      <h2 id={heading}>{title}</h2>
      <p id={about}>{body}</p>
      <div class="choices">
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {no}
        </button>
        <button type="button" class="plain bad" onClick={agree}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
