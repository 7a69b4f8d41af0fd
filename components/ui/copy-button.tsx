import { useState } from 'preact/hooks';
import { text } from '../../lib/text';
import { Icon } from './icons';

/** Copies a fact; says so for as long as the pointer or focus stays. `what` names the fact for screen readers. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  const words = { ready: 'copy', copied: 'copied', refused: 'copyRefused' } as const;
  return (
    <button
      type="button"
      class="copy"
      onClick={copy}
      onBlur={() => setState('ready')}
      aria-label={text(words[state]) + (state === 'ready' ? ` ${what}` : '')}
    >
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
    </button>
  );
}
