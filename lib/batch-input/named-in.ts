import { readHref, readText } from '../detect/read';
import { type Identifier, normalSlug } from '../identifier';

/** As far as a cell is read for people: the worker reads no further. */
export const LONGEST_CELL = 20_000;

// Most cells of a table hold neither of these, and need no closer look.
const SIGN = /[@＠]|linkedin|\bin\/|\[at\]|\(at\)|\bat\b|%40|mailto/i;
const SHORT_FORM = /^\s*in\/([^/\s]+)\/?\s*$/i;

/**
 * Whom a cell or a line names, each once: by the detection policy, in Sidecard's own short form `in/slug`, or by a link that leads to a profile by redirects. Linear in its length;
 * never throws.
 */
export function namedIn(cell: string): readonly Identifier[] {
  const words = cell.slice(0, LONGEST_CELL);
  if (!SIGN.test(words)) return [];
  const slug = normalSlug(SHORT_FORM.exec(words.slice(0, 500))?.[1] ?? '');
  if (slug !== undefined) return [{ kind: 'profile', slug }];
  const named = readText(words);
  return named.length > 0 || /\S\s+\S/.test(words) ? named : readHref(words.trim());
}
