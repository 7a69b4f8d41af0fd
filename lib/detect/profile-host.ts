import {
  ALNUM,
  BEFORE_HOST,
  type Chars,
  COLON,
  codeBefore,
  DOT,
  HYPHEN,
  isIgnorable,
  kindOf,
  SCHEME,
  SLASH,
  skipLeft,
} from './characters';

// Most profiles are written like this.
const USUAL = 'https://www.linkedin.com';
const HOST = 'linkedin.com';
const LOWER = 0x20;
const M = 0x6d;
const PREFIXES = new Set(['mwlite', 'm', 'comm', 'public-profile']);
const LONGEST_PREFIX = 14;
const LONGEST_PORT = 5;

/** Where a URL on LinkedIn begins, and whether a URL may begin there by what stands before it (L1, L2, L11). */
export interface ProfileHost {
  readonly start: number;
  /** Where its host begins: the same but for the scheme. */
  readonly host: number;
  readonly isAtBoundary: boolean;
}

/** The LinkedIn host whose path goes on at `slash` with `/in/` or `/pub/`, or `undefined` (L1, L2, L4, L11). */
export function profileHostBefore(text: Chars, slash: number): ProfileHost | undefined {
  const usual = slash - USUAL.length;
  if (usual >= 0 && text.charCodeAt(slash - 1) === M && text.slice(usual, slash) === USUAL) {
    if (isOtherScheme(text, usual)) return undefined;
    return { start: usual, host: usual + 'https://'.length, isAtBoundary: true };
  }
  let end = skipSlashesLeft(text, slash);
  let colon = portBefore(text, end);
  let start = hostBefore(text, colon);
  if (start < 0) {
    end = prefixBefore(text, end);
    if (end < 0) return undefined;
    colon = portBefore(text, end);
    start = hostBefore(text, colon);
    if (start < 0) return undefined;
  }
  const port = text.slice(colon + 1, end);
  if (codeBefore(text, start) !== SLASH) {
    if (port !== '' && port !== '80' && port !== '443') return undefined;
    return { start, host: start, isAtBoundary: isHostBoundary(codeBefore(text, start)) };
  }
  const slashes = skipSlashesLeft(text, start);
  const schemeEnd = skipLeft(text, slashes);
  if (schemeEnd > 0 && text.charCodeAt(schemeEnd - 1) === COLON) {
    const scheme = schemeBefore(text, schemeEnd - 1);
    const isDefault = port === '' || (scheme.name === 'https' ? port === '443' : port === '80');
    if (scheme.name === '' || !isDefault) return undefined;
    return { start: scheme.start, host: start, isAtBoundary: true };
  }
  const isRelative = start - slashes >= 2 && isHostBoundary(codeBefore(text, slashes));
  return { start: slashes, host: start, isAtBoundary: isRelative };
}

function isHostBoundary(code: number): boolean {
  return code === 0 || (kindOf(code) & BEFORE_HOST) !== 0;
}

function skipSlashesLeft(text: Chars, index: number): number {
  let end = skipLeft(text, index);
  while (end > 0 && text.charCodeAt(end - 1) === SLASH) end = skipLeft(text, end - 1);
  return end;
}

/** Where the host begins that ends at `end`, subdomains included; -1 where it is another. */
function hostBefore(text: Chars, end: number): number {
  let start = matchBefore(text, end, HOST);
  if (start < 0) return -1;
  for (;;) {
    const before = codeBefore(text, start);
    if (before === HYPHEN || (before < 0x80 && (kindOf(before) & ALNUM) !== 0)) return -1;
    if (before !== DOT) break;
    const dot = skipLeft(text, start) - 1;
    start = labelBefore(text, dot);
    if (start === dot || text.charCodeAt(start) === HYPHEN) return -1;
  }
  return start;
}

/** Where the colon stands before the port that ends at `end`; `end` where there is none. */
function portBefore(text: Chars, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_PORT && isDigit(text.charCodeAt(start - 1))) start--;
  return start < end && start > 0 && text.charCodeAt(start - 1) === COLON ? start - 1 : end;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Where `word`, in lower case, begins if it ends at `end` in any case, ignorable characters left out; else -1. */
function matchBefore(text: Chars, end: number, word: string): number {
  let index = end - 1;
  let left = word.length - 1;
  for (; index >= 0 && left >= 0; index--) {
    const code = text.charCodeAt(index);
    const wanted = word.charCodeAt(left);
    if (code === wanted || ((code | LOWER) === wanted && wanted !== DOT)) left--;
    else if (!isIgnorable(code)) return -1;
  }
  return left < 0 ? index + 1 : -1;
}

function labelBefore(text: Chars, dot: number): number {
  let start = dot;
  for (;;) {
    const end = skipLeft(text, start);
    if (end === 0) return start;
    const code = text.charCodeAt(end - 1);
    if (code >= 0x80 || (code !== HYPHEN && (kindOf(code) & ALNUM) === 0)) return start;
    start = end - 1;
  }
}

/** Where the path ends before one of the prefixes of L4 that ends at `end`, or -1. */
function prefixBefore(text: Chars, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_PREFIX && text.charCodeAt(start - 1) !== SLASH) start--;
  if (!PREFIXES.has(text.slice(start, end).toLowerCase())) return -1;
  return start > 0 && text.charCodeAt(start - 1) === SLASH ? skipSlashesLeft(text, start) : -1;
}

/** The scheme before the colon, in lower case, if it is one of the web; else an empty name. */
function schemeBefore(text: Chars, colon: number): { name: string; start: number } {
  for (const name of ['https', 'http']) {
    const start = matchBefore(text, colon, name);
    if (start >= 0) return { name: isOtherScheme(text, start) ? '' : name, start };
  }
  return { name: '', start: colon };
}

/** Whether a letter stands before, so that the scheme is a longer one: `git+https`. */
function isOtherScheme(text: Chars, start: number): boolean {
  let index = start;
  while (index > 0) {
    const code = text.charCodeAt(index - 1);
    if ((kindOf(code) & SCHEME) === 0) return false;
    if ((code | LOWER) >= 0x61) return true;
    index--;
  }
  return false;
}
