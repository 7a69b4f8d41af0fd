import './copy-button.css';
import { useState } from 'preact/hooks';
import { text } from '../../lib/text';
import { Icon } from './icons';

const WORDS = { copied: 'copied', refused: 'copyRefused' } as const;

/** Copies a fact; says so for as long as the focus stays. `what` names it for screen readers where the fact itself would be too long. */
export function CopyButton({ value, what = value }: { value: string; what?: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <button
      type="button"
      class={`copy ${state}`}
      onClick={copy}
      onBlur={() => setState('ready')}
      aria-label={state === 'ready' ? text('copyWhat', { what }) : text(WORDS[state])}
    >
      {state === 'refused' ? (
        text('copyRefused')
      ) : (
        <Icon name={state === 'copied' ? 'check' : 'copy'} />
      )}
    </button>
  );
}
