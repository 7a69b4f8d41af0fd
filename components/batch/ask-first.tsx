import { useState } from 'preact/hooks';
import { Ask } from './ask';

/** A button for what cannot be undone: it asks before. */
export function AskFirst(props: {
  readonly label: string;
  readonly isBusy: boolean;
  readonly title: string;
  readonly body: string;
  readonly no: string;
  readonly yes: string;
  readonly onYes: () => void;
}) {
  const { label, isBusy, title, body, no, yes, onYes } = props;
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        class="plain"
        aria-haspopup="dialog"
        aria-disabled={isBusy}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
      {isAsking && <Ask {...{ title, body, no, yes, onYes }} onClose={() => setAsking(false)} />}
    </>
  );
}
