import { profileOf } from '../../detect/profile-url';
import { type Identifier, identifierKey, normalAddress } from '../../identifier';
import type { Match } from '../../person';
import { toPerson } from './mapping';
import type { Entry } from './replies';

/** A match with the provider's own words for the person. */
export interface Row {
  readonly match: Match;
  readonly raw: unknown;
}

/** The entry of each identifier: by what it says it matched on, else by position, which the given document promises. */
export function joined(
  identifiers: readonly Identifier[],
  entries: readonly Entry[],
): (Entry | undefined)[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.matched_on === undefined ? undefined : keyOf(entry.matched_on);
    if (key !== undefined && !byKey.has(key)) byKey.set(key, entry);
  }
  const isComplete = entries.length === identifiers.length;
  return identifiers.map((identifier, position) => {
    const named = byKey.get(identifierKey(identifier));
    if (named !== undefined) return named;
    const there = isComplete ? entries[position] : undefined;
    // Never hand one person the entry that names another.
    const isSomeoneElses = there !== undefined && there.matched_on !== undefined;
    return isSomeoneElses && identifiers.length > 1 ? undefined : there;
  });
}

/** The matches of one entry, the surest first. */
export function toRows(matches: NonNullable<Entry['matches']>, identifier: Identifier): Row[] {
  const key = identifierKey(identifier);
  return matches
    .map(({ confidence, person, raw }, rank) => ({
      match: { person: toPerson(person, slugOf, `answer:${key}:${rank}`), confidence },
      raw,
    }))
    .sort((one, other) => (other.match.confidence ?? 0) - (one.match.confidence ?? 0));
}

/** The key of the identifier that words of the provider are, in whatever spelling; `undefined` where they are none. */
export function keyOf(words: string): string | undefined {
  const address = normalAddress(words);
  const identifier: Identifier | undefined =
    address === undefined ? profileOf(words) : { kind: 'email', address };
  return identifier === undefined ? undefined : identifierKey(identifier);
}

/** The slug in a profile URL, if it is one. */
export function slugOf(href: string): string | undefined {
  const identifier = profileOf(href);
  return identifier?.kind === 'profile' ? identifier.slug : undefined;
}
