import { type Identifier, identifierKey, normalAddress, normalSlug } from '../identifier';

// Linear in the length of the text: it is split once, and each piece is looked at within a fixed length.
const BOUNDARY = /[\s,;|<>()[\]{}"“”„«»]+/u;
const LONGEST_PIECE = 2_000;
const HOST = /^(?:[a-z0-9-]+\.)*linkedin\.com$/i;
const BARE_HOST = /^(?:[a-z0-9-]+\.)*linkedin\.com(?::(?:80|443))?\//i;
const PROFILE_PATH = /^\/+(?:(?:mwlite|m|comm|public-profile)\/+)?in\/+([^/]+)/i;

/** The identifiers that a text holds, each once, in order of appearance. Never throws. */
export function readText(text: string): Identifier[] {
  return distinct(
    text.split(BOUNDARY).flatMap((piece) => {
      if (piece.length > LONGEST_PIECE) return [];
      if (/^mailto:/i.test(piece)) return readHref(piece);
      if (/linkedin\.com\//i.test(piece)) return readHref(trimmed(piece, '/-_%&=~+'));
      if (!piece.includes('@') || piece.includes('://')) return [];
      return piece.split(/[*#/=:]/).flatMap((part) => asEmail(trimmed(part)));
    }),
  );
}

/** The identifiers that a link's address names: a profile, or the recipients of a `mailto:`. Never throws. */
export function readHref(href: string, base?: string): Identifier[] {
  const value = href.trim();
  if (value.length > LONGEST_PIECE) return [];
  if (/^mailto:/i.test(value)) return distinct(recipients(value.slice('mailto:'.length)));
  const url = parsedUrl(BARE_HOST.test(value) ? `https://${value}` : value, base);
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.port !== '') return [];
  if (!HOST.test(url.hostname)) return [];
  const segment = PROFILE_PATH.exec(url.pathname)?.[1];
  const slug = segment === undefined ? undefined : normalSlug(segment.split('&', 1)[0] ?? '');
  return slug === undefined ? [] : [{ kind: 'profile', slug }];
}

/** Whether the address belongs to linkedin.com, whose pages get no script. */
export function isLinkedIn(href: string): boolean {
  return HOST.test(parsedUrl(href)?.hostname ?? '');
}

// URL.parse came with Chromium 126; the oldest supported is 120.
function parsedUrl(href: string, base?: string): URL | undefined {
  try {
    return new URL(href, base);
  } catch {
    return undefined;
  }
}

function recipients(value: string): Identifier[] {
  const [to = '', query = ''] = value.split('?', 2);
  const fields = query
    .split('&')
    .flatMap((pair) => /^(?:to|cc|bcc)=(.*)$/i.exec(pair)?.slice(1) ?? []);
  return [to, ...fields]
    .flatMap((list) => decodedBySequence(list).split(/[,;]/))
    .flatMap((mailbox) => asEmail(/<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** A piece without the signs around it. By index: a pattern anchored at the end would start anew at every sign. */
function trimmed(piece: string, kept = ''): string {
  let start = 0;
  let end = piece.length;
  const isKept = (sign: string) => LETTER.test(sign) || kept.includes(sign) || sign > '\uD7FF';
  while (start < end && !isKept(piece[start] ?? '')) start++;
  while (end > start && !isKept(piece[end - 1] ?? '')) end--;
  return piece.slice(start, end);
}

/** E13: decoded once, sequence by sequence; a bad sequence stays as it is. */
function decodedBySequence(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (sequence) => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      return sequence;
    }
  });
}

function asEmail(raw: string): Identifier[] {
  const address = normalAddress(raw);
  return address === undefined ? [] : [{ kind: 'email', address }];
}

function distinct(identifiers: readonly Identifier[]): Identifier[] {
  const seen = new Map<string, Identifier>();
  for (const identifier of identifiers) {
    const key = identifierKey(identifier);
    if (!seen.has(key)) seen.set(key, identifier);
  }
  return [...seen.values()];
}
