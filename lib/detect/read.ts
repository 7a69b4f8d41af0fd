import type { Identifier } from '../identifier';
import { type Hit, hitOf, identifiersOf, merged } from './hit';
import { protectedRecipients, recipients } from './mailto';
import { linkUrl, profilesBehind } from './redirect';
import { scanText } from './text';

const MAILTO = /^mailto:/i;
const PROTECTED = '/cdn-cgi/l/email-protection';
// A base of its own for what needs none: a relative address on no host at all.
const NOWHERE = 'https://nowhere.invalid/';
// X1, and what browsers drop anywhere in a link.
const DROPPED = /[\t\n\r\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * The identifiers that a text holds by the detection policy, each once, in order of appearance. Linear in its length; never
 * throws.
 */
export function readText(text: string): Identifier[] {
  return identifiersOf(scanText(text));
}

/**
 * The identifiers that a link's address names, each once: a profile, by itself or through redirects, or the recipients of a
 * `mailto:`. `base` is the address of its page. Linear in its length; never throws.
 */
export function readHref(href: string, base?: string): Identifier[] {
  const value = href.replace(DROPPED, '').trim();
  if (MAILTO.test(value)) return distinct(recipients(value.slice('mailto:'.length)));
  const url = linkUrl(value, base) ?? linkUrl(value, NOWHERE);
  if (url === undefined) return [];
  return url.pathname.endsWith(PROTECTED) && url.hash !== ''
    ? distinct(protectedRecipients(url.hash.slice(1)))
    : distinct(profilesBehind(url));
}

/**
 * The identifiers in adjoining inline texts (H7): what is complete in its own piece is taken as it is; what is not is continued
 * into the pieces beside it.
 */
export function readRun(pieces: readonly string[]): Identifier[] {
  const complete: Hit[] = [];
  const borders: number[] = [];
  let offset = 0;
  for (const piece of pieces) {
    for (const hit of scanText(piece)) {
      complete.push({ ...hit, start: hit.start + offset, end: hit.end + offset });
    }
    offset += piece.length;
    borders.push(offset);
  }
  if (pieces.length < 2) return identifiersOf(complete);
  let border = 0;
  let beside = 0;
  const continued = scanText(pieces.join('')).filter(({ start, end }) => {
    while ((borders[border] ?? end) <= start) border++;
    while ((complete[beside]?.end ?? Number.POSITIVE_INFINITY) <= start) beside++;
    const isWhole = (complete[beside]?.start ?? end) < end;
    return (borders[border] ?? end) < end && !isWhole;
  });
  return identifiersOf(merged(complete, continued));
}

function distinct(identifiers: readonly Identifier[]): Identifier[] {
  return identifiersOf(identifiers.map((identifier) => hitOf(0, 0, identifier)));
}
