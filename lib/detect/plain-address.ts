import { ALNUM, CAPITAL, type Chars, DOT, END, HYPHEN, kindOf } from './characters';
import { isService } from './local-part';
import { isTld } from './tlds';

// Most addresses stand after white space and are small letters, digits and few signs. Such a one is in normal form (O2) as it stands,
// and is found in one pass without allocating anything. All others are left to `localPartBefore` and `domainAfter`.

const SPACE = 0x20;
const UNDERSCORE = 0x5f;
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 63;

/** Where the local part before the `@` at `at` begins, not left of `floor` (E1, E2, E9); -1 where it is not plain. */
export function plainStart(text: Chars, at: number, floor: number): number {
  const leftmost = Math.max(floor, at - LONGEST_LOCAL_PART);
  let start = at;
  for (; start > leftmost; start--) {
    const code = text.charCodeAt(start - 1);
    if (isSmall(kindOf(code)) || code === HYPHEN || code === UNDERSCORE) continue;
    if (code !== DOT) break;
    if (text.charCodeAt(start) === DOT) return -1;
  }
  if (start === at || !isSmall(kindOf(text.charCodeAt(start)))) return -1;
  if (start > 0 && text.charCodeAt(start - 1) > SPACE) return -1;
  return isService(text, start, at) ? -1 : start;
}

/**
 * Where the domain that begins at `from` ends (E4, E5): labels of small letters and digits, and then white space, a bracket or the
 * like. -1 where it is not plain.
 */
export function plainEnd(text: Chars, from: number): number {
  const rightmost = Math.min(text.length, from + LONGEST_DOMAIN);
  let label = from;
  let labelBefore = from;
  let edge = from;
  for (; edge < rightmost; edge++) {
    const code = text.charCodeAt(edge);
    const kind = kindOf(code);
    if (isSmall(kind)) continue;
    if (code !== DOT) {
      if (code < 0x80 && (kind & END) !== 0) break;
      return -1;
    }
    if (edge === label) return -1;
    labelBefore = label;
    label = edge + 1;
  }
  const isCut = edge === rightmost && edge < text.length;
  if (isCut || isDigit(text.charCodeAt(from))) return -1;
  // A full stop at the end is the sentence's.
  const isSentence = edge === label;
  const last = isSentence ? labelBefore : label;
  const end = isSentence ? edge - 1 : edge;
  return last > from && isTld(text.slice(last, end)) ? end : -1;
}

function isSmall(kind: number): boolean {
  return (kind & (ALNUM | CAPITAL)) === ALNUM;
}

// A name such as `2x.zip` may be a file's (E10).
function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
