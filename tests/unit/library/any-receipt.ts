import fc from 'fast-check';
import { PURPOSES, type Receipt } from '../../../lib/store/rows';

/** Receipts of some months, in no order; their credits are hundredths. */
export const anyReceipts: fc.Arbitrary<readonly Receipt[]> = fc.array(
  fc
    .record({
      provider: fc.constantFrom('crustdata', 'enrich-layer'),
      slug: fc.option(fc.constantFrom('amara-0x1c', 'otto-0x1d'), { nil: undefined }),
      state: fc.constantFrom('pending' as const, 'uncertain' as const, 'settled' as const),
      purpose: fc.option(fc.constantFrom(...PURPOSES), { nil: undefined }),
      failureCode: fc.option(fc.constantFrom('timed-out', 'refused'), { nil: undefined }),
      max: fc.nat(2_000),
      taken: fc.nat(2_000),
      isEstimate: fc.boolean(),
      isByBalance: fc.boolean(),
      at: fc.integer({
        min: new Date(2026, 8, 1).getTime(),
        max: new Date(2026, 10, 30).getTime(),
      }),
    })
    .map(({ slug, state, purpose, failureCode, max, taken, isByBalance, ...row }): Receipt => {
      const named = slug === undefined ? {} : { identifierKey: `profile:${slug}` };
      return {
        id: `r${row.at}`,
        ...row,
        ...(slug === undefined ? {} : { identifier: { kind: 'profile' as const, slug } }),
        ...named,
        ...(purpose === undefined ? {} : { purpose }),
        ...(failureCode === undefined ? {} : { failureCode }),
        ...(isByBalance ? { isByBalance } : {}),
        state,
        price: { min: 0, max: max / 100 },
        ...(state === 'settled' ? { credits: taken / 100 } : {}),
      };
    }),
  { maxLength: 40 },
);
