import type { Chars } from '../../../lib/detect/characters';

/** A text that counts how many of its characters are looked at, and how often. */
export interface Counted {
  readonly chars: Chars;
  /** Characters visited so far, repetitions included: those that a search runs over and those that are copied count too. */
  readonly visited: () => number;
}

/** Wraps a text for `scanText`. */
export function counted(text: string): Counted {
  let visited = 0;
  return {
    visited: () => visited,
    chars: {
      length: text.length,
      charCodeAt(index) {
        visited++;
        return text.charCodeAt(index);
      },
      indexOf(needle, from) {
        const found = text.indexOf(needle, from);
        visited += (found < 0 ? text.length : found + 1) - Math.min(from, text.length);
        return found;
      },
      slice(start, end) {
        const copy = text.slice(start, end);
        visited += copy.length;
        return copy;
      },
    },
  };
}
