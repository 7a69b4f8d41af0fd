import {
  ALNUM,
  AT,
  type Chars,
  COLON,
  codeBefore,
  DOT,
  END,
  FIRST,
  IGNORABLE,
  kindOf,
  LOCAL,
  PERCENT,
} from './characters';

const APOSTROPHE = 0x27;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const LONGEST = 64;
// E8. Anything longer is looked at no further.
const OTHER_SCHEMES = new Set(['sip', 'sips', 'xmpp', 'acct', 'im', 'ssh', 'sftp', 'git']);
const LONGEST_SCHEME = 4;
const CLOSING = ')]}>';
const OPENING = '([{<';
const CLOSING_BRACE = 0x7d;
// E12: the percent-encoded form of a sign that no local part holds.
const ENCODED_SIGN = /%(?:[01][\da-f]|2[0-489acf]|3[a-f]|40|5[b-e]|60|7[b-df])/i;
// A line break of source code would lend its letter to the address that follows it.
const ESCAPE = /^(?:[nrt]|u[\da-f]{4})/i;

/** Where an address's local part stands, and whether it needs the long way to its normal form. */
export interface LocalPart {
  readonly start: number;
  readonly isWide: boolean;
}

/**
 * The local part directly before the `@` at `at`, not reaching left of `floor`, the end of what was found before (E1, E2, E3,
 * E6, E8, E9, E11, E12).
 */
export function localPartBefore(text: Chars, at: number, floor: number): LocalPart | undefined {
  let edge = at;
  let dots = 0;
  let afterDots = at;
  let isWide = false;
  let hasPercent = false;
  while (edge > floor) {
    const code = text.charCodeAt(edge - 1);
    const kind = kindOf(code);
    if (code === DOT) {
      if (dots === 0) afterDots = edge;
      dots++;
      if (dots === 3) break;
    } else if ((kind & IGNORABLE) !== 0) {
      isWide = true;
    } else {
      if ((kind & LOCAL) === 0) break;
      if (dots === 2) return undefined;
      dots = 0;
      if (code > 0x7f) isWide = true;
      else if (code === PERCENT) hasPercent = true;
    }
    edge--;
  }
  if (dots === 2) return undefined;
  if (dots === 3) edge = afterDots;
  let start = edge;
  while (start < at && (kindOf(text.charCodeAt(start)) & FIRST) === 0) start++;
  if (start === at || (!isWide && at - start > LONGEST)) return undefined;
  const last = codeBefore(text, at);
  if (last === DOT || last === PERCENT || last === APOSTROPHE) return undefined;
  if (dots === 3 || edge === 0) {
    // Nothing stands before it.
  } else if (!mayFollow(text, edge, start)) return undefined;
  if (hasPercent && ENCODED_SIGN.test(text.slice(edge, at))) return undefined;
  if (isService(text, start, at)) return undefined;
  return { start, isWide };
}

/** Whether the local part between the two positions is no person's (E9). */
export function isService(text: Chars, start: number, at: number): boolean {
  return at - start === 3 && text.slice(start, at).toLowerCase() === 'git';
}

/** Whether a local part may begin at `edge`, of which the signs up to `start` are dropped, for what stands before it. */
function mayFollow(text: Chars, edge: number, start: number): boolean {
  const before = text.charCodeAt(edge - 1);
  if (before === SPACE) return true;
  if (before === AT) return false;
  if (before === COLON) return !isOtherScheme(text, edge - 1);
  if (before === BACKSLASH) return start > edge || !ESCAPE.test(text.slice(edge, edge + 5));
  if (before > CLOSING_BRACE || (kindOf(before) & END) === 0) return true;
  const bracket = CLOSING.indexOf(String.fromCharCode(before));
  if (bracket < 0) return true;
  // `{first}.last@`, `[first].last@`: what is left of the name is not the name.
  if (before === CLOSING_BRACE || start > edge) return false;
  return !isInsideName(text, edge - 1, OPENING.charCodeAt(bracket));
}

/** Whether the brackets that end at `closing` were opened within a local part: a comment, a group (E11). */
function isInsideName(text: Chars, closing: number, opening: number): boolean {
  for (let index = closing - 1; index >= Math.max(0, closing - LONGEST); index--) {
    if (text.charCodeAt(index) !== opening) continue;
    return index > 0 && (kindOf(text.charCodeAt(index - 1)) & LOCAL) !== 0;
  }
  return false;
}

function isOtherScheme(text: Chars, colon: number): boolean {
  let start = colon;
  while (
    start > 0 &&
    colon - start <= LONGEST_SCHEME &&
    (kindOf(text.charCodeAt(start - 1)) & ALNUM) !== 0
  ) {
    start--;
  }
  return OTHER_SCHEMES.has(text.slice(start, colon).toLowerCase());
}
