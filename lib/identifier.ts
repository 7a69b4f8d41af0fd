/** Who a look-up is about: a LinkedIn profile by its slug, or a person by an e-mail address. Both in normal form. */
export type Identifier =
  | { readonly kind: 'profile'; readonly slug: string }
  | { readonly kind: 'email'; readonly address: string };

// X1 of the detection policy: soft hyphen, zero-width characters, bidi marks, embeddings, isolates, BOM.
const IGNORABLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const MEMBER_ID = /^AC[a-z]AA[A-Za-z0-9_-]{25,}$/;
const PLAIN_SLUG = /^[\w.-]*[\w-]$/;
// What a slug may hold once it is decoded (L6); the last range are the tags that make the flags of England, Scotland and Wales.
const SLUG =
  /^(?:(?![/\\@:<>"{}[\]|^=?#$%\uFFFD])[\p{L}\p{M}\p{N}\p{S}\p{P}\p{Co}\u{E0020}-\u{E007F}])+$/u;
const CUT_AT_END = /[\s>`]|(?![-_%/\\@#])\p{P}/u;
const SHORTENED = /\u2026|\.{3}/;
// L7, and what authors put where their own slug should stand.
const NOBODY =
  /^(?:me|unavailable|unknown|undefined|null|https?|your[-_]?(?:user|full|first|linkedin|profile)?[-_]?(?:name|profile|handle|slug|id)|user[-_]?name|first[-_]?(?:name)?[-_]?last[-_]?(?:name)?)$/;
// An address pasted into the place of the slug.
const HOST = 'linkedin.com';

const LOCAL_PART = /^[\p{Script=Latin}\p{M}0-9._%+\-'&~]{1,64}$/u;
const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
// Only the browser knows which A-labels are any, and how other letters are written as A-labels.
const PLAIN_DOMAIN = /^(?!(?:.*\.)?xn--)[a-z0-9.-]+$/i;
const LONGEST_ADDRESS = 254;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFEFC]/u;
const LONGEST_INPUT = 2_000;
// Well-formed UTF-8 alone, so that decoding it never throws: exceptions are slow, and a hostile text holds nothing else.
const SEQUENCES =
  /(?:%[0-7][\da-f]|%(?:c[2-9a-f]|d[\da-f])%[89ab][\da-f]|%(?:e0%[ab]|e[1-9a-cef]%[89ab]|ed%[89])[\da-f]%[89ab][\da-f]|%(?:f0%[9ab]|f[1-3]%[89ab]|f4%8)[\da-f](?:%[89ab][\da-f]){2}){1,64}/gi;

/**
 * The normal form of a slug as it stands in a URL or as typed (O3, O4, L6, L7, L9 of the detection policy): percent-decoded
 * (two rounds at most), without ignorable characters, NFC, lower-cased unless it is a member id, without punctuation at its
 * end. `undefined` where it can be nobody's slug.
 */
export function normalSlug(raw: string): string | undefined {
  if (raw.length > LONGEST_INPUT) return undefined;
  const isPlain = PLAIN_SLUG.test(raw);
  const visible = isPlain ? raw : visibleSlug(raw);
  if (visible === undefined || visible.includes('...')) return undefined;
  if (visible.length > 29 && MEMBER_ID.test(visible)) {
    return visible.length > 100 ? undefined : visible;
  }
  const slug = isPlain ? visible.toLowerCase() : visible.toLowerCase().normalize('NFC');
  const length = isPlain ? slug.length : [...slug].length;
  if (length < 3 || length > 100 || slug.endsWith(HOST) || NOBODY.test(slug)) return undefined;
  return slug;
}

/**
 * The normal form of an address (O2 of the detection policy): lower-cased, NFC, without ignorable characters,
 * the domain in A-labels; plus tags and dots are kept. `undefined` where it is no address.
 */
export function normalAddress(raw: string): string | undefined {
  if (raw.length > LONGEST_INPUT) return undefined;
  const visible = raw.replace(IGNORABLE, '').normalize('NFC').trim();
  const at = visible.indexOf('@');
  if (at < 1 || at !== visible.lastIndexOf('@')) return undefined;
  const local = visible.slice(0, at).toLowerCase().normalize('NFC');
  if (!LOCAL_PART.test(local) || !/^[\p{Script=Latin}0-9]/u.test(local)) return undefined;
  if (local.includes('..') || local.endsWith('.')) return undefined;
  const domain = normalDomain(visible.slice(at + 1));
  if (domain === undefined) return undefined;
  const address = `${local}@${domain}`;
  return address.length > LONGEST_ADDRESS ? undefined : address;
}

/** Percent-decoded once, sequence by sequence: what is not UTF-8 stays as it is (E13 of the detection policy). */
export function decodedBySequence(text: string): string {
  return text.includes('%') ? text.replace(SEQUENCES, decodeURIComponent) : text;
}

/** The address of a profile on LinkedIn, encoded as `encodeURIComponent` does, without trailing slash (O3). */
export function profileUrl(slug: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(slug.toWellFormed())}`;
}

/** `mailto:` for an address: nothing in it can add a subject, a copy or a second recipient. */
export function mailUrl(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1) return undefined;
  const [name, host] = [address.slice(0, at), address.slice(at + 1)].map((part) =>
    encodeURIComponent(part.toWellFormed()),
  );
  return `mailto:${name}@${host}`;
}

/** One string for one identifier: the key under which the store and requests in flight know it. */
export function identifierKey(identifier: Identifier): string {
  return identifier.kind === 'profile'
    ? `profile:${identifier.slug}`
    : `email:${identifier.address}`;
}

/** What a person would call the identifier on screen: `in/slug` or the address. */
export function identifierLabel(identifier: Identifier): string {
  if (identifier.kind === 'email') return identifier.address;
  const { slug } = identifier;
  // Isolated, a right-to-left slug stays in one piece.
  return RIGHT_TO_LEFT.test(slug) ? `in/\u2068${slug}\u2069` : `in/${slug}`;
}

function visibleSlug(raw: string): string | undefined {
  // A sequence that is not UTF-8 keeps its `%`, which no slug holds.
  const decoded = decodedBySequence(decodedBySequence(raw)).replace(IGNORABLE, '').normalize('NFC');
  // A bracket that was opened in the slug belongs to it.
  const kept = decoded.includes('(') ? ')' : '';
  let end = decoded.length;
  while (end > 0 && decoded[end - 1] !== kept && CUT_AT_END.test(decoded.charAt(end - 1))) end--;
  const slug = decoded.slice(0, end);
  return SHORTENED.test(decoded.slice(end)) || !SLUG.test(slug) ? undefined : slug;
}

/** The normal form of a domain of at least two labels: lower case, in A-labels. `undefined` where it is none. */
export function normalDomain(domain: string): string | undefined {
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  const last = labels.at(-1) ?? '';
  if (!/^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu.test(last)) return undefined;
  const host = PLAIN_DOMAIN.test(domain) ? domain.toLowerCase() : hostOf(domain);
  return host.length <= 253 && host.split('.').every((label) => /^.{1,63}$/.test(label))
    ? host
    : undefined;
}

/** The domain as the browser writes it, in A-labels; empty where it refuses it. A setter that is refused does not throw. */
function hostOf(domain: string): string {
  const url = new URL('http://refused');
  url.hostname = domain;
  return url.hostname === 'refused' ? '' : url.hostname;
}
