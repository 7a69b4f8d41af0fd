import type { Price } from '../providers/provider';
import type { Filter, Search, SearchOffer } from '../providers/search';
import type { DraftFilter } from './tree';

type Priced = Pick<Search, 'fields' | 'limit'> & { readonly filters: Filter | DraftFilter };

// What a provider draws where no limit is named.
const USUAL_LIMIT = 20;

/** Credits of one result at most. */
export function resultPrice(offer: SearchOffer, { filters, fields }: Priced): number {
  const asked = pathsIn(filters);
  const byFilter = sumOf(offer.filterSurcharges, (path) => asked.has(path));
  // Without a list of fields all come back, those with a price of their own among them.
  const byField = sumOf(
    offer.surcharges,
    (path) =>
      fields === undefined || fields.some((one) => isWithin(one, path) || isWithin(path, one)),
  );
  return rounded(offer.credits + byFilter + byField);
}

/** Credits of one page: nothing for nobody, at most what a full one takes. */
export function pagePrice(offer: SearchOffer, query: Priced): Price {
  if (offer.isOut) return { min: 0, max: 0, isOut: true };
  return { min: 0, max: rounded(resultPrice(offer, query) * (query.limit ?? USUAL_LIMIT)) };
}

function pathsIn(filter: Filter | DraftFilter): ReadonlySet<string> {
  if (!('op' in filter)) return new Set([filter.field]);
  return new Set(filter.conditions.flatMap((one) => [...pathsIn(one)]));
}

function sumOf(surcharges: Readonly<Record<string, number>>, isMeant: (path: string) => boolean) {
  return Object.entries(surcharges).reduce(
    (sum, [path, credits]) => (isMeant(path) ? sum + credits : sum),
    0,
  );
}

function isWithin(path: string, group: string): boolean {
  return path === group || path.startsWith(`${group}.`);
}

/** Sums of hundredths of a credit are not exact. */
function rounded(credits: number): number {
  return Math.round(credits * 10_000) / 10_000;
}
