import fc from 'fast-check';
import type { Draft, DraftCondition, DraftFilter, Test } from '../../../lib/search/tree';

const words = fc.oneof(fc.string(), fc.constantFrom('Weftworks', 'VP|Director', '', 'a"b', 'ü'));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
const scalar = fc.oneof(words, number, fc.boolean());

const VALUES: Readonly<Record<Test, fc.Arbitrary<DraftCondition['value']>>> = {
  '=': scalar,
  '!=': scalar,
  '<': fc.oneof(words, number),
  '=<': fc.oneof(words, number),
  '>': fc.oneof(words, number),
  '=>': fc.oneof(words, number),
  in: fc.array(scalar, { maxLength: 3 }),
  not_in: fc.array(scalar, { maxLength: 3 }),
  has_all: fc.array(scalar, { maxLength: 3 }),
  '(.)': words,
  '(!)': words,
  '[.]': words,
  geo_distance: circle(),
  geo_exclude: circle(),
};

const condition: fc.Arbitrary<DraftCondition> = fc
  .constantFrom(...(Object.keys(VALUES) as Test[]))
  .chain((type) => fc.record({ field: words, type: fc.constant(type), value: VALUES[type] }));

/** Any tree of tests, finished or not. */
export const anyFilter: fc.Arbitrary<DraftFilter> = fc.letrec<{ filter: DraftFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition,
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const, 'all_of' as const),
      conditions: fc.array(tie('filter'), { maxLength: 3 }),
    }),
  ),
})).filter;

const name = fc.string({ minLength: 1 });

/** Any search that is being written. */
export const anyDraft: fc.Arbitrary<Draft> = fc.record(
  {
    filters: anyFilter,
    fields: fc.array(name, { minLength: 1, maxLength: 3 }),
    sorts: fc.array(
      fc.record({ field: name, order: fc.constantFrom('asc' as const, 'desc' as const) }),
      { maxLength: 2 },
    ),
    limit: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: ['filters'] },
) as fc.Arbitrary<Draft>;

function circle() {
  return fc.record(
    {
      location: words,
      distance: fc.double({ min: 0.1, max: 20_000, noNaN: true }),
      unit: fc.constantFrom('km' as const, 'mi' as const, 'm' as const, 'ft' as const),
    },
    { requiredKeys: ['location', 'distance'] },
  ) as fc.Arbitrary<DraftCondition['value']>;
}
