import { plural } from '../../lib/text';

/** What this browser answered instead of a provider: so many people, and the credits that were not spent at least. */
export function savedWords(people: number, credits: number): string {
  if (credits === 0) return plural('ledgerSavedFree', people);
  return plural('ledgerSaved', people, { credits: plural('credits', credits) });
}
