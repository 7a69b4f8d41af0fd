import { readText } from '../detect/read';
import { MOST_PEOPLE } from '../found';
import { normalSlug } from '../identifier';
import type { Named } from '../named';
import { named } from './reports';

// A megabyte of selected or pasted text names its people at its beginning or not at all.
const LONGEST_TEXT = 100_000;

/**
 * The people that a selected, typed or pasted text names, the first 500. A very long text is read up to a white space, so that
 * no address is cut into another.
 */
export function readPeople(text: string): { readonly people: Named[]; readonly isCut: boolean } {
  // The short form in which Sidecard itself names a profile.
  const slug = normalSlug(/^\s*in\/([^/\s]+)\/?\s*$/i.exec(text.slice(0, 500))?.[1] ?? '');
  if (slug !== undefined)
    return { people: [{ identifier: { kind: 'profile', slug } }], isCut: false };
  const isLong = text.length > LONGEST_TEXT;
  const people = named(readText(isLong ? text.slice(0, endOfWords(text)) : text));
  return { people: people.slice(0, MOST_PEOPLE), isCut: isLong || people.length > MOST_PEOPLE };
}

// By index: a pattern anchored at the end would start anew at every character.
function endOfWords(text: string): number {
  let end = LONGEST_TEXT;
  while (end > 0 && !/\s/u.test(text[end - 1] ?? '')) end--;
  return end;
}
