import { useEffect, useRef, useState } from 'preact/hooks';
import { keepFocus } from '../ui/keep-focus';
import type { Found } from './findings';

// Rows that are drawn at first, and with each wish for more.
const SHOWN = 200;

/**
 * How many rows are drawn: some of a search that was kept, but every page that is paid for while one looks. A search that is new to the view gets the focus; where
 * the button that brought more is gone, the first of them gets it.
 */
export function useShown(found: Found | undefined) {
  const [count, setCount] = useState(SHOWN);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = found?.search.id;
  const pages = found?.search.pages ?? 0;
  const rows = found?.rows.length ?? 0;
  const shown = Math.min(count, rows);
  const drawn = useRef({ id, pages, shown });
  useEffect(() => {
    const before = drawn.current;
    drawn.current = { id, pages, shown };
    if (before.id !== id) {
      setCount(SHOWN);
      heading.current?.focus();
      return;
    }
    const hasNewPage = pages > before.pages;
    if (hasNewPage && rows > count) {
      setCount(rows);
      return;
    }
    if (!hasNewPage && shown <= before.shown) return;
    const first = list.current?.querySelectorAll<HTMLElement>(':scope > li')[before.shown];
    keepFocus(first ?? heading.current);
  }, [id, pages, shown]);
  return { shown, showMore: () => setCount(count + SHOWN), heading, list };
}
