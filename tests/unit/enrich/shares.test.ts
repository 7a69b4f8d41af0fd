import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharesOf } from '../../../lib/enrich/shares';

const sum = (shares: readonly number[], unit: number) =>
  shares.reduce((total, share) => total + Math.round(share * unit), 0);

it.each([
  [3, [true, true, true], [1, 1, 1]],
  [7, [true, true, true], [2.34, 2.33, 2.33]],
  [2, [true, false, true], [1, 0, 1]],
  [4, [false, false], [2, 2]],
  [0, [true, false], [0, 0]],
  [0.03, [true, true], [0.02, 0.01]],
])('shares %d credits out', (credits, isCharged, shares) =>
  expect(sharesOf(credits, isCharged)).toEqual(shares),
);

it('takes and gives nothing, and is even to the hundredth', () => {
  const charged = fc.array(fc.boolean(), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), charged, (hundredths, isCharged) => {
      const shares = sharesOf(hundredths / 100, isCharged);
      expect(sum(shares, 100)).toBe(hundredths);
      const some = shares.filter((_, index) => isCharged[index] || !isCharged.includes(true));
      expect(Math.max(...some) - Math.min(...some)).toBeLessThanOrEqual(0.01 + 1e-9);
      expect(shares.every((share) => share >= 0)).toBe(true);
    }),
  );
});
