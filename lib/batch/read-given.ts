import { readHref, readText } from '../detect/read';
import { type Identifier, identifierKey, normalSlug } from '../identifier';
import type { InvalidReason } from '../store/batch-rows';

// What names somebody stands at the beginning of a cell or nowhere near it.
const LONGEST_GIVEN = 20_000;
// The short form in which Sidecard itself names a profile.
const SHORT_FORM = /^in\/([^/\s]+)\/?$/i;
const LINKEDIN = /(?:^|[^a-z0-9-])linkedin\.com(?![a-z0-9.-]*[a-z0-9])/i;

/** Whom a given text names, or why it names nobody. */
export type Given =
  | { readonly identifier: Identifier; readonly reason?: never }
  | { readonly reason: InvalidReason; readonly identifier?: never };

/** Reads whom a row's text names: one person, in whatever spelling. Never throws. */
export function readGiven(given: string): Given {
  const text = given.slice(0, LONGEST_GIVEN).trim();
  if (text === '') return { reason: 'empty' };
  const slug = normalSlug(SHORT_FORM.exec(text.slice(0, 500))?.[1] ?? '');
  if (slug !== undefined) return { identifier: { kind: 'profile', slug } };
  const named = readText(text);
  // A whole link, which may lead to a profile by redirects.
  const all = named.length > 0 || /\s/.test(text) ? named : readHref(text);
  const [first, ...others] = [...new Map(all.map((one) => [identifierKey(one), one])).values()];
  if (first === undefined) return { reason: LINKEDIN.test(text) ? 'no-profile' : 'nobody' };
  return others.length > 0 ? { reason: 'several' } : { identifier: first };
}
