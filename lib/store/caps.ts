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

/** The receipts within a transaction, as far as sums of them are made. */
interface Receipts {
  index(name: 'by state'): { getAll(state: Receipt['state']): Promise<Receipt[]> };
  index(name: 'by credits'): {
    count(range: IDBKeyRange): Promise<number>;
    openKeyCursor(range: IDBKeyRange): Promise<KeyCursor | null>;
  };
}

/** A key of `by credits`. */
interface KeyCursor {
  readonly key: [string, number, number];
  continue(key: [string, number, number | []]): Promise<KeyCursor | null>;
}

/** What the local calendar day and month around that moment (ms since 1970) cost up to now. */
export function spentAround(database: Database, at: number): Promise<Spent> {
  return spentIn(database.transaction('receipts').store, at);
}

/**
 * The same within a transaction. With tens of thousands of receipts a month it reads those that are open, and of the others counts how often each sum was
 * taken: there are few different ones.
 */
async function spentIn(receipts: Receipts, at: number): Promise<Spent> {
  const spans = { day: dayAround(at), month: monthAround(at) };
  const states = receipts.index('by state');
  const open = [...(await states.getAll('pending')), ...(await states.getAll('uncertain'))];
  const maybe = ([from, to]: Span) =>
    rounded(
      open
        .filter((receipt) => receipt.at >= from && receipt.at < to)
        .reduce((total, { price }) => total + price.max, 0),
    );
  const settled = { day: 0, month: 0 };
  const taken = receipts.index('by credits');
  // From one sum to the next; what was free is passed over.
  const range = IDBKeyRange.bound(['settled', 0, []], ['settled', []]);
  let cursor = await taken.openKeyCursor(range);
  while (cursor !== null) {
    const [state, credits] = cursor.key;
    const count = ([from, to]: Span) =>
      from === to
        ? 0
        : taken.count(IDBKeyRange.bound([state, credits, from], [state, credits, to], false, true));
    // Each but once: to count thousands takes its time.
    const [before, day, after] = await Promise.all([
      count([spans.month[0], spans.day[0]]),
      count(spans.day),
      count([spans.day[1], spans.month[1]]),
    ]);
    settled.day += day * credits;
    settled.month += (before + day + after) * credits;
    cursor = await cursor.continue([state, credits, []]);
  }
  return {
    day: { settled: rounded(settled.day), maybe: maybe(spans.day) },
    month: { settled: rounded(settled.month), maybe: maybe(spans.month) },
  };
}

/**
 * Why so many credits may not be spent at that moment (ms since 1970), as of what is stored within a transaction; `undefined` where they may. Without a cap,
 * and where it is free, nothing is read.
 */
export async function overCapIn(
  receipts: Receipts,
  at: number,
  caps: Caps,
  price: number,
): Promise<FailureError | undefined> {
  if (price <= 0 || (caps.day === null && caps.month === null)) return undefined;
  return overCap(await spentIn(receipts, at), caps, price);
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

/**
 * Why so many credits may not be spent, where what the day and the month cost leaves no room for them; `undefined` where it does. What is free is
 * always within.
 */
function overCap(spent: Spent, caps: Caps, price: number): FailureError | undefined {
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
