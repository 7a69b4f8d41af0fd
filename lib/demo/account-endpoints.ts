import { ACCOUNT_RATE_PER_MINUTE, type OpenAccount } from './accounts';
import type { Endpoint, EndpointRow } from './endpoint';

const ACCOUNT_PATHS = ['/account/credits', '/account/endpoints', '/user/credits'] as const;

/** Answers the body of GET /user/credits: `{ credits }`. */
export function describeUserCredits(account: OpenAccount): object {
  return { credits: account.books().credits };
}

/** Answers the body of GET /account/credits. The monthly renewal is invented; `nowMs` dates it. */
export function describeCredits(account: OpenAccount, nowMs: number): object {
  const today = new Date(nowMs);
  const renewal = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1));
  return {
    account: {
      credits: account.books().credits,
      recurring_credits: account.credits,
      recurring_credits_frequency: 'monthly',
      recurring_credits_refresh_date: renewal.toISOString(),
      credit_rollover: false,
    },
  };
}

/**
 * Answers the body of GET /account/endpoints: the endpoints that the account's state has, cut down by
 * the query's `path`, `category` and `status`. A filter that fits nothing gives an empty list
 * [published]; names of categories, and ignoring other query parameters, are our choice.
 */
export function describeEndpoints(
  account: OpenAccount,
  people: readonly Endpoint[],
  query: URLSearchParams,
  apiVersion: string,
): object {
  const endpoints = [
    ...people.filter((one) => one.exists(account)).map((one) => one.describe(account)),
    ...ACCOUNT_PATHS.map(describeAccountPath),
  ];
  const fits = (name: string, value: string) => (query.get(name) ?? value) === value;
  return {
    api_version: apiVersion,
    token_limit_rpm: Math.max(...endpoints.map((one) => one.effective_rate_limit_rpm)),
    endpoints: endpoints.filter(
      ({ path, category, status }) =>
        fits('path', path) && fits('category', category) && fits('status', status),
    ),
  };
}

function describeAccountPath(path: string): EndpointRow {
  return {
    path,
    category: 'account',
    status: 'enabled',
    effective_rate_limit_rpm: ACCOUNT_RATE_PER_MINUTE,
    base_credits: 0,
    premium_fields: [],
    fields: { enabled: [], disabled: [] },
  };
}
