import {
  type Chars,
  COLON,
  codeAfter,
  codeBefore,
  DOT,
  ELLIPSIS,
  FIRST_IGNORABLE,
  PERCENT,
  SLASH,
  skipLeft,
  skipRight,
} from './characters';
import { type Hit, hitOf, merged } from './hit';
import { type ProfileHost, profileHostBefore } from './profile-host';
import { linkUrl, profilesBehind } from './redirect';
import { pubSlugInText, skipSlashes, slugInText } from './slug';
import { lookLeft, newRun, runEnd, type UrlRun } from './url-run';

const LOWER = 0x20;
const C = 0x63;
const I = 0x69;
const N = 0x6e;
const P = 0x70;
const LONGEST_HOST = 128;
// A host and what may only follow one: the beginning of a URL whose scheme was left out.
const BEGINS_LIKE_URL = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?[/?#]/i;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
// L2: schemes that wrap a whole URL.
const WRAPPING = /(?:^|[^a-z0-9+.-])(?:view-source|javascript|intent|blob|data):$/i;
const LONGEST_WRAPPING = 13;
// What goes on with a URL after its slug; anything else ends it.
const GOES_ON = '/?#&';

/** The profiles written out in a text (L1 to L17), in order. */
export function scanProfiles(text: Chars): Hit[] {
  return merged(literalProfiles(text), encodedProfiles(text));
}

function literalProfiles(text: Chars): Hit[] {
  const hits: Hit[] = [];
  const run = newRun();
  // Where the last slug began and ended: an address of LinkedIn that begins in its place counts instead (L14).
  let slugStart = -1;
  let slugEnd = -1;
  let next = 0;
  for (let slash = text.indexOf('/', 0); slash >= 0; slash = text.indexOf('/', next)) {
    next = slash + 1;
    const wordEnd = anchorEnd(text, slash);
    if (wordEnd < 0) continue;
    const letter = codeAfter(text, slash + 1) | LOWER;
    if (letter === C) {
      lookLeft(text, slash, run);
      if (run.url >= 0 && run.kind !== 'mailto') next = readToken(text, run.url, slash, hits);
      continue;
    }
    const host = profileHostBefore(text, slash);
    if (host === undefined) continue;
    lookLeft(text, host.start, run);
    const isInner = host.start === slugStart || host.host === slugStart;
    if (!isInner && slugEnd > run.from) {
      if (!host.isAtBoundary || goesOn(text, slugEnd)) continue;
    } else if (!isInner) {
      const outer = outerUrl(text, host, run);
      if (outer >= 0) next = readToken(text, outer, slash, hits);
      if (outer >= 0 || !host.isAtBoundary || isWrapped(text, host.start)) continue;
    }
    slugStart = skipSlashes(text, wordEnd);
    const { slug, end } =
      letter === P ? pubSlugInText(text, slugStart) : slugInText(text, slugStart);
    if (end > slugStart) slugEnd = end;
    next = Math.max(next, end);
    if (slug === undefined) continue;
    hits.push(hitOf(host.start, end, { kind: 'profile', slug }));
  }
  return hits;
}

/** Profiles in the percent-encoded values of redirects (L13): `%2Fin%2F`, also encoded more than once, and Bing's `%2Fck%2Fa`. */
function encodedProfiles(text: Chars): Hit[] {
  const hits: Hit[] = [];
  const run = newRun();
  let read = -1;
  let next = 0;
  for (let mark = text.indexOf('%', 0); mark >= 0; mark = text.indexOf('%', next)) {
    next = mark + 1;
    if (!isEncodedAnchor(text, mark)) continue;
    lookLeft(text, mark, run, true);
    if (run.url <= read || run.kind === 'mailto') continue;
    read = run.url;
    next = readToken(text, run.url, mark, hits);
  }
  return hits;
}

/** Where the word ends of `/in/`, `/pub/` or `/ck/`, in any letter case, that begins at `slash`; else -1. */
function anchorEnd(text: Chars, slash: number): number {
  if (slash + 3 >= text.length) return -1;
  const code = text.charCodeAt(slash + 1);
  const letter = code | LOWER;
  if (letter !== I && letter !== P && letter !== C && code < FIRST_IGNORABLE) return -1;
  const isPlain = letter === I && (text.charCodeAt(slash + 2) | LOWER) === N;
  if (isPlain && text.charCodeAt(slash + 3) === SLASH) return slash + 3;
  const first = skipRight(text, slash + 1);
  const end = endOfWord(text, first, 'in');
  if (end >= 0) return end;
  return Math.max(endOfWord(text, first, 'pub'), endOfWord(text, first, 'ck'));
}

/** Where `word` ends if it stands at `index` with a slash behind it, ignorable characters left out; else -1. */
function endOfWord(text: Chars, index: number, word: string): number {
  let position = index;
  for (let letter = 0; letter < word.length; letter++) {
    if (position >= text.length) return -1;
    if ((text.charCodeAt(position) | LOWER) !== word.charCodeAt(letter)) return -1;
    position = skipRight(text, position + 1);
  }
  return position < text.length && text.charCodeAt(position) === SLASH ? position : -1;
}

function isEncodedAnchor(text: Chars, mark: number): boolean {
  let index = mark + 1;
  while (matches(text, index, '25')) index += 2;
  if (!matches(text, index, '2f')) return false;
  index += 2;
  const isWord = matches(text, index, 'in') || matches(text, index, 'ck');
  const end = isWord ? index + 2 : matches(text, index, 'pub') ? index + 3 : text.length;
  if (end >= text.length) return false;
  const code = text.charCodeAt(end);
  return code === PERCENT || code === SLASH;
}

function matches(text: Chars, index: number, word: string): boolean {
  if (index + word.length > text.length) return false;
  for (let offset = 0; offset < word.length; offset++) {
    const code = text.charCodeAt(index + offset);
    const wanted = word.charCodeAt(offset);
    if (code !== wanted && (code | LOWER) !== wanted) return false;
  }
  return true;
}

/** Where the URL begins that holds the host somewhere after its own, or -1. */
function outerUrl(text: Chars, host: ProfileHost, run: UrlRun): number {
  if (host.start === run.from) return -1;
  if (run.url >= 0) return run.url;
  const end = Math.min(run.from + LONGEST_HOST, host.start);
  return BEGINS_LIKE_URL.test(text.slice(run.from, end)) ? run.from : -1;
}

function isWrapped(text: Chars, start: number): boolean {
  if (codeBefore(text, start) !== COLON) return false;
  return WRAPPING.test(text.slice(Math.max(0, start - LONGEST_WRAPPING), skipLeft(text, start)));
}

function goesOn(text: Chars, index: number): boolean {
  return index < text.length && GOES_ON.includes(String.fromCharCode(text.charCodeAt(index)));
}

/** Reads the URL from `start` to the end of its run as the browser would, and answers where that is. */
function readToken(text: Chars, start: number, anchor: number, hits: Hit[]): number {
  const end = runEnd(text, anchor);
  const written = text.slice(start, end);
  const isCut =
    (end < text.length && text.charCodeAt(end) === ELLIPSIS) ||
    (end >= 3 && [1, 2, 3].every((back) => text.charCodeAt(end - back) === DOT));
  // Of a shortened address the last value is nobody's (L10).
  const whole = isCut ? written.slice(0, Math.max(0, written.lastIndexOf('&'))) : written;
  const url = linkUrl(HAS_SCHEME.test(whole.slice(0, LONGEST_HOST)) ? whole : `https://${whole}`);
  for (const identifier of url === undefined ? [] : profilesBehind(url)) {
    hits.push(hitOf(start, end, identifier));
  }
  return end;
}
