import { rounded } from '../store/caps';
import type { Receipt } from '../store/rows';

/** Two balances of one key, in credits, between which nobody else used it, as far as is known. */
export interface Between {
  readonly before: number;
  readonly now: number;
}

/** Whether what a receipt took is known from the provider's own words. */
export function isExact({ state, isEstimate }: Receipt): boolean {
  return state === 'settled' && isEstimate !== true;
}

/** Credits that left between two balances beside those of which receipts know. Below zero where credits were added, or are not booked yet. */
export function unexplained({ before, now }: Between, receipts: readonly Receipt[]): number {
  const known = receipts.filter(isExact).reduce((sum, { credits = 0 }) => sum + credits, 0);
  return rounded(before - now - known);
}

/**
 * What the receipts opened between two balances took, by id: of those of which the provider did not say it, and only where the balances
 * leave one answer. They do where nothing is unexplained, where one receipt alone is in question, or where all took their highest price, if
 * nobody may have taken more. No receipt may be pending.
 */
export function chargesBetween(
  balances: Between,
  receipts: readonly Receipt[],
): ReadonlyMap<string, number> {
  const open = receipts.filter((receipt) => !isExact(receipt));
  const taken = unexplained(balances, receipts);
  const most = rounded(open.reduce((sum, { price }) => sum + price.max, 0));
  if (taken === 0) return new Map(open.map(({ id }) => [id, 0]));
  const isBounded = open.length === 1 || !open.some(({ price }) => price.isOpen);
  if (taken === most && isBounded) return new Map(open.map(({ id, price }) => [id, price.max]));
  const [only, ...others] = open;
  if (only === undefined || others.length > 0 || taken < 0 || taken > most) return new Map();
  return new Map([[only.id, taken]]);
}
