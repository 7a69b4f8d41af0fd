import { normalSlug } from '../identifier';
import {
  ALNUM,
  type Chars,
  COLON,
  codeAfter,
  DOT,
  IGNORABLE,
  kindOf,
  kindOfPair,
  PERCENT,
  SLASH,
  SLUG,
  skipRight,
  UNSPACED,
} from './characters';
import { pubSlug } from './profile-url';
import { isShortened } from './url-run';

const TILDE = 0x7e;
const BRACE = 0x7b;
const DOLLAR = 0x24;
const SCHEME_AT_END = /https?$/i;

/** A slug found in text and where it ends; `undefined` where nobody's stands there. */
export interface SlugInText {
  readonly slug: string | undefined;
  readonly end: number;
}

/** The slug that begins at `start` in a text (L6, L8, L10). */
export function slugInText(text: Chars, start: number): SlugInText {
  const edge = slugEdge(text, start);
  if (edge < 0) return { slug: undefined, end: start };
  const end = trimmedEnd(text, start, edge);
  if (isCutOrTemplate(text, end)) return { slug: undefined, end: edge };
  const written = text.slice(start, end);
  // Two addresses written without anything between them: `…/in/janehttps://…`.
  const isGlued = edge === end && isSchemeEnd(text, edge) && SCHEME_AT_END.test(written);
  return { slug: normalSlug(isGlued ? written.replace(SCHEME_AT_END, '') : written), end };
}

/** The slug of the old address whose name begins at `start` (L5). */
export function pubSlugInText(text: Chars, start: number): SlugInText {
  const nameEnd = slugEdge(text, start);
  if (nameEnd < 0) return { slug: undefined, end: start };
  const parts: string[] = [];
  let end = nameEnd;
  for (let count = 0; count < 3; count++) {
    const first = skipRight(text, end);
    if (first >= text.length || text.charCodeAt(first) !== SLASH) break;
    const part = skipSlashes(text, first);
    end = slugEdge(text, part);
    if (end < 0) return { slug: undefined, end: nameEnd };
    if (count === 2) end = trimmedEnd(text, part, end);
    parts.push(text.slice(part, end));
  }
  const [a = '', b = '', c = ''] = parts;
  const written = pubSlug(text.slice(start, nameEnd), a, b, c);
  const isNone = written === undefined || isCutOrTemplate(text, end);
  return { slug: isNone ? undefined : normalSlug(written), end };
}

/** The position after the slashes from `index` on, ignorable characters left out. */
export function skipSlashes(text: Chars, index: number): number {
  let position = skipRight(text, index);
  while (position < text.length && text.charCodeAt(position) === SLASH) {
    position = skipRight(text, position + 1);
  }
  return position;
}

/** Where the characters end that a slug may hold, from `start` on; -1 where one is a percent sequence gone wrong. */
function slugEdge(text: Chars, start: number): number {
  let wasAlnum = false;
  let index = start;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    let kind = kindOf(code);
    if (code < 0x80 && code !== PERCENT) {
      if ((kind & SLUG) === 0) break;
      wasAlnum = (kind & ALNUM) !== 0;
      index++;
      continue;
    }
    let length = 1;
    if (code >= 0xd800 && code <= 0xdfff) {
      kind = kindOfPair(text, index);
      length = 2;
    } else if (code === PERCENT) {
      if (!isHexadecimal(text, index + 1) || !isHexadecimal(text, index + 2)) return -1;
      length = 3;
    }
    if ((kind & IGNORABLE) === 0) {
      if ((kind & SLUG) === 0 || (wasAlnum && (kind & UNSPACED) !== 0)) break;
      wasAlnum = (kind & ALNUM) !== 0;
    }
    index += length;
  }
  return index;
}

function isHexadecimal(text: Chars, index: number): boolean {
  if (index >= text.length) return false;
  const code = text.charCodeAt(index);
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** L8: without the full stops at its end, and without the tildes that strike a text through. */
function trimmedEnd(text: Chars, start: number, edge: number): number {
  let end = edge;
  while (end > start) {
    const code = text.charCodeAt(end - 1);
    if (code !== DOT && code !== TILDE && (kindOf(code) & IGNORABLE) === 0) break;
    end--;
  }
  return end;
}

function isCutOrTemplate(text: Chars, end: number): boolean {
  if (isShortened(text, end)) return true;
  const next = codeAfter(text, end);
  return next === BRACE || (next === DOLLAR && codeAfter(text, end + 1) === BRACE);
}

function isSchemeEnd(text: Chars, index: number): boolean {
  return (
    index + 1 < text.length &&
    text.charCodeAt(index) === COLON &&
    text.charCodeAt(index + 1) === SLASH
  );
}
