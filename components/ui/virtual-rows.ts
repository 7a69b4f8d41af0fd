import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Rect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

// What is drawn where nothing has a size yet: a table in a place that is hidden.
const UNMEASURED: Rect = { width: 1_000, height: 600 };
// Drawn beyond each edge, so that scrolling finds rows there.
const OVERSCAN = 8;

/** The rows of a list that are drawn, all of one height, and how to bring others into sight. */
export interface VirtualRows {
  /** What scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** In their order; `start` and `end` in px from the top of the list, what stands above its rows included. */
  readonly items: readonly VirtualItem[];
  /** The height of all, in px. */
  readonly totalPx: number;
  /** Rows that fit below the head at once. */
  readonly pageRows: number;
  bring(index: number): void;
  toTop(): void;
}

/** Tells which of `count` rows are drawn: those in sight, a few around them, and the row `kept`, wherever that is. */
export function useVirtualRows(props: {
  readonly count: number;
  readonly rowPx: number;
  /** The height of what stays above the rows, in px. */
  readonly headPx: number;
  readonly kept: number;
}): VirtualRows {
  const { count, rowPx, headPx, kept } = props;
  const box = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer<number, undefined>((drawn) => drawn + 1, 0);
  const [virtualizer] = useState(
    () => new Virtualizer<HTMLDivElement, HTMLTableRowElement>(optionsOf()),
  );
  virtualizer.setOptions(optionsOf());
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx]);

  function optionsOf() {
    return {
      count,
      estimateSize: () => rowPx,
      getScrollElement: () => box.current,
      paddingStart: headPx,
      scrollPaddingStart: headPx,
      overscan: OVERSCAN,
      initialRect: UNMEASURED,
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect: (
        of: Virtualizer<HTMLDivElement, HTMLTableRowElement>,
        tell: (rect: Rect) => void,
      ) => observeElementRect(of, (rect) => tell(rect.height > 0 ? rect : UNMEASURED)),
      // The focus is in that row: it must not go with it.
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        if (kept < 0 || kept >= range.count || drawn.includes(kept)) return drawn;
        return [...drawn, kept].sort((one, other) => one - other);
      },
      onChange: () => redraw(undefined),
    };
  }

  const heightPx = virtualizer.scrollRect?.height ?? UNMEASURED.height;
  return {
    box,
    items: virtualizer.getVirtualItems(),
    totalPx: virtualizer.getTotalSize(),
    pageRows: Math.max(1, Math.floor((heightPx - headPx) / rowPx) - 1),
    bring: (index) => virtualizer.scrollToIndex(index),
    toTop: () => virtualizer.scrollToOffset(0),
  };
}
