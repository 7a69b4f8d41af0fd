import type { OpenAccount } from './accounts';
import { invalid, isRefusal, type Refusal } from './answers';
import type { Body } from './body';
import type { Offer } from './contract';
import {
  type Answered,
  type Charge,
  describeEndpoint,
  type Endpoint,
  refuseByBalance,
  refuseByPlan,
  type World,
} from './endpoint';
import { type LookupRequest, readLookup } from './lookup-request';
import { type DemoMatch, type PeopleIndex, slugOf } from './people';

/** POST /person/enrich: 15 requests a minute [published]. */
export const ENRICH: Endpoint = lookupEndpoint('/person/enrich', 15, {
  offerOf: (account) => account.contract.enrich,
  isEnabled: (account) => account.enrichEnabled ?? true,
  exists: () => true,
});

/** An endpoint that looks people up by identifier, as each account's offer has it. */
export function lookupEndpoint(
  path: string,
  perMinute: number,
  of: {
    offerOf(account: OpenAccount): Offer;
    isEnabled(account: OpenAccount): boolean;
    exists(account: OpenAccount): boolean;
  },
): Endpoint {
  return {
    path,
    perMinute,
    exists: of.exists,
    describe: (account) =>
      describeEndpoint({ path, perMinute }, account, {
        isEnabled: of.isEnabled(account),
        ...of.offerOf(account),
      }),
    answer: (body, account, world) => {
      const plan = { path, isEnabled: of.isEnabled(account) };
      return lookUp(body, of.offerOf(account), plan, account, world);
    },
  };
}

function lookUp(
  body: Body,
  offer: Offer,
  { path, isEnabled }: { path: string; isEnabled: boolean },
  account: OpenAccount,
  world: World,
): Answered | Refusal {
  const request = readLookup(body, offer);
  if (isRefusal(request)) return request;
  // A preview holds basic profile fields only, whatever was asked for.
  const fields = request.preview ? ['basic_profile'] : (request.fields ?? offer.defaults);
  const due = request.preview ? 0 : request.identifiers.length * offer.due(fields);
  const refusal =
    refuseByPlan(path, isEnabled, account, request.fields ?? []) ??
    (request.preview && !account.preview
      ? invalid('Preview feature is not available for your account')
      : undefined) ??
    refuseByBalance(account, due);
  if (refusal !== undefined) return refusal;

  const cut = { fields, denied: account.disabledFields };
  const charges: Charge[] = [];
  const entries = request.identifiers.map((identifier) => {
    const prices: number[] = [];
    const matches = findMatches(identifier, request, world.people).map(({ confidence, person }) => {
      const shown = offer.show(person.person_data, cut, request, world.nowMs);
      prices.push(offer.price(shown, person.person_data, request));
      return { confidence_score: confidence, person_data: shown };
    });
    // One identifier is paid once, at its dearest candidate, and twice if it was sent twice: our
    // choice, as only "per record" is published. No match and preview are free.
    if (!request.preview) charges.push({ identifier, credits: Math.max(0, ...prices) });
    return { matched_on: identifier, match_type: request.matchType, matches };
  });
  if (isNobody(entries, path, account)) {
    // The status is published for "no data found", its type and sentence are ours.
    return { status: 404, type: 'not_found', message: 'No data found' };
  }
  return { json: entries, credits: charges.reduce((sum, one) => sum + one.credits, 0), charges };
}

function isNobody(
  entries: readonly { readonly matches: readonly object[] }[],
  path: string,
  { noMatch404: told = false }: OpenAccount,
): boolean {
  const isTold = typeof told === 'boolean' ? told : told.includes(path);
  return isTold && entries.every(({ matches }) => matches.length === 0);
}

function findMatches(
  identifier: string,
  { matchType, minScore }: LookupRequest,
  people: PeopleIndex,
): readonly DemoMatch[] {
  // The score is for addresses only: a profile URL always matches with 1.
  if (matchType === 'professional_network_profile_url') {
    return people.bySlug(slugOf(identifier) ?? '');
  }
  return people.byEmail(identifier).filter(({ confidence }) => confidence >= minScore);
}
