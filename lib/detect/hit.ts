import type { Identifier } from '../identifier';

/** An identifier and the part of the text that it was read from. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly identifier: Identifier;
}

/** Hits of two lists that are in order each, in order. */
export function merged(one: Hit[], other: Hit[]): Hit[] {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const all: Hit[] = [];
  let next = 0;
  for (const hit of one) {
    for (let rival = other[next]; rival && rival.start < hit.start; rival = other[++next]) {
      all.push(rival);
    }
    all.push(hit);
  }
  for (let rest = other[next]; rest !== undefined; rest = other[++next]) all.push(rest);
  return all;
}

/** The identifiers of the hits, each once. */
export function identifiersOf(hits: readonly { readonly identifier: Identifier }[]): Identifier[] {
  // An address has an `@` and a slug has none, so that one set serves both.
  const seen = new Set<string>();
  const once: Identifier[] = [];
  for (const { identifier } of hits) {
    seen.add(identifier.kind === 'email' ? identifier.address : identifier.slug);
    if (seen.size > once.length) once.push(identifier);
  }
  return once;
}
