import { useState } from 'preact/hooks';
import { text } from '../../lib/text';

const SHORT = 160;
// What is longer is not even in the page until it is asked for; what is not can be found by the browser's search.
const LONG = 5_000;

/** Long text folded behind a disclosure, short text as it is. Each of its paragraphs runs in its own direction. */
export function Folded({ words }: { words: string }) {
  const [isOpen, setOpen] = useState(false);
  if (words.length <= SHORT) {
    return (
      <p class="text">
        <bdi class="words">{words}</bdi>
      </p>
    );
  }
  const preview = words.slice(0, SHORT).replace(/\s+/g, ' ').replace(/ \S*$/, '').toWellFormed();
  return (
    <details class="text" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <bdi class="preview">{preview}…</bdi>
        <span class="less">{text('showLess')}</span>
      </summary>
      {(isOpen || words.length < LONG) && <bdi class="words">{words}</bdi>}
    </details>
  );
}
