/**
 * What is read one character at a time. A string is one; tests pass one that counts, which is how "linear in the length of the
 * text" (X2) is proved: every look at a character goes through here.
 */
export interface Chars {
  readonly length: number;
  charCodeAt(index: number): number;
  indexOf(needle: string, from: number): number;
  slice(start: number, end: number): string;
}

/** ASCII letter or digit. */
export const ALNUM = 1;
/** Of the alphabet of local parts (E1). */
export const LOCAL = 2;
/** A local part may begin with it: a letter or digit (E1). */
export const FIRST = 4;
/** Of a domain's label (E4), the hyphen included and the full stop not. */
export const LABEL = 8;
/** Stands in a slug literally (L6); `%` begins a percent sequence. */
export const SLUG = 16;
/** Ends a run of URL characters (E7). */
export const END = 32;
/** A host without scheme may stand directly after it (L11). */
export const BEFORE_HOST = 64;
/** Of a script written without spaces, or a symbol: directly after an ASCII letter or digit it begins something new (L8). */
export const UNSPACED = 128;
/** Treated as absent (X1). */
export const IGNORABLE = 256;
/** Of a URL's scheme. */
export const SCHEME = 512;
/** May become another character in NFC, alone or after the one before. */
export const COMPOSES = 1024;
/** Capital letter of ASCII. */
export const CAPITAL = 2048;
const KNOWN = 4096;

export const AT = 0x40;
export const COLON = 0x3a;
export const DOT = 0x2e;
export const HYPHEN = 0x2d;
export const PERCENT = 0x25;
export const SLASH = 0x2f;
export const ELLIPSIS = 0x2026;
/** The first character that X1 ignores; none below needs a look at the table. */
export const FIRST_IGNORABLE = 0xad;

// Filled as characters are met: a page uses a few hundred of them.
const kinds = new Uint16Array(0x10000);

/** The flags above of one UTF-16 code unit. Halves of a pair belong to nothing here: see `kindOfPair`. */
export function kindOf(code: number): number {
  const known = kinds[code] ?? 0;
  if (known !== 0) return known;
  const kind = KNOWN | (code < 0x80 ? asciiKind(String.fromCharCode(code)) : wideKind(code));
  kinds[code] = kind;
  return kind;
}

/** The flags of the character of two code units that begins at `index`, or 0 where none begins there. */
export function kindOfPair(text: Chars, index: number): number {
  if (index + 1 >= text.length) return 0;
  const high = text.charCodeAt(index);
  const low = text.charCodeAt(index + 1);
  if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff) return 0;
  return wideKind((high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000);
}

/** Whether X1 treats the code unit as absent. */
export function isIgnorable(code: number): boolean {
  return code >= FIRST_IGNORABLE && (kindOf(code) & IGNORABLE) !== 0;
}

/** The first position from `index` on that is not ignorable. */
export function skipRight(text: Chars, index: number): number {
  let position = index;
  while (position < text.length && isIgnorable(text.charCodeAt(position))) position++;
  return position;
}

/** The end of what stands before `index`, ignorable characters left out. */
export function skipLeft(text: Chars, index: number): number {
  let position = index;
  while (position > 0 && isIgnorable(text.charCodeAt(position - 1))) position--;
  return position;
}

/** The code unit at `index`, ignorable characters left out, or 0 at the end. */
export function codeAfter(text: Chars, index: number): number {
  const position = skipRight(text, index);
  return position < text.length ? text.charCodeAt(position) : 0;
}

/** The code unit before `index`, ignorable characters left out, or 0 at the beginning. */
export function codeBefore(text: Chars, index: number): number {
  const position = skipLeft(text, index);
  return position > 0 ? text.charCodeAt(position - 1) : 0;
}

function asciiKind(sign: string): number {
  if (/[a-z0-9]/i.test(sign)) {
    return ALNUM | LOCAL | FIRST | LABEL | SLUG | SCHEME | (/[A-Z]/.test(sign) ? CAPITAL : 0);
  }
  return (
    (/[._%+\-'&~]/.test(sign) ? LOCAL : 0) |
    (sign === '-' ? LABEL : 0) |
    (/[-_.~+%]/.test(sign) ? SLUG : 0) |
    (/[-+.]/.test(sign) ? SCHEME : 0) |
    (sign <= ' ' || /[()[\]{}<>"'`,;|*]/.test(sign) ? END | BEFORE_HOST : 0) |
    (/[:!]/.test(sign) ? BEFORE_HOST : 0)
  );
}

const IGNORED = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const LATIN = /^(?=\p{L})\p{Script=Latin}$/u;
const COMPOSING = /[\p{M}\u1100-\u11FF]/u;
const ACCENT = /[\u0300-\u036F]/u;
const OF_LABEL = /[\p{L}\p{M}\p{Nd}]/u;
// The last range: the tags that make the flags of England, Scotland and Wales.
const OF_SLUG = /[\p{L}\p{M}\p{N}\p{S}\p{Co}\u{E0020}-\u{E007F}]/u;
const OF_URL = /[\p{L}\p{M}\p{N}]/u;
const BEGINS_ANEW =
  /[\p{S}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

function wideKind(code: number): number {
  const sign = String.fromCodePoint(code);
  if (IGNORED.test(sign)) return IGNORABLE;
  // Full-width, mathematical and other dressed-up ASCII belongs to no address (E12).
  const isDisguised = /[a-z0-9]/i.test(sign.normalize('NFKC'));
  return (
    BEFORE_HOST |
    (LATIN.test(sign) && !isDisguised ? LOCAL | FIRST : 0) |
    (ACCENT.test(sign) ? LOCAL : 0) |
    (OF_LABEL.test(sign) && !isDisguised ? LABEL : 0) |
    (OF_SLUG.test(sign) && sign !== '\uFFFD' ? SLUG : 0) |
    (OF_URL.test(sign) ? 0 : END) |
    (BEGINS_ANEW.test(sign) ? UNSPACED : 0) |
    (COMPOSING.test(sign) || sign !== sign.normalize('NFC') ? COMPOSES : 0)
  );
}
