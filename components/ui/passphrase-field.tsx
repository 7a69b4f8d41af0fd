import type { RefObject } from 'preact';
import type { TextKey } from '../../lib/text';
import { text } from '../../lib/text';

/** One field for a passphrase. It is in the page alone, and no browser is asked to keep it. */
export function PassphraseField(props: {
  readonly id: string;
  readonly label: TextKey;
  readonly box: RefObject<HTMLInputElement | null>;
  /** Id of what is said of it. */
  readonly about?: string | undefined;
  readonly isWrong?: boolean;
}) {
  const { id, label, box, about, isWrong = false } = props;
  return (
    <>
      <label for={id}>{text(label)}</label>
      <input
        id={id}
        ref={box}
        type="password"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isWrong}
        aria-describedby={about}
      />
    </>
  );
}
