import { readText } from '../../lib/detect/read';
import { normalSlug } from '../../lib/identifier';
import type { Named } from '../../lib/session';

const LONGEST_TYPED = 100_000;
const MOST_PEOPLE = 500;

/** The people that a typed or pasted text names, the first 500. A very long text is read up to a white space. */
export function readTyped(typed: string): Named[] {
  const read =
    typed.length <= LONGEST_TYPED ? typed : typed.slice(0, LONGEST_TYPED).replace(/\S*$/u, '');
  // The short form in which Sidecard itself names a profile.
  const slug = normalSlug(/^\s*in\/([^/\s]+)\/?\s*$/i.exec(read)?.[1] ?? '');
  if (slug !== undefined) return [{ identifier: { kind: 'profile', slug } }];
  return readText(read)
    .slice(0, MOST_PEOPLE)
    .map((identifier) => ({ identifier }));
}
