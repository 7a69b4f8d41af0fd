import type { Purpose, Receipt } from '../../lib/store/rows';
import { purposeOf } from './ledger-filter';

/** What some receipts come to, in credits but for the numbers of requests. */
export interface Sums {
  readonly requests: number;
  /** Taken; of these, what is an estimate, and what only the balance told. */
  readonly credits: number;
  readonly estimated: number;
  readonly byBalance: number;
  /** The highest announced prices of what is not settled. */
  readonly maybe: number;
  /** How many were answered for nothing. */
  readonly free: number;
}

/** What is cut off and may have been charged, of one provider. */
export interface Uncertain {
  readonly requests: number;
  readonly credits: number;
}

/** What receipts come to in all, and by what they differ in; each is gone through once for all of it. */
export interface LedgerSums {
  readonly total: Sums;
  /** The dearest first. */
  readonly byProvider: readonly (readonly [string, Sums])[];
  readonly byPurpose: readonly (readonly [Purpose, Sums])[];
  /** By the beginning of each day that has any, ms since 1970; the newest first. */
  readonly byDay: readonly (readonly [number, Sums])[];
  readonly uncertain: ReadonlyMap<string, Uncertain>;
}

type Open = { -readonly [K in keyof Sums]: Sums[K] };

/** Sums over receipts. */
export function sumsOf(receipts: readonly Receipt[]): LedgerSums {
  const total = nothing();
  const providers = new Map<string, Open>();
  const purposes = new Map<Purpose, Open>();
  const days = new Map<number, Open>();
  const uncertain = new Map<string, { requests: number; credits: number }>();
  const dayOf = dayBeginnings();
  for (const receipt of receipts) {
    add(total, receipt);
    add(at(providers, receipt.provider, nothing), receipt);
    add(at(purposes, purposeOf(receipt), nothing), receipt);
    add(at(days, dayOf(receipt.at), nothing), receipt);
    if (receipt.state !== 'uncertain') continue;
    const open = at(uncertain, receipt.provider, () => ({ requests: 0, credits: 0 }));
    open.requests++;
    open.credits = rounded(open.credits + receipt.price.max);
  }
  return {
    total,
    byProvider: dearestFirst(providers),
    byPurpose: dearestFirst(purposes),
    byDay: [...days].sort(([one], [other]) => other - one),
    uncertain,
  };
}

/** The same by day and, within a day, by provider. */
export function sumsByDayAndProvider(
  receipts: readonly Receipt[],
): { readonly at: number; readonly provider: string; readonly sums: Sums }[] {
  const days = new Map<number, Map<string, Open>>();
  const dayOf = dayBeginnings();
  for (const receipt of receipts) {
    const day = at(days, dayOf(receipt.at), () => new Map<string, Open>());
    add(at(day, receipt.provider, nothing), receipt);
  }
  return [...days]
    .sort(([one], [other]) => other - one)
    .flatMap(([day, providers]) =>
      dearestFirst(providers).map(([provider, sums]) => ({ at: day, provider, sums })),
    );
}

function add(sums: Open, { state, price, credits = 0, ...receipt }: Receipt): void {
  sums.requests++;
  if (state !== 'settled') {
    sums.maybe = rounded(sums.maybe + price.max);
    return;
  }
  sums.credits = rounded(sums.credits + credits);
  if (receipt.isByBalance) sums.byBalance = rounded(sums.byBalance + credits);
  else if (receipt.isEstimate) sums.estimated = rounded(sums.estimated + credits);
  if (credits === 0 && receipt.failureCode === undefined) sums.free++;
}

function nothing(): Open {
  return { requests: 0, credits: 0, estimated: 0, byBalance: 0, maybe: 0, free: 0 };
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function dearestFirst<K>(sums: ReadonlyMap<K, Sums>): [K, Sums][] {
  return [...sums].sort(
    ([, one], [, other]) =>
      other.credits - one.credits || other.maybe - one.maybe || other.requests - one.requests,
  );
}

/** Tells when the day of a moment began. Receipts come in order, so that most are of the same day as the one before. */
function dayBeginnings(): (at: number) => number {
  let [from, before] = [0, 0];
  return (moment) => {
    if (moment >= from && moment < before) return from;
    const date = new Date(moment);
    const midnight = (after: number) =>
      new Date(date.getFullYear(), date.getMonth(), date.getDate() + after).getTime();
    [from, before] = [midnight(0), midnight(1)];
    return from;
  };
}

/** Prices go down to hundredths of a credit, of which sums are not exact. */
function rounded(credits: number): number {
  return Math.round(credits * 10_000) / 10_000;
}
