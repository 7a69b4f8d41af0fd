import { type Identifier, normalAddress } from '../identifier';
import { ALNUM, AT, type Chars, DOT, END, IGNORABLE, kindOf, LOCAL } from './characters';
import { domainAfter } from './domain';
import { fingerprintOf, type Hit, hitOf } from './hit';
import { type LocalPart, localPartBefore } from './local-part';
import { plainEnd, plainStart } from './plain-address';
import { lookLeft, newRun } from './url-run';

const LONGEST_ADDRESS = 254;
const LONGEST_DOMAIN = 253;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;

/**
 * The addresses of a text (E1 to E12), in order. `taken`, in order too, are the parts of the text that belong to something else
 * already. `readMailto` reads what follows a `mailto:` in the text; without it the text is such a value itself.
 */
export function scanAddresses(
  text: Chars,
  taken: readonly Hit[],
  readMailto?: (value: string) => Identifier[],
): Hit[] {
  const hits: Hit[] = [];
  const run = newRun();
  let floor = 0;
  let nextTaken = 0;
  for (let at = text.indexOf('@', 0); at >= 0; at = text.indexOf('@', Math.max(at + 1, floor))) {
    if (!isCandidate(text, at)) continue;
    for (let hit = taken[nextTaken]; hit !== undefined && hit.end <= at; hit = taken[++nextTaken]) {
      floor = Math.max(floor, hit.end);
    }
    const plain = plainStart(text, at, floor);
    const plainTo = plain < 0 ? -1 : plainEnd(text, at + 1);
    const local = plainTo < 0 ? localPartBefore(text, at, floor) : undefined;
    lookLeft(text, plainTo < 0 ? (local?.start ?? at) : plain, run);
    // The value of a `mailto:` may begin like a host; an address in text may not (E7).
    if (run.url >= 0 && (readMailto === undefined ? run.kind === 'scheme' : run.kind !== 'mailto'))
      continue;
    if (run.url >= floor && readMailto !== undefined) {
      const end = mailtoEnd(text, run.url);
      const value = text.slice(run.url + 'mailto:'.length, end);
      for (const identifier of readMailto(value)) hits.push(hitOf(run.url, end, identifier));
      floor = end;
      continue;
    }
    const hit = plainTo < 0 ? hitAround(text, at, local) : plainHit(text, plain, plainTo);
    if (hit === undefined) continue;
    hits.push(hit);
    floor = hit.end;
  }
  return hits;
}

/** A quick look at the two neighbours, enough for most signs that are no address. */
function isCandidate(text: Chars, at: number): boolean {
  if (at === 0 || at + 1 >= text.length) return false;
  const after = text.charCodeAt(at + 1);
  if (after === AT || (after < 0x80 && (kindOf(after) & ALNUM) === 0)) return false;
  const before = text.charCodeAt(at - 1);
  return before !== DOT && (kindOf(before) & (LOCAL | IGNORABLE)) !== 0;
}

function plainHit(text: Chars, start: number, end: number): Hit {
  const identifier = { kind: 'email', address: text.slice(start, end) } as const;
  return { start, end, identifier, fingerprint: fingerprintOf(text, start, end) };
}

/** The address of any shape around the `@` at `at`, whose local part is known. */
function hitAround(text: Chars, at: number, local: LocalPart | undefined): Hit | undefined {
  const domain = local === undefined ? undefined : domainAfter(text, at);
  if (local === undefined || domain === undefined) return undefined;
  const { start } = local;
  const { name, end } = domain;
  const isAscii = !local.isWide && !domain.isWide && end - at - 1 === name.length;
  const address = isAscii
    ? asciiForm(text.slice(start, end), name)
    : normalAddress(`${text.slice(start, at)}@${name}`);
  return address === undefined ? undefined : hitOf(start, end, { kind: 'email', address });
}

/** The normal form of an address in ASCII. */
function asciiForm(written: string, name: string): string | undefined {
  if (written.length > LONGEST_ADDRESS || name.length > LONGEST_DOMAIN) return undefined;
  // Only the browser knows which A-labels are any.
  return name.includes('--') ? normalAddress(written) : written.toLowerCase();
}

/** Where a `mailto:` written out in text ends: where a URL does, but not at a separator of addresses. */
function mailtoEnd(text: Chars, start: number): number {
  const isQuoted = start > 0 && text.charCodeAt(start - 1) === APOSTROPHE;
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === COMMA || code === SEMICOLON || (code === APOSTROPHE && !isQuoted)) continue;
    if (code === BACKSLASH || (kindOf(code) & END) !== 0) break;
  }
  return end;
}
