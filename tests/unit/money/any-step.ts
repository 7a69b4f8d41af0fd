import fc from 'fast-check';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Provider, Wish } from '../../../lib/providers/provider';
import { FAULTS, type Fault } from './network';
import type { Mishap } from './seam';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Whom the steps name: one person by three slugs, one by slug and two addresses, two by one address, and nobody. */
const IDENTIFIERS: readonly Identifier[] = [
  { kind: 'profile', slug: 'ingrith-solvane-0x6c' },
  { kind: 'profile', slug: 'ingrith-tverrdal-0x6c' },
  { kind: 'email', address: 'ingrith@ninefold.example.com' },
  { kind: 'profile', slug: 'marisol-quenneville-ibarra-0x3d' },
  { kind: 'email', address: 'marisol@tumbrel.example.org' },
  { kind: 'email', address: 'm.quenneville@quillgate.example.net' },
  { kind: 'email', address: 'c.hale@palehorn.example.net' },
  { kind: 'profile', slug: 'casimir-dunwoody-hale-0x39' },
  { kind: 'profile', slug: 'nobody-at-all-0x00' },
  { kind: 'email', address: 'nobody@ninefold.example.com' },
];
/** Both providers, by id. */
export const PROVIDERS: Readonly<Record<string, Provider>> = {
  crustdata,
  'enrich-layer': enrichLayer,
};
const CARDS: readonly Wish[] = [
  { contact: ['businessEmails'], minSimilarity: 0.8 },
  { contact: [], minSimilarity: 0.8 },
  { contact: ['businessEmails'], minSimilarity: 0.8, freshness: 'live' },
];
const WISHES: readonly Wish[] = [
  ...CARDS,
  { contact: ['phones'], isContactOnly: true },
  { contact: ['personalEmails'], isContactOnly: true },
  {
    contact: [],
    extras: { crustdata: ['dev_platform_profiles'], 'enrich-layer': ['skills'] },
    isExtrasOnly: true,
  },
];

/** One look-up: who, of whom, what, how, and what goes wrong. */
export interface Look {
  readonly kind: 'look';
  readonly who: Identifier;
  readonly provider: string;
  readonly wish: Wish;
  readonly how: 'ask' | 'again';
  readonly faults: readonly Fault[];
  readonly mishap: Mishap | undefined;
  /** The next step begins at once. */
  readonly isLeft: boolean;
}

/** People of one kind who are looked up together, as a batch does it: at most as many as the provider takes at once. */
export interface Order {
  readonly kind: 'order';
  readonly who: readonly Identifier[];
  readonly provider: string;
  readonly wish: Wish;
  /** Whoever is known is asked about anew. */
  readonly isRefresh: boolean;
  readonly faults: readonly Fault[];
  readonly mishap: Mishap | undefined;
  /** The next step begins at once. */
  readonly isLeft: boolean;
}

/** Something that happens. */
export type Step =
  | Look
  | Order
  | { readonly kind: 'release' | 'restart' | 'retention' | 'export' | 'import' | 'unforget' }
  | { readonly kind: 'crash'; readonly isLossy: boolean }
  | { readonly kind: 'compare'; readonly provider: string }
  | { readonly kind: 'turn' | 'pass'; readonly ms: number }
  | { readonly kind: 'forget'; readonly index: number };

// What goes wrong on the way, for one person as for several.
const onTheWay = {
  faults: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(fc.constantFrom(...FAULTS), { maxLength: 3 }) },
  ),
  mishap: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('dies-before' as const, 'dies-after' as const, 'disk-full' as const),
        at: fc.integer({ min: 1, max: 5 }),
      }),
    },
  ),
  isLeft: fc.boolean(),
};

const look: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('look' as const),
  // Most of what can go wrong does so between two look-ups of one person.
  who: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...IDENTIFIERS.slice(0, 3)) },
    { weight: 2, arbitrary: fc.constantFrom(...IDENTIFIERS) },
  ),
  provider: fc.constantFrom(...Object.keys(PROVIDERS)),
  wish: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WISHES.slice(0, 1)) },
    { weight: 2, arbitrary: fc.constantFrom(...WISHES) },
  ),
  how: fc.oneof(
    { weight: 4, arbitrary: fc.constant('ask' as const) },
    { weight: 1, arbitrary: fc.constant('again' as const) },
  ),
  ...onTheWay,
});

const order: fc.Arbitrary<Step> = fc
  .constantFrom('profile' as const, 'email' as const)
  .chain((kind) =>
    fc.record({
      kind: fc.constant('order' as const),
      who: fc.uniqueArray(fc.constantFrom(...IDENTIFIERS.filter((one) => one.kind === kind)), {
        minLength: 1,
        maxLength: 5,
      }),
      provider: fc.constantFrom('crustdata', 'crustdata', 'enrich-layer'),
      wish: fc.constantFrom(...CARDS),
      isRefresh: fc.oneof(
        { weight: 4, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      ...onTheWay,
    }),
  );

/** Any step. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: look },
  { weight: 6, arbitrary: order },
  { weight: 2, arbitrary: fc.constant({ kind: 'release' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('crash' as const), isLossy: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('turn' as const),
      ms: fc.constantFrom(
        -40 * DAY_MS,
        -25 * HOUR_MS,
        -HOUR_MS,
        HOUR_MS,
        26 * HOUR_MS,
        33 * DAY_MS,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(30_000, HOUR_MS, DAY_MS, 31 * DAY_MS, 370 * DAY_MS),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'retention' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'export' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'import' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('forget' as const), index: fc.nat({ max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'unforget' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('compare' as const),
      provider: fc.constantFrom(...Object.keys(PROVIDERS)),
    }),
  },
);
