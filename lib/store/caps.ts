import { type FailureError, freeFailure } from '../failure';
import type { Receipt } from './rows';
import type { Database } from './schema';

/** The most credits that a calendar day and a calendar month may cost, by the clock of this machine; null: no cap. */
export interface Caps {
  readonly day: number | null;
  readonly month: number | null;
  /** Which of them the user's organisation sets; absent: none. */
  readonly byOrganisation?: readonly ('day' | 'month')[];
}

/** Nothing is capped: the demo's credits are worth nothing. */
export const NO_CAPS: Caps = { day: null, month: null };

/** Credits of one stretch of time, all providers together. */
export interface Sum {
  /** Taken. */
  readonly settled: number;
  /** The highest announced prices of what is on its way, or was cut off: it may have been charged. */
  readonly maybe: number;
}

/** What the day and the month around a moment cost. */
export interface Spent {
  readonly day: Sum;
  readonly month: Sum;
}

/** Credits that may still be spent today and this month; null where there is no cap. */
export type Room = Pick<Caps, 'day' | 'month'>;

/** What the local calendar day and month around that moment (ms since 1970) cost up to now. */
export async function spentAround(database: Database, at: number): Promise<Spent> {
  return sumOf(await database.getAllFromIndex('receipts', 'by time', rangeAround(at)), at);
}

/** What the caps leave at that moment (ms since 1970), if all that is on its way costs as much as was announced. */
export async function roomLeft(database: Database, caps: Caps, at: number): Promise<Room> {
  const spent = await spentAround(database, at);
  const left = (period: 'day' | 'month') => {
    const limit = caps[period];
    return limit === null ? null : Math.max(0, rounded(limit - usedOf(spent[period])));
  };
  return { day: left('day'), month: left('month') };
}

/** The receipts that caps at that moment are about: those of its month, by the index `by time`. */
export function rangeAround(at: number): IDBKeyRange {
  const [from, to] = monthAround(at);
  return IDBKeyRange.bound(from, to, false, true);
}

/**
 * Why credits may not be spent at that moment, where the receipts of its month leave no room for so many; `undefined` where they do. What
 * is free is always within.
 */
export function overCap(
  receipts: readonly Receipt[],
  caps: Caps,
  { at, price }: { readonly at: number; readonly price: number },
): FailureError | undefined {
  const spent = sumOf(receipts, at);
  for (const period of ['day', 'month'] as const) {
    const limit = caps[period];
    const used = usedOf(spent[period]);
    if (price > 0 && limit !== null && rounded(used + price) > limit) {
      const isTheirs = caps.byOrganisation?.includes(period) ?? false;
      const cap = { period, limit, used, price, ...(isTheirs && { isTheirs }) };
      return freeFailure('over-cap', { cap });
    }
  }
  return undefined;
}

function usedOf({ settled, maybe }: Sum): number {
  return rounded(settled + maybe);
}

/** `receipts` may be of a longer time. */
function sumOf(receipts: readonly Receipt[], at: number): Spent {
  const within = ([from, to]: Span) => {
    const those = receipts.filter((receipt) => receipt.at >= from && receipt.at < to);
    const sum = (credits: (receipt: Receipt) => number) =>
      rounded(those.reduce((total, receipt) => total + credits(receipt), 0));
    return {
      settled: sum(({ state, credits }) => (state === 'settled' ? (credits ?? 0) : 0)),
      maybe: sum(({ state, price }) => (state === 'settled' ? 0 : price.max)),
    };
  };
  return { day: within(dayAround(at)), month: within(monthAround(at)) };
}

/** From (ms since 1970), and up to but without. A day may have 23 or 25 hours. */
type Span = readonly [from: number, to: number];

function dayAround(at: number): Span {
  const date = new Date(at);
  const midnight = (after: number) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + after).getTime();
  return [midnight(0), midnight(1)];
}

function monthAround(at: number): Span {
  const date = new Date(at);
  const first = (after: number) => new Date(date.getFullYear(), date.getMonth() + after).getTime();
  return [first(0), first(1)];
}

/** Prices go down to hundredths of a credit, of which sums are not exact. */
export function rounded(credits: number): number {
  return Math.round(credits * 10_000) / 10_000;
}
