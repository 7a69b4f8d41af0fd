import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, type Hit, hitOf, identifiersOf } from '../../../lib/detect/hit';
import type { Identifier } from '../../../lib/identifier';

const identifier = fc.oneof(
  fc
    .constantFrom('ana', 'bo', 'cleo')
    .chain((name) => fc.nat(30).map((number) => `${name}${number}@example.com`))
    .map((address): Identifier => ({ kind: 'email', address })),
  fc.nat(60).map((number): Identifier => ({ kind: 'profile', slug: `ana-0x${number}` })),
);

const key = (one: Identifier) => (one.kind === 'email' ? one.address : one.slug);

/** The plainest way: the first of each key. */
function firsts(all: readonly Identifier[]): Identifier[] {
  return all.filter((one, at) => all.findIndex((other) => key(other) === key(one)) === at);
}

describe('identifiersOf', () => {
  it('takes each identifier once, in the order of its first hit', () => {
    fc.assert(
      fc.property(fc.array(identifier, { maxLength: 300 }), (all) => {
        expect(identifiersOf(all.map((one) => hitOf(0, 1, one)))).toEqual(firsts(all));
      }),
    );
  });

  it('does so even where many different ones have the same fingerprint', () => {
    const all = Array.from({ length: 3000 }, (_, at): Identifier => {
      return { kind: 'email', address: `ana${at % 1000}@example.com` };
    });
    const alike: Hit[] = all.map((one) => ({ ...hitOf(0, 1, one), fingerprint: 7 }));
    expect(identifiersOf(alike)).toEqual(all.slice(0, 1000));
  });

  it('reads a hostile set of fingerprints a bounded number of times', () => {
    let reads = 0;
    const alike = Array.from({ length: 4000 }, (_, at): Hit => {
      const counted = {
        kind: 'email' as const,
        get address() {
          reads++;
          return `ana${at}@example.com`;
        },
      };
      return { start: 0, end: 1, identifier: counted, fingerprint: -1 };
    });
    expect(identifiersOf(alike)).toHaveLength(4000);
    expect(reads).toBeLessThan(4000 * 8);
  });
});

describe('fingerprintOf', () => {
  it('is the same for the same characters, wherever they stand', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, word, after) => {
        const end = before.length + word.length;
        const inside = fingerprintOf(before + word + after, before.length, end);
        expect(inside).toBe(fingerprintOf(word, 0, word.length));
      }),
    );
  });

  it('tells thousands of alike names apart', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `ana.${at}@example.com`);
    const prints = new Set(names.map((name) => fingerprintOf(name, 0, name.length)));
    expect(prints.size).toBeGreaterThan(names.length * 0.999);
  });
});
