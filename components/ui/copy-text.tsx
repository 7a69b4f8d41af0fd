import { useState } from 'preact/hooks';
import { text } from '../../lib/text';

/** A button that copies a text too long to be named, and says what became of it while it has the focus. */
export function CopyText({ value }: { readonly value: string }) {
  const [state, setState] = useState<'copy' | 'copied' | 'copyRefused'>('copy');
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => setState('copyRefused'),
    );
  return (
    <button type="button" class="plain" onClick={copy} onBlur={() => setState('copy')}>
      {text(state)}
    </button>
  );
}
