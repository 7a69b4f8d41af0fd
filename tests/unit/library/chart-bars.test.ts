import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../../components/library/chart-bars';
import type { Sums } from '../../../components/library/ledger-sums';

const NOW = new Date(2026, 10, 22, 12).getTime();
const NO_DAYS = { from: '', to: '' };

function sums(credits: number, maybe = 0): Sums {
  return { requests: 1, credits, maybe, estimated: 0, byBalance: 0, free: 0 };
}

const dayAgo = (days: number) => new Date(2026, 10, 22 - days).getTime();

describe('the bars of any days', () => {
  const anyDays = fc.uniqueArray(fc.nat(4_000), { minLength: 1, maxLength: 30 }).chain((days) =>
    fc
      .tuple(
        fc.constant(days.toSorted((one, other) => one - other)),
        fc.array(fc.tuple(fc.nat(50), fc.nat(50)), {
          minLength: days.length,
          maxLength: days.length,
        }),
      )
      .map(([ago, figures]) =>
        ago.map((days, index): [number, Sums] => {
          const [credits, maybe] = figures[index] ?? [0, 0];
          return [dayAgo(days), sums(credits, maybe)];
        }),
      ),
  );

  it('follow each other without a gap, hold every credit once, and are no more than can be seen', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const chart = chartOf(days, NO_DAYS, NOW);
        const total = (of: 'credits' | 'maybe') =>
          days.reduce((sum, [, figures]) => sum + figures[of], 0);
        if (total('credits') + total('maybe') === 0) {
          expect(chart).toBeUndefined();
          return;
        }
        const { bars = [], top = 0 } = chart ?? {};
        expect(bars.length).toBeGreaterThan(0);
        expect(bars.length).toBeLessThanOrEqual(62);
        for (const [index, bar] of bars.entries()) {
          const next = bars[index + 1];
          const last = new Date(bar.to);
          last.setDate(last.getDate() + 1);
          if (next !== undefined) expect(last.getTime()).toBe(next.from);
          const those = days.filter(([at]) => at >= bar.from && at <= bar.to);
          expect(bar.credits).toBe(those.reduce((sum, [, { credits }]) => sum + credits, 0));
          expect(bar.credits + bar.maybe).toBeLessThanOrEqual(top);
        }
        expect(bars.reduce((sum, { maybe }) => sum + maybe, 0)).toBe(total('maybe'));
        expect(bars.reduce((sum, { credits }) => sum + credits, 0)).toBe(total('credits'));
        expect(bars.at(-1)?.to).toBeGreaterThanOrEqual(dayAgo(0));
      }),
    );
  });
});

describe('what a bar stands for', () => {
  it.each([
    [0, 'day', 7],
    [30, 'day', 31],
    [31, 'week', 5],
    [181, 'week', 26],
    [182, 'month', 7],
    [1_400, 'month', 47],
    [1_500, 'year', 5],
    [100 * 365, 'year', 51],
  ])('by a first day of %i days ago: a %s each', (ago, unit, count) => {
    const chart = chartOf([[dayAgo(ago), sums(3)]], NO_DAYS, NOW);
    expect(chart?.unit).toBe(unit);
    expect(chart?.bars).toHaveLength(count);
  });

  it('are the days of the filter where it names any', () => {
    const days: [number, Sums][] = [[dayAgo(1), sums(3)]];
    const chart = chartOf(days, { from: '2026-11-01', to: '2026-11-30' }, NOW);
    expect(chart?.bars.map(({ credits }) => credits).indexOf(3)).toBe(20);
    expect(chart?.bars).toHaveLength(30);
  });

  it('goes to the last day, should the clock have been put back since', () => {
    const days: [number, Sums][] = [[dayAgo(-3), sums(3)]];
    const { bars = [] } = chartOf(days, NO_DAYS, NOW) ?? {};
    expect(bars.at(-1)).toMatchObject({ from: dayAgo(-3), credits: 3 });
  });

  it.each([0, 8.64e15])('has a bar for a receipt of the moment %i', (at) => {
    const days: [number, Sums][] = [
      [Math.max(at, NOW), sums(2)],
      [Math.min(at, NOW), sums(1)],
    ];
    const { bars = [] } = chartOf(days, NO_DAYS, NOW) ?? {};
    expect(bars.reduce((sum, { credits }) => sum + credits, 0)).toBe(3);
    expect(bars.length).toBeLessThanOrEqual(62);
    for (const { from, to } of bars) expect(to).toBeGreaterThanOrEqual(from);
  });
});

it.each([
  [0.05, 2],
  [2, 2],
  [3, 4],
  [11, 20],
  [20, 20],
  [41, 60],
  [6_030, 8_000],
  [10_001, 20_000],
])('a scale for %f credits goes to %i', (credits, top) => {
  expect(chartOf([[dayAgo(0), sums(credits)]], NO_DAYS, NOW)?.top).toBe(top);
});
