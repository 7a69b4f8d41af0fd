import { type Identifier, normalSlug } from '../identifier';

// L3: what authors write instead of a URL.
const BEGINS_WITH_HOST = /^(?:[a-z0-9-]+\.)*linkedin\.com(?=[/:?#\\]|$)/i;
const HOST_SEGMENT = /^(?:[a-z0-9-]+\.)*linkedin\.com(?::(?:80|443))?$/i;
const LONGEST_HOST = 300;
const PREFIX = /^(?:mwlite|m|comm|public-profile)$/i;
const HEXADECIMAL = /^[\da-f]+$/i;
const AFTER_SLUG = /[&\s]/;
const PUNCTUATION = '.,;:!?\'")]}>*`';

/**
 * The profile that an absolute URL names by its own path (L1, L2, L4 to L9), or `undefined`. A value that begins with
 * LinkedIn's host counts as one, for providers answer so; redirects do not. Never throws.
 */
export function profileOf(url: string): Identifier | undefined {
  const read = parsedUrl(withScheme(url));
  return (read === undefined ? undefined : profileAt(read)) ?? undefined;
}

/** Whether the address belongs to linkedin.com, whose pages get no script unless the user opts in. Never throws. */
export function isLinkedIn(url: string): boolean {
  const read = parsedUrl(url);
  return read !== undefined && isOnLinkedIn(read);
}

/**
 * The profile that the URL names; `null` where its path is a profile's and names nobody, `undefined` where it is another
 * page's.
 */
export function profileAt(url: URL): Identifier | null | undefined {
  if (url.port !== '' || !isOnLinkedIn(url)) return undefined;
  const written = slugIn(url.pathname);
  if (written === undefined) return undefined;
  const slug = normalSlug(written);
  return slug === undefined ? null : { kind: 'profile', slug };
}

/** The value with `https://` before it, if it begins with LinkedIn's host (L3). */
export function withScheme(value: string): string {
  return BEGINS_WITH_HOST.test(value.slice(0, LONGEST_HOST)) ? `https://${value}` : value;
}

/** The URL as the browser reads it, or `undefined`. */
export function parsedUrl(url: string, base?: string): URL | undefined {
  return URL.canParse(url, base) ? new URL(url, base) : undefined;
}

/** The slug of an old `/pub/` address by the three parts that follow the name (L5), or `undefined`. */
export function pubSlug(name: string, a: string, b: string, c: string): string | undefined {
  if (/^dir$/i.test(name) || ![a, b, c].every((part) => HEXADECIMAL.test(part))) return undefined;
  return `${name}-${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`;
}

function isOnLinkedIn({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && `.${hostname}`.replace(/\.$/, '').endsWith('.linkedin.com');
}

/**
 * The slug as the path writes it; empty where the path is a profile's and its slug none, `undefined` where it is another
 * page's.
 */
function slugIn(path: string): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  let first = 0;
  for (;;) {
    if (PREFIX.test(segments[first] ?? '')) first++;
    const [kind = '', name, a = '', b = '', c = ''] = segments.slice(first, first + 5);
    if (name === undefined) return undefined;
    if (/^pub$/i.test(kind)) return pubSlug(name, a, b, trimmed(c));
    if (!/^in$/i.test(kind)) return undefined;
    // L14: a whole address in the slug's place counts instead.
    const inner = /^https?:$/i.test(name) ? 2 : 1;
    if (!HOST_SEGMENT.test((segments[first + inner] ?? '').slice(0, LONGEST_HOST))) {
      const slug = trimmed(name);
      return /[,;]/.test(slug) ? '' : slug;
    }
    first += inner + 1;
  }
}

/**
 * L9: without the query that lost its `?`, and without punctuation at the end; empty where three full stops say that more is
 * missing.
 */
function trimmed(segment: string): string {
  const edge = segment.search(AFTER_SLUG);
  const whole = edge < 0 ? segment : segment.slice(0, edge);
  // A bracket that was opened in the slug belongs to it.
  const cut = whole.includes('(') ? PUNCTUATION.replace(')', '') : PUNCTUATION;
  let end = whole.length;
  while (end > 0 && cut.includes(whole.charAt(end - 1))) end--;
  return whole.includes('...', end) ? '' : whole.slice(0, end);
}
