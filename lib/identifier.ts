/** Who a look-up is about: a LinkedIn profile by its slug, or a person by an e-mail address. Both in normal form. */
export type Identifier =
  | { readonly kind: 'profile'; readonly slug: string }
  | { readonly kind: 'email'; readonly address: string };

// X1 of the detection policy: soft hyphen, zero-width characters, bidi marks, embeddings, isolates, BOM.
const IGNORABLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const MEMBER_ID = /^AC[a-z]AA[A-Za-z0-9_-]{25,}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const NEVER_IN_SLUG = /[\u0000-\u0020\u007F-\u00A0\u2028\u2029\u3000/\\@:<>"{}[\]|^=?#$%]/u;
const NOBODY = new Set(['me', 'unavailable', 'unknown', 'undefined', 'null']);

const LOCAL_PART = /^[\p{Script=Latin}0-9._%+\-'&~]{1,64}$/u;
const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const LONGEST_ADDRESS = 254;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFEFC]/u;
const LONGEST_INPUT = 2_000;

/**
 * The normal form of a slug as it stands in a URL or as typed (O3, O4, L6, L7 of the detection policy):
 * percent-decoded (two rounds at most), without ignorable characters, NFC, lower-cased unless it is a member id.
 * `undefined` where it can be nobody's slug.
 */
export function normalSlug(raw: string): string | undefined {
  if (raw.length > LONGEST_INPUT) return undefined;
  const decoded = percentDecoded(percentDecoded(raw));
  if (decoded === undefined) return undefined;
  const visible = decoded.replace(IGNORABLE, '').normalize('NFC');
  const slug = MEMBER_ID.test(visible) ? visible : visible.toLowerCase();
  const length = [...slug].length;
  if (length < 3 || length > 100) return undefined;
  if (NEVER_IN_SLUG.test(slug) || NOBODY.has(slug)) return undefined;
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
  const local = visible.slice(0, at).toLowerCase();
  if (!LOCAL_PART.test(local) || !/^[\p{Script=Latin}0-9]/u.test(local)) return undefined;
  if (local.includes('..') || local.endsWith('.')) return undefined;
  const domain = domainInALabels(visible.slice(at + 1));
  if (domain === undefined) return undefined;
  const address = `${local}@${domain}`;
  return address.length > LONGEST_ADDRESS ? undefined : address;
}

/** The address of a profile on LinkedIn, encoded as `encodeURIComponent` does, without trailing slash (O3). */
export function profileUrl(slug: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(slug)}`;
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

function percentDecoded(text: string | undefined): string | undefined {
  if (text === undefined || !text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function domainInALabels(domain: string): string | undefined {
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  const last = labels.at(-1) ?? '';
  if (!/^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu.test(last)) return undefined;
  let host: string;
  try {
    host = new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
  return host.length <= 253 && host.split('.').every((label) => label.length <= 63)
    ? host
    : undefined;
}
