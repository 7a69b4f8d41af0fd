import { profileUrl } from '../identifier';
import type { Person } from '../person';

// An address longer than any that a browser takes is none.
const LONGEST = 8_000;

/** An address that may be opened: http or https, percent-encoded by the browser. Without a scheme it is https. Else `undefined`. */
export function webUrl(raw: string): string | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`;
  if (withScheme.length > LONGEST || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** `tel:` for a number that is written internationally (RFC 3966); of any other nobody knows from where it can be called. */
export function telUrl(phone: string): string | undefined {
  const digits = phone.replace(/[\s().-]/g, '');
  return /^\+\d{3,15}$/.test(digits) ? `tel:${digits}` : undefined;
}

/** One place on the web where a person is to be found. */
export interface WebPlace {
  /** A site's own name, the same in every language. */
  readonly name: 'LinkedIn' | 'X' | 'GitHub' | 'Facebook' | 'web';
  readonly url: string;
}

/** All of a person's profiles and sites, each once. */
export function webPlaces({ slug, xHandle, codeUrl, contact, extras = {} }: Person): WebPlace[] {
  const { githubId, facebookId, xId = xHandle, website } = extras;
  const under = (site: string, id: string | undefined) =>
    id === undefined || id === '' ? undefined : `https://${site}/${encoded(id)}`;
  const all: readonly (readonly [WebPlace['name'], string | undefined])[] = [
    ['LinkedIn', slug && profileUrl(slug.toWellFormed())],
    ['X', under('x.com', xId)],
    ['GitHub', codeUrl ?? under('github.com', githubId)],
    ['Facebook', under('www.facebook.com', facebookId)],
    ...[...contact.websites, website].map((site) => ['web', site] as const),
  ];
  const seen = new Set<string>();
  return all.flatMap(([name, raw]) => {
    const url = raw === undefined || raw.trim() === '' ? undefined : webUrl(raw.trim());
    if (url === undefined || seen.has(url)) return [];
    seen.add(url);
    return [{ name, url }];
  });
}

function encoded(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}
