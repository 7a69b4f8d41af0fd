import { useEffect, useRef, useState } from 'preact/hooks';
import { keepFocus } from '../ui/keep-focus';

// More than these at once would hold up the panel.
const STEP = 500;

/**
 * How many of many are drawn: the first few, and with each call of `showMore` up to 500 more. Where that takes its button away, the
 * first item that it uncovers in `list` has the focus; `item` is the selector of those.
 */
export function useMore<L extends HTMLElement = HTMLUListElement>(
  length: number,
  atFirst: number,
  item = 'li',
) {
  const [count, setCount] = useState(atFirst);
  const list = useRef<L>(null);
  const drawn = useRef(0);
  useEffect(() => {
    if (count > atFirst)
      keepFocus(list.current?.querySelectorAll<HTMLElement>(item)[drawn.current]);
  }, [count, atFirst, item]);
  const next = Math.min(STEP, Math.max(0, length - count));
  const showMore = () => {
    drawn.current = list.current?.querySelectorAll(item).length ?? 0;
    setCount(count + next);
  };
  return { count, next, list, showMore, isLastStep: count + next >= length };
}
