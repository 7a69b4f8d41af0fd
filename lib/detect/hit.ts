import type { Identifier } from '../identifier';
import type { Chars } from './characters';

/** An identifier and the part of the text that it was read from. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly identifier: Identifier;
  /** Of the identifier's key, by `fingerprintOf`. */
  readonly fingerprint: number;
}

/** A hit of any shape; who has the identifier's key in a text at hand makes the fingerprint of that, which is faster. */
export function hitOf(start: number, end: number, identifier: Identifier): Hit {
  const key = keyOf(identifier);
  return { start, end, identifier, fingerprint: fingerprintOf(key, 0, key.length) };
}

/** A number that is the same for the same characters, and mostly another for others: 32 bits, signed. */
export function fingerprintOf(text: Chars, start: number, end: number): number {
  let mixed = end - start;
  for (let at = start; at < end; at++) {
    mixed = (Math.imul(mixed, GOLDEN_RATIO) + text.charCodeAt(at)) | 0;
  }
  // The lower bits choose a place: let the upper ones count there as well.
  return mixed ^ (mixed >>> 15);
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

/**
 * The identifiers of the hits, each once, in order. A Set of tens of thousands of strings reads each of them anew and outgrows the
 * processor's cache, so that a long text took more for each hit than a short one; a table of numbers stays small.
 */
export function identifiersOf(hits: readonly Hit[]): Identifier[] {
  const once: Identifier[] = [];
  let places = 16;
  while (places < hits.length * 2) places *= 2;
  // Each place is empty, 0, or holds where in `once` its identifier is, counted from 1.
  const table = new Int32Array(places);
  // Texts can be made whose fingerprints are all alike.
  let collisions = hits.length * 4;
  for (const { identifier, fingerprint } of hits) {
    const key = keyOf(identifier);
    let place = fingerprint & (places - 1);
    let known = once[(table[place] ?? 0) - 1];
    while (known !== undefined && keyOf(known) !== key) {
      if (--collisions < 0) return distinctBySet(hits);
      place = (place + 1) & (places - 1);
      known = once[(table[place] ?? 0) - 1];
    }
    if (known === undefined) table[place] = once.push(identifier);
  }
  return once;
}

// 2^32 divided by it, made odd: consecutive numbers end far from each other.
const GOLDEN_RATIO = 0x9e3779b1;

/** An address has an `@` and a slug has none: no key is that of two kinds. */
function keyOf(identifier: Identifier): string {
  return identifier.kind === 'email' ? identifier.address : identifier.slug;
}

function distinctBySet(hits: readonly Hit[]): Identifier[] {
  const byKey = new Map<string, Identifier>();
  for (const { identifier } of hits) {
    const key = keyOf(identifier);
    if (!byKey.has(key)) byKey.set(key, identifier);
  }
  return [...byKey.values()];
}
