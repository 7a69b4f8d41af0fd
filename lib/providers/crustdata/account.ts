import type { Account, Endpoint, Line } from '../provider';
import { unreadable } from '../request';
import { call, ENRICH, type Fetched } from './endpoints';
import { creditsReply, type EndpointRow, endpointsReply } from './replies';

/**
 * What the account endpoints tell of the key, for free: credits, and of every endpoint for people whether the plan has it, its fields,
 * rate and prices. Throws FailureError. Source: section 1.10 of the published contract.
 */
export async function account(line: Line): Promise<Account> {
  const [credits, endpoints] = await Promise.all([
    call(line, { path: '/account/credits' }),
    call(line, { path: '/account/endpoints' }),
  ]);
  const left = creditsIn(credits);
  const plan = endpointsReply.safeParse(endpoints.body);
  if (!plan.success) throw unreadable(endpoints);
  const people = plan.data.endpoints.filter(({ path }) => path.startsWith('/person/'));
  const listed = people.map(toEndpoint);
  const enrich = listed.find(({ path }) => path === ENRICH);
  return {
    credits: left,
    canEnrich: enrich?.isEnabled ?? false,
    fieldsInPlan: enrich?.fieldsInPlan ?? [],
    fieldsNotInPlan: enrich?.fieldsNotInPlan ?? [],
    ...(enrich?.requestsPerMinute === undefined
      ? {}
      : { requestsPerMinute: enrich.requestsPerMinute }),
    endpoints: listed,
  };
}

/** What is left, for free, and no more. Throws FailureError. */
export async function balance(line: Line): Promise<number> {
  return creditsIn(await call(line, { path: '/account/credits' }));
}

function creditsIn(fetched: Fetched): number {
  const parsed = creditsReply.safeParse(fetched.body);
  if (!parsed.success) throw unreadable(fetched);
  return parsed.data.account.credits;
}

function toEndpoint(row: EndpointRow): Endpoint {
  const surcharges = surchargesIn(row.premium_fields);
  const filterSurcharges = surchargesIn(row.premium_filters);
  return {
    path: row.path,
    isEnabled: row.status === 'enabled',
    ...(row.effective_rate_limit_rpm === undefined
      ? {}
      : { requestsPerMinute: row.effective_rate_limit_rpm }),
    fieldsInPlan: row.fields?.enabled ?? [],
    fieldsNotInPlan: row.fields?.disabled ?? [],
    ...(row.base_credits === undefined ? {} : { credits: row.base_credits }),
    ...(Object.keys(surcharges).length === 0 ? {} : { surcharges }),
    ...(Object.keys(filterSurcharges).length === 0 ? {} : { filterSurcharges }),
  };
}

function surchargesIn(rows: EndpointRow['premium_fields']): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rows.flatMap(({ field, credits }) => (credits === undefined ? [] : [[field, credits]])),
  );
}
