import { decodedBySequence, type Identifier } from '../identifier';
import { parsedUrl, profileAt, withScheme } from './profile-url';

const LEVELS = 3;
const LONGEST_BEGINNING = 20;
const ABSOLUTE = /^\s*https?:\/\//i;
const NON_ASCII = /[^\0-\x7f]/;
const BASE64 = /^a1([\w-]+)=*$/;
// L3: an address pasted into a field that held `https://` already, and a slip of the keyboard.
const DOUBLED_SCHEME = /^https?:\/*(https?):?\/\//i;
const DOUBLED_LETTER = /^h(?=https?:\/\/)/i;

/** The profiles that a URL names, by its own path or through the redirects in it (L3, L13, L14). */
export function profilesBehind(url: URL): Identifier[] {
  return through(url, LEVELS);
}

/** The URL of a link as the browser reads it, with the repairs of L3, or `undefined`. */
export function linkUrl(href: string, base?: string): URL | undefined {
  const value = withScheme(href).replace(DOUBLED_LETTER, '').replace(DOUBLED_SCHEME, '$1://');
  return parsedUrl(value, base);
}

function through(url: URL, levels: number): Identifier[] {
  if (!/^https?:$/.test(url.protocol)) return [];
  const profile = profileAt(url);
  if (profile !== undefined) return profile === null ? [] : [profile];
  if (levels === 0) return [];
  return targets(url).flatMap((target) => {
    const inner = ABSOLUTE.test(target.slice(0, LONGEST_BEGINNING)) ? parsedUrl(target) : undefined;
    return inner === undefined ? [] : through(inner, levels - 1);
  });
}

/** What the URL may lead on to: the values of its query, and what Bing and Yahoo hide. */
function targets(url: URL): string[] {
  const { hostname, pathname, search } = url;
  const found: string[] = [];
  const isBing = /(?:^|\.)bing\.com$/.test(hostname) && /^\/ck\/a/.test(pathname);
  for (let start = 1; start < search.length; ) {
    const next = search.indexOf('&', start);
    const end = next < 0 ? search.length : next;
    const pair = search.slice(start, end);
    const equals = pair.indexOf('=');
    const beginning = equals < 0 ? '' : pair.charAt(equals + 1);
    // Nothing of another beginning can be a URL; most values are told apart by one character.
    if (beginning !== '' && 'hH%+'.includes(beginning)) {
      found.push(decodedBySequence(pair.slice(equals + 1).replaceAll('+', ' ')));
    } else if (isBing && beginning === 'a' && pair.startsWith('u=')) {
      found.push(fromBase64(pair.slice('u='.length)));
    }
    start = end + 1;
  }
  if (/(?:^|\.)yahoo\.[a-z.]+$/.test(hostname)) found.push(yahooTarget(pathname));
  return found;
}

function fromBase64(value: string): string {
  const encoded = BASE64.exec(value)?.[1];
  if (encoded === undefined || encoded.length % 4 === 1) return '';
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return NON_ASCII.test(binary)
    ? new TextDecoder().decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)))
    : binary;
}

// `/RU=` and the target, and then a part of the same make: `/RK=2`.
function yahooTarget(path: string): string {
  const mark = path.indexOf('/RU=');
  if (mark < 0) return '';
  const rest = path.slice(mark + '/RU='.length);
  const end = rest.search(/\/R[A-Z]=/);
  return decodedBySequence(end < 0 ? rest : rest.slice(0, end));
}
