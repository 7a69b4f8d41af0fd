import { ACCOUNT_RATE_PER_MINUTE, type OpenAccount } from './accounts';
import { LISTED_FIELDS } from './fields';
import { BASE_CREDITS, overlaps, PREMIUM_FIELDS } from './pricing';

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
 * Answers the body of GET /account/endpoints: the endpoints that the simulator has, cut down by the
 * query's `path`, `category` and `status`. A filter that fits nothing gives an empty list
 * [published]; names of categories, and ignoring other query parameters, are our choice.
 */
export function describeEndpoints(
  account: OpenAccount,
  query: URLSearchParams,
  apiVersion: string,
): object {
  const endpoints = [describeEnrich(account), ...ACCOUNT_PATHS.map(describeAccountPath)];
  const fits = (name: string, value: string) => (query.get(name) ?? value) === value;
  return {
    api_version: apiVersion,
    token_limit_rpm: Math.max(ACCOUNT_RATE_PER_MINUTE, account.ratePerMinute),
    endpoints: endpoints.filter(
      ({ path, category, status }) =>
        fits('path', path) && fits('category', category) && fits('status', status),
    ),
  };
}

function describeEnrich(account: OpenAccount) {
  const isDisabled = (field: string) =>
    account.disabledFields.some((disabled) => overlaps(field, disabled));
  return {
    path: '/person/enrich',
    category: 'person',
    status: account.enrichEnabled ? 'enabled' : 'not_enabled',
    effective_rate_limit_rpm: account.ratePerMinute,
    base_credits: BASE_CREDITS,
    premium_fields: PREMIUM_FIELDS,
    fields: {
      enabled: LISTED_FIELDS.filter((field) => !isDisabled(field)),
      disabled: LISTED_FIELDS.filter(isDisabled),
    },
  };
}

function describeAccountPath(path: string) {
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
