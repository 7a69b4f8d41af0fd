import { slugOf } from '../../../lib/demo/people';

/** What is wrong with a value, as the end of a sentence that begins with its parameter. */
type Complaint = string | undefined;

/** A profile URL as documented, `http(s)://[…].linkedin.com/in/<slug>`, raw UTF-8 or percent-encoded [2.2]. */
export function complainOfProfileUrl(url: string): Complaint {
  if (slugOf(url) === undefined) return 'must be the URL of a profile';
  // The id of a member as it stands in links behind the login: case-sensitive, while slugs are not.
  const isHashedId = /\/in\/AC[ow]/.test(url);
  return isHashedId ? 'must not hold a hashed id, which is not supported' : undefined;
}

/** `https://x.com/<id>`, or the old name of that site. */
export function complainOfTwitterUrl(url: string): Complaint {
  return twitterIdOf(url) === undefined ? 'must be like https://x.com/<id>' : undefined;
}

/** `https://facebook.com/<id>`. */
export function complainOfFacebookUrl(url: string): Complaint {
  return facebookIdOf(url) === undefined ? 'must be like https://facebook.com/<id>' : undefined;
}

/** One @, something before it, a domain with a dot behind it. */
export function complainOfEmail(email: string): Complaint {
  return /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/.test(email) ? undefined : 'must be an e-mail address';
}

/** The lower-cased id in the URL of an X account. */
export function twitterIdOf(url: string): string | undefined {
  return idAt(url, /^(?:www\.)?(?:x|twitter)\.com$/);
}

/** The lower-cased id in the URL of a Facebook account. */
export function facebookIdOf(url: string): string | undefined {
  return idAt(url, /^(?:www\.)?facebook\.com$/);
}

function idAt(url: string, host: RegExp): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, pathname } = new URL(url);
  if (!/^https?:$/.test(protocol) || !host.test(hostname)) return undefined;
  return /^\/([^/]+)\/?$/.exec(pathname)?.[1]?.toLowerCase();
}
