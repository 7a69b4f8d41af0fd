import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargesBetween, isExact } from '../../../lib/spend/charges';
import { rounded } from '../../../lib/store/caps';
import type { Receipt } from '../../../lib/store/rows';

let ids = 0;

function receipt(changed: Partial<Receipt>): Receipt {
  const price = { min: 0, max: 2 };
  return { id: `r${ids++}`, provider: 'crustdata', state: 'settled', price, at: 1, ...changed };
}

const told = (credits: number) => receipt({ credits, isEstimate: false });
const cutOff = (max = 2) => receipt({ state: 'uncertain', price: { min: 1, max } });
const estimated = (credits: number, max = 2) =>
  receipt({ credits, isEstimate: true, price: { min: 0, max } });

/** What was found of each, in their order. */
function found(before: number, now: number, receipts: readonly Receipt[]) {
  const taken = chargesBetween({ before, now }, receipts);
  return receipts.map(({ id }) => taken.get(id));
}

describe('what replies did not tell', () => {
  it.each([
    ['nothing left: nobody took anything', 100, 98, [told(2), cutOff(), estimated(2)], [0, 0]],
    ['one is in question: it took what is missing', 100, 95, [told(4), cutOff()], [1]],
    ['one estimate is in question', 100, 99, [estimated(2)], [1]],
    ['all took the most they could', 100, 95.5, [cutOff(), estimated(0, 2.5)], [2, 2.5]],
    ['hundredths of credits', 0.3, 0.1, [told(0.1), cutOff()], [0.1]],
  ])('%s', (_, before, now, receipts, credits) => {
    const open = receipts.filter((one) => !isExact(one));
    const taken = chargesBetween({ before, now }, receipts);
    expect(open.map(({ id }) => taken.get(id))).toEqual(credits);
    expect(taken.size).toBe(open.length);
  });

  it.each([
    ['two could have taken it', 100, 99, [cutOff(), cutOff()]],
    ['more is missing than one may cost: the key is used elsewhere', 100, 97, [cutOff()]],
    ['credits were added', 100, 199, [cutOff()]],
    [
      'one of two may have taken more than its highest price',
      100,
      96,
      [cutOff(), receipt({ state: 'uncertain', price: { min: 1, max: 2, isOpen: true } })],
    ],
    ['every reply told', 100, 90, [told(1), told(2)]],
  ])('is claimed of nobody where %s', (_, before, now, receipts) => {
    expect(found(before, now, receipts)).toEqual(receipts.map(() => undefined));
  });
});

describe('where nobody takes more than was announced, and nobody else uses the key', () => {
  const credits = fc.integer({ min: 0, max: 500 }).map((hundredths) => hundredths / 100);
  const charged = fc
    .record({ max: credits, share: fc.double({ min: 0, max: 1, noNaN: true }), says: fc.nat(2) })
    .map(({ max, share, says }) => {
      // Mostly none or all of it, as in life.
      const real = share < 0.3 ? 0 : share > 0.7 ? max : Math.floor(max * share * 100) / 100;
      const one = [told(real), cutOff(max), estimated(max, max)][says] ?? cutOff(max);
      return { receipt: one, real, max };
    });

  it('what is settled is what was taken, and with what may have been it is never less', () => {
    fc.assert(
      fc.property(fc.array(charged, { maxLength: 6 }), (all) => {
        const total = rounded(all.reduce((sum, { real }) => sum + real, 0));
        const receipts = all.map((one) => one.receipt);
        const taken = chargesBetween({ before: 1_000, now: rounded(1_000 - total) }, receipts);
        let settled = 0;
        let maybe = 0;
        for (const { receipt: one, real, max } of all) {
          if (isExact(one)) {
            expect(taken.has(one.id)).toBe(false);
            settled += real;
          } else if (taken.has(one.id)) {
            expect(taken.get(one.id)).toBe(real);
            settled += taken.get(one.id) ?? 0;
          } else maybe += max;
        }
        expect(rounded(settled)).toBeLessThanOrEqual(total);
        expect(rounded(settled + maybe)).toBeGreaterThanOrEqual(total);
      }),
      { numRuns: 2_000 },
    );
  });
});
