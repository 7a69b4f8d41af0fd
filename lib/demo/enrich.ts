import type { OpenAccount } from './accounts';
import { forbidden, invalid, type Refusal } from './answers';
import type { EnrichRequest } from './enrich-request';
import { DEFAULT_FIELDS, pickFields } from './fields';
import { type DemoMatch, type PeopleIndex, slugOf } from './people';
import { BASE_CREDITS, overlaps, priceOf } from './pricing';

/** The published answer to an enrich request, and the credits that it costs. */
export type Enriched = { readonly entries: readonly object[]; readonly credits: number };

/** What the account's plan or balance has against a request that is otherwise in order. */
export function refuseByPlan(request: EnrichRequest, account: OpenAccount): Refusal | undefined {
  if (!account.enrichEnabled) {
    return forbidden('Your plan does not include the endpoint /person/enrich');
  }
  // Asking for a group that holds a disabled part is refused like the part itself: our choice.
  const refused = (request.fields ?? []).filter((field) =>
    account.disabledFields.some((disabled) => overlaps(field, disabled)),
  );
  if (refused.length > 0) {
    return forbidden(`Your plan does not include the fields: ${refused.join(', ')}`);
  }
  if (request.preview && !account.preview) {
    return invalid('Preview feature is not available for your account');
  }
  const due = request.preview ? 0 : request.identifiers.length * BASE_CREDITS;
  if (account.books().credits < due) {
    const message = `Insufficient credits: the request needs at least ${due}`;
    return { status: 402, type: 'insufficient_credits', message };
  }
  return undefined;
}

/**
 * Looks every identifier up, in the order given. A refresh flag changes neither answer nor price:
 * no figure is published, and the date inside the person is the only proof of freshness anyway.
 */
export function enrich(request: EnrichRequest, people: PeopleIndex): Enriched {
  // A preview holds basic profile fields only, whatever was asked for.
  const fields = request.preview ? ['basic_profile'] : (request.fields ?? DEFAULT_FIELDS);
  let credits = 0;
  const entries = request.identifiers.map((identifier) => {
    const matches = findMatches(identifier, request, people);
    // One identifier is paid once, at its dearest candidate, and twice if it was sent twice: our
    // choice, as only "per record" is published. No match and preview are free.
    if (!request.preview) credits += Math.max(0, ...matches.map((m) => priceOf(m.person, fields)));
    return {
      matched_on: identifier,
      match_type: request.matchType,
      matches: matches.map(({ confidence, person }) => ({
        confidence_score: confidence,
        person_data: pickFields(person, fields),
      })),
    };
  });
  return { entries, credits };
}

function findMatches(
  identifier: string,
  { matchType, minScore }: EnrichRequest,
  people: PeopleIndex,
): readonly DemoMatch[] {
  // The score is for addresses only: a profile URL always matches with 1.
  if (matchType === 'professional_network_profile_url') {
    return people.bySlug(slugOf(identifier) ?? '');
  }
  return people.byEmail(identifier).filter(({ confidence }) => confidence >= minScore);
}
