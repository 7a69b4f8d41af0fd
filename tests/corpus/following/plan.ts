import { randomFrom } from '../../bench/random';
import { CHANGES } from './changes';
import type { PAUSES } from './time';

/** What is done to a page. It chooses by a seed of its own, so that of what was done before anything can be left out. */
interface Change {
  readonly kind: keyof typeof CHANGES;
  readonly seed: number;
  /** How the page goes on afterwards: in the same task, or later. */
  readonly pause: keyof typeof PAUSES;
}

/** A page and what becomes of it. */
export interface Plan {
  /** What is done before anybody reads. */
  readonly before: readonly Change[];
  readonly changes: readonly Change[];
  /** How far the clock goes with each look at it, in milliseconds: slices are then as short; 0 for the browser's own time. */
  readonly tick: number;
}

const BEFORE: readonly Change['kind'][] = [
  'insert',
  'insert',
  'insert',
  'insertText',
  'insertText',
];
const AFTERWARDS: readonly Change['pause'][] = [
  'none',
  'none',
  'none',
  'none',
  'microtask',
  'slice',
  'slice',
  'slices',
  'rest',
  'long',
];

/** The plan of that number. */
export function planOf(seed: number, tick: number): Plan {
  const random = randomFrom(seed);
  const any = Object.keys(CHANGES) as Change['kind'][];
  const isRare = /AtOnce|OneByOne/;
  const kinds = [...any, ...any.filter((kind) => !isRare.test(kind))];
  const seeded = (kind: Change['kind']): Change => ({
    kind,
    seed: random.below(2 ** 31),
    pause: random.one(AFTERWARDS),
  });
  return {
    before: Array.from({ length: 5 + random.below(25) }, () => seeded(random.one(BEFORE))),
    changes: Array.from({ length: 5 + random.below(26) }, () => seeded(random.one(kinds))),
    tick,
  };
}
