import {
  ALNUM,
  AT,
  type Chars,
  COLON,
  COMPOSES,
  codeAfter,
  DOT,
  HYPHEN,
  IGNORABLE,
  kindOf,
  kindOfPair,
  LABEL,
  LOCAL,
  skipRight,
} from './characters';
import { isTld } from './tlds';

const LONGEST_LABEL = 63;
const UNDERSCORE = 0x5f;
const IGNORED = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
// E10: endings of files that are top-level domains too, but for those that name people's companies far more often, such as com.
const FILES = new Set(
  'ai app as bz cab cc java md mk ml mm mobi mov pl pm ps pub py rs sh so tf vi zip'.split(' '),
);
const RETINA_OR_VERSION = /^(?:\dx|\d+(?:\.\d+)+)$/i;
const NON_ASCII = /[^\0-\x7f]/;
const REACHES_ON = /[\p{L}\p{N}/~._]/u;

/** The domain of an address as it was written, without ignorable characters, and where it ends in the text. */
export interface Domain {
  readonly name: string;
  readonly end: number;
  readonly isWide: boolean;
}

/** The domain directly after the `@` at `at` (E3, E4, E5, E6, E10). */
export function domainAfter(text: Chars, at: number): Domain | undefined {
  const from = at + 1;
  let edge = from;
  let kinds = 0;
  let isWide = false;
  for (; edge < text.length; edge++) {
    const code = text.charCodeAt(edge);
    let kind = kindOf(code);
    if ((kind & (LABEL | IGNORABLE)) === 0 && code !== DOT) {
      // Rare enough to be asked last: a letter of two code units.
      kind = kindOfPair(text, edge);
      if ((kind & LABEL) === 0) break;
      edge++;
    }
    kinds |= kind;
    if (code > 0x7f) isWide = true;
  }
  if ((kinds & (IGNORABLE | COMPOSES)) !== 0) return recomposed(text, from, edge);
  const end = domainEnd(text, from, edge);
  if (end < 0 || isRefusedAfter(text, end, edge)) return undefined;
  const name = text.slice(from, end);
  if (isFileName(name)) return undefined;
  return { name, end, isWide: isWide && NON_ASCII.test(name) };
}

/** The same for what is read only once ignorable characters are gone and accents are one with their letters. */
function recomposed(text: Chars, from: number, edge: number): Domain | undefined {
  const written = text.slice(from, edge).replace(IGNORED, '').normalize('NFC');
  const length = domainEnd(written, 0, written.length);
  if (length < 0) return undefined;
  const isWhole = length === written.length;
  const isRefused = isWhole
    ? isRefusedAfter(text, edge, edge)
    : isRefusedAfter(written, length, written.length);
  if (isRefused) return undefined;
  const name = written.slice(0, length);
  // Where only a part was taken, what follows is no local part's beginning, so that its length in the text does not matter.
  return isFileName(name) ? undefined : { name, end: isWhole ? edge : from, isWide: true };
}

/** Where the domain ends that begins at `from`, of which everything up to `edge` might be; -1 where there is none. */
function domainEnd(text: Chars, from: number, edge: number): number {
  let label = from;
  let count = 0;
  let sentence = -1;
  let script = -1;
  let isWide = false;
  let end = from;
  for (; end < edge; end++) {
    const code = text.charCodeAt(end);
    if ((kindOf(code) & ALNUM) !== 0) continue;
    if (code === HYPHEN) {
      if (end > label) continue;
      break;
    }
    if (code !== DOT) {
      // A label's beginning in ASCII that is a top-level domain, and then letters beyond ASCII (E5). Latin ones may go on with
      // the label.
      if (!isWide && script < 0 && count > 0 && isTopLevel(text, label, end)) {
        if ((kindOf(code) & LOCAL) === 0) return end;
        script = end;
      }
      isWide = true;
      continue;
    }
    if (end + 1 >= edge || !isLabelStart(text.charCodeAt(end + 1))) break;
    if (end - label > LONGEST_LABEL || text.charCodeAt(end - 1) === HYPHEN) return -1;
    if (end === label) return -1;
    if (sentence < 0 && count > 0 && isSentence(text, label, end, edge)) sentence = end;
    count++;
    label = end + 1;
    isWide = false;
  }
  while (end > label && text.charCodeAt(end - 1) === HYPHEN) end--;
  if (sentence >= 0 && label === sentence + 1) return sentence;
  if (count > 0 && end - label <= LONGEST_LABEL && isTopLevel(text, label, end)) return end;
  return Math.max(sentence, script);
}

function isLabelStart(code: number): boolean {
  return code !== DOT && code !== HYPHEN;
}

/** E5: whether the label is a top-level domain in lower case, and what follows its full stop a capitalised word. */
function isSentence(text: Chars, label: number, end: number, edge: number): boolean {
  if (!isCapital(text, end + 1) || (end + 2 < edge && isCapital(text, end + 2))) return false;
  const name = text.slice(label, end);
  return name === name.toLowerCase() && isTld(name);
}

function isCapital(text: Chars, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  const sign = String.fromCharCode(code);
  return sign !== sign.toLowerCase();
}

function isTopLevel(text: Chars, label: number, end: number): boolean {
  return end > label && isTld(text.slice(label, end).toLowerCase());
}

function isFileName(name: string): boolean {
  const first = name.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return false;
  const dot = name.lastIndexOf('.');
  return FILES.has(name.slice(dot + 1).toLowerCase()) && RETINA_OR_VERSION.test(name.slice(0, dot));
}

/**
 * Whether what follows a domain makes it none (E6, and cut-down labels): it ends at `end`, and the signs of which domains are
 * made go on up to `edge`.
 */
function isRefusedAfter(text: Chars, end: number, edge: number): boolean {
  let index = end;
  while (index < edge && isPunctuation(text.charCodeAt(index))) index++;
  if (index < edge) {
    // Another sentence, of which the next `@` might be part; or a slip in which nobody can tell the label; or three full stops.
    if (index - end === 1) return text.charCodeAt(end) === DOT && codeAfter(text, edge) === AT;
    return index - end === 2 && text.charCodeAt(end) === DOT && text.charCodeAt(end + 1) === DOT;
  }
  const next = codeAfter(text, edge);
  if (next === AT || index > end) return next === AT;
  if (next !== COLON && next !== UNDERSCORE) return false;
  const after = codeAfter(text, skipRight(text, edge) + 1);
  if (next === UNDERSCORE) return after !== 0 && (kindOf(after) & ALNUM) !== 0;
  return after !== 0 && REACHES_ON.test(String.fromCharCode(after));
}

function isPunctuation(code: number): boolean {
  return code === DOT || code === HYPHEN;
}
