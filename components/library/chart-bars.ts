import { startOf } from './days';
import type { Sums } from './ledger-sums';

/** What one bar of a chart stands for. */
export type Unit = 'day' | 'week' | 'month' | 'year';

/** One bar, in credits. */
export interface Bar {
  /** The beginnings of its first and of its last day, ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly credits: number;
  readonly maybe: number;
}

/** Spending over time; the bars follow each other without a gap, the oldest first. */
export interface Chart {
  readonly unit: Unit;
  readonly bars: readonly Bar[];
  /** What the highest place of its scale stands for: an even number, so that its middle has a figure too. */
  readonly top: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
// The most days of which each has a bar, or each week, or each month: more bars are too narrow on a telephone's width.
const MOST_DAYS = { day: 31, week: 26 * 7, month: 4 * 366 } as const;
const MOST_YEARS = 60;
// Of a few days alone one would not see how they lie.
const FEWEST_DAYS = 7;

/**
 * The bars for days with their sums, the newest first, within the days of a filter, or from the first of them up to `now` (ms since 1970);
 * `undefined` where nothing was or may have been charged.
 */
export function chartOf(
  days: readonly (readonly [at: number, sums: Sums])[],
  { from, to }: { readonly from: string; readonly to: string },
  now: number,
): Chart | undefined {
  const [newest, oldest] = [days[0]?.[0], days.at(-1)?.[0]];
  if (newest === undefined || oldest === undefined) return undefined;
  if (days.every(([, { credits, maybe }]) => credits === 0 && maybe === 0)) return undefined;
  const end = startOf(to, 0) ?? Math.max(newest, later(now, 'day', 0));
  const start = startOf(from, 0) ?? Math.min(oldest, later(end, 'day', 1 - FEWEST_DAYS));
  const count = Math.round((end - start) / DAY_MS) + 1;
  const unit = unitFor(count);
  const step = unit === 'year' ? Math.ceil(count / 365 / MOST_YEARS) : 1;
  const bars: { from: number; to: number; credits: number; maybe: number }[] = [];
  for (let at = later(start, unit, 0); at <= end; ) {
    // Behind the last day that a date can name there is no next one.
    const next = later(at, unit, step);
    bars.push({ from: at, to: later(next, 'day', -1) || end, credits: 0, maybe: 0 });
    at = next;
  }
  let index = bars.length - 1;
  for (const [at, { credits, maybe }] of days) {
    while (index > 0 && at < (bars[index]?.from ?? 0)) index--;
    const bar = bars[index];
    if (bar === undefined) continue;
    bar.credits += credits;
    bar.maybe += maybe;
  }
  return { unit, bars, top: topOver(Math.max(...bars.map((bar) => bar.credits + bar.maybe))) };
}

function unitFor(days: number): Unit {
  for (const unit of ['day', 'week', 'month'] as const) {
    if (days <= MOST_DAYS[unit]) return unit;
  }
  return 'year';
}

/** The beginning of a moment's day, week, month or year, or of one so many later. Weeks begin on Monday, as ISO 8601 has it. */
function later(moment: number, unit: Unit, steps: number): number {
  const date = new Date(moment);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (unit) {
    case 'day':
      return new Date(year, month, day + steps).getTime();
    case 'week':
      return new Date(year, month, day - ((date.getDay() + 6) % 7) + 7 * steps).getTime();
    case 'month':
      return new Date(year, month + steps).getTime();
    case 'year':
      return new Date(year + steps, 0).getTime();
  }
}

function topOver(credits: number): number {
  const power = 10 ** Math.max(0, Math.ceil(Math.log10(credits)) - 1);
  const top = [2, 4, 6, 8, 10].find((one) => one * power >= credits);
  return (top ?? 20) * power;
}
