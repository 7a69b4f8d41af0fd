import type { Purpose, StoredRequest } from '../../lib/store/rows';
import { onDays } from './days';
import { labelOf } from './request-words';

/** Which requests are shown. What is empty keeps nothing out. */
export interface RequestFilter {
  /** Part of a host or identifier, in whatever case. */
  readonly words: string;
  /** Id of a provider; `none`: hosts that are no provider's. */
  readonly provider: string;
  readonly purpose: Purpose | '';
  /** First and last day, as `2026-11-22`, by the user's own calendar. */
  readonly from: string;
  readonly to: string;
}

/** Every request. */
export const NO_FILTER: RequestFilter = { words: '', provider: '', purpose: '', from: '', to: '' };

/** What stands for hosts that are no provider's. */
export const NO_PROVIDER = 'none';

/** Those of the requests that pass, in the same order. */
export function filtered(
  rows: readonly StoredRequest[],
  filter: RequestFilter,
): readonly StoredRequest[] {
  const words = filter.words.trim().toLowerCase();
  const isOnDays = onDays(filter);
  return rows.filter(
    ({ at, host, provider = NO_PROVIDER, purpose, identifierKeys }) =>
      isOnDays(at) &&
      (filter.provider === '' || provider === filter.provider) &&
      (filter.purpose === '' || purpose === filter.purpose) &&
      [host, ...identifierKeys.map(labelOf)].some((one) => one.toLowerCase().includes(words)),
  );
}

/** Sums over requests. */
export interface Totals {
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly credits: number;
}

/** What the requests come to together, as far as is known. */
export function totalsOf(rows: readonly StoredRequest[]): Totals {
  const sum = (value: (row: StoredRequest) => number | undefined) =>
    rows.reduce((total, row) => total + (value(row) ?? 0), 0);
  return {
    requests: rows.length,
    bytesSent: sum((row) => row.bytesSent),
    bytesReceived: sum((row) => row.bytesReceived),
    credits: sum((row) => row.credits),
  };
}
