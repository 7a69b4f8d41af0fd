import {
  ALNUM,
  type Chars,
  COLON,
  codeBefore,
  DOT,
  ELLIPSIS,
  END,
  IGNORABLE,
  kindOf,
  SCHEME,
  SLASH,
  UNSPACED,
} from './characters';

const PARENTHESIS = 0x28;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const BRACKET = 0x5b;
const LONGEST_SCHEME = 32;
const LOWER = 0x20;
const A = 0x61;
const M = 0x6d;
const W = 0x77;
const Z = 0x7a;

/**
 * What stands to the left of a position within its run of URL characters (E7), and how far the text has been looked at for it.
 * Each question continues where the one before ended, so that many questions about one long run cost one scan.
 */
export interface UrlRun {
  /** Everything before it has been looked at. */
  seen: number;
  /** Where the run begins. */
  from: number;
  /** Where the URL within the run begins, the outermost if there are several, or -1. */
  url: number;
  /** What it begins with. */
  kind: 'scheme' | 'mailto' | 'www';
}

/** The memory of a scan that has not begun. */
export function newRun(): UrlRun {
  return { seen: 0, from: 0, url: -1, kind: 'scheme' };
}

/**
 * Brings `run` to `position`, which never lies left of an earlier one. With `isChained` a comma or semicolon ends the run only
 * where a URL stands to the right of it already: search engines put them into their redirects.
 */
export function lookLeft(text: Chars, position: number, run: UrlRun, isChained = false): void {
  let index = position;
  let url = -1;
  let kindOfUrl: UrlRun['kind'] = 'scheme';
  let isEnded = false;
  while (index > run.seen) {
    const code = text.charCodeAt(index - 1);
    const kind = kindOf(code);
    if ((kind & END) !== 0 && !(isChained && url < 0 && (code === COMMA || code === SEMICOLON))) {
      isEnded = true;
      break;
    }
    index--;
    if (code === COLON) {
      const scheme = schemeBefore(text, index);
      if (scheme >= 0) {
        url = scheme;
        kindOfUrl = isMailtoAt(text, scheme, index) ? 'mailto' : 'scheme';
      }
    } else if ((kind & UNSPACED) !== 0 && (kindOf(codeBefore(text, index)) & ALNUM) !== 0) {
      isEnded = true;
      break;
    }
  }
  const isNew = isEnded || index === 0;
  if (isNew && isWwwAt(text, index)) {
    url = index;
    kindOfUrl = 'www';
  }
  if (isNew) run.from = index;
  if (isNew || (run.url < 0 && url >= 0)) {
    run.url = url;
    run.kind = kindOfUrl;
  }
  run.seen = Math.max(position, run.seen);
}

/** Where the run of URL characters around `position` ends. */
export function runEnd(text: Chars, position: number): number {
  let wasAlnum = false;
  let index = position;
  for (; index < text.length; index++) {
    const kind = kindOf(text.charCodeAt(index));
    if ((kind & END) !== 0 || (wasAlnum && (kind & UNSPACED) !== 0)) break;
    if ((kind & IGNORABLE) === 0) wasAlnum = (kind & ALNUM) !== 0;
  }
  return index;
}

/** Whether what ends at `end` was shortened for display (L10): three full stops, or an ellipsis, brackets around it or not. */
export function isShortened(text: Chars, end: number): boolean {
  let dots = 0;
  for (let index = end; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (index === end && (code === BRACKET || code === PARENTHESIS)) continue;
    if (code === ELLIPSIS) return true;
    if (code === DOT) dots++;
    else if ((kindOf(code) & IGNORABLE) === 0) break;
    if (dots === 3) return true;
  }
  return false;
}

/** Where the scheme begins that ends with the colon at `colon`: one followed by `//`, or `mailto`. -1 where there is none. */
function schemeBefore(text: Chars, colon: number): number {
  const isFollowed =
    colon + 2 < text.length &&
    text.charCodeAt(colon + 1) === SLASH &&
    text.charCodeAt(colon + 2) === SLASH;
  if (!isFollowed) return isMailtoAt(text, colon - 6, colon) ? colon - 6 : -1;
  let start = colon;
  while (
    start > 0 &&
    colon - start < LONGEST_SCHEME &&
    (kindOf(text.charCodeAt(start - 1)) & SCHEME) !== 0
  ) {
    start--;
  }
  while (start < colon && !isLetter(text.charCodeAt(start))) start++;
  return start === colon ? -1 : start;
}

function isLetter(code: number): boolean {
  return (code | LOWER) >= A && (code | LOWER) <= Z;
}

// The first comparison spares most texts the copy.
function isMailtoAt(text: Chars, start: number, colon: number): boolean {
  if (start < 0 || colon - start !== 6 || (text.charCodeAt(start) | LOWER) !== M) return false;
  return text.slice(start, colon).toLowerCase() === 'mailto';
}

function isWwwAt(text: Chars, index: number): boolean {
  if (index + 4 > text.length || (text.charCodeAt(index) | LOWER) !== W) return false;
  return text.slice(index, index + 4).toLowerCase() === 'www.';
}
