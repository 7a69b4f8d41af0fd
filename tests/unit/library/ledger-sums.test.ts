import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filteredReceipts,
  LEDGER_STATES,
  NO_LEDGER_FILTER,
  stateOf,
} from '../../../components/library/ledger-filter';
import { type Sums, sumsByDayAndProvider, sumsOf } from '../../../components/library/ledger-sums';
import type { Receipt } from '../../../lib/store/rows';
import { anyReceipts } from './any-receipt';

const FIGURES = ['requests', 'credits', 'estimated', 'byBalance', 'maybe', 'free'] as const;

function together(parts: readonly Sums[]) {
  return FIGURES.map((figure) =>
    Math.round(parts.reduce((sum, part) => sum + part[figure], 0) * 100),
  );
}

describe('sums over any receipts', () => {
  it('say the same in all as by provider, by purpose, by day, and by day and provider', () => {
    fc.assert(
      fc.property(anyReceipts, (receipts) => {
        const { total, byProvider, byPurpose, byDay } = sumsOf(receipts);
        const whole = together([total]);
        for (const parts of [byProvider, byPurpose, byDay]) {
          expect(together(parts.map(([, sums]) => sums))).toEqual(whole);
        }
        expect(together(sumsByDayAndProvider(receipts).map(({ sums }) => sums))).toEqual(whole);
        const hundredths = (of: (receipt: Receipt) => number) =>
          receipts.reduce((sum, receipt) => sum + Math.round(of(receipt) * 100), 0);
        expect(whole[1]).toBe(hundredths(({ credits = 0 }) => credits));
        expect(whole[4]).toBe(
          hundredths(({ state, price }) => (state === 'settled' ? 0 : price.max)),
        );
      }),
    );
  });

  it('give each day its own receipts, the newest day first', () => {
    fc.assert(
      fc.property(anyReceipts, (receipts) => {
        const { byDay } = sumsOf(receipts);
        const days = byDay.map(([at]) => at);
        expect(days).toEqual([...new Set(days)].sort((one, other) => other - one));
        for (const [at, { requests }] of byDay) {
          const day = new Date(at).toDateString();
          const those = receipts.filter((one) => new Date(one.at).toDateString() === day);
          expect(requests).toBe(those.length);
        }
      }),
    );
  });
});

describe('states', () => {
  it('part all receipts: each is in one of them', () => {
    fc.assert(
      fc.property(anyReceipts, (receipts) => {
        const parts = LEDGER_STATES.map((state) =>
          filteredReceipts(receipts, { ...NO_LEDGER_FILTER, state }),
        );
        expect(parts.reduce((sum, { length }) => sum + length, 0)).toBe(receipts.length);
        for (const one of parts[1] ?? []) expect(one.state).not.toBe('settled');
        expect(new Set(parts.flat())).toEqual(new Set(receipts));
      }),
    );
  });

  it('one that cost something without bringing anything failed, and is among the costs', () => {
    const row: Receipt = {
      id: 'r1',
      provider: 'crustdata',
      state: 'settled',
      price: { min: 1, max: 2 },
      credits: 2,
      failureCode: 'bad-reply',
      at: 5,
    };
    expect(stateOf(row)).toBe('failed');
    expect(sumsOf([row]).total).toMatchObject({ credits: 2, free: 0, maybe: 0 });
  });
});
