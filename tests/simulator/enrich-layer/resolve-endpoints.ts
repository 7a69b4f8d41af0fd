import { type DemoPerson, slugsOf } from '../../../lib/demo/people';
import type { Answer } from './answers';
import type { Context, Endpoint } from './endpoint';
import { complainOfEmail } from './identifiers';
import { otherIdsOf } from './options';
import type { Parameters } from './parameters';
import { listAt, textAt } from './reading';

const ENRICH = { values: ['skip', 'enrich'] } as const;
// From which score on a superficial look finds somebody. Nothing is published but that it finds less.
const SUPERFICIAL_SCORE = 0.8;

/**
 * GET /profile/resolve/email [2.7]: 3 credits, which `deep` takes even where it finds nobody, and one
 * more for a profile. That a miss is a 200 full of nulls is our reading of "charges on null".
 */
export const RESOLVE_EMAIL: Endpoint = {
  parameters: {
    email: { isRequired: true, complain: complainOfEmail },
    // Marked as required and given a default at once [2.7]: the stricter one.
    lookup_depth: { isRequired: true, values: ['deep', 'superficial'] },
    enrich_profile: ENRICH,
  },
  leastPrice: () => 3,
  answer: (parameters, context) => {
    const isDeep = parameters.get('lookup_depth') === 'deep';
    const match = context.people.byEmail(parameters.get('email') ?? '');
    const isFound = match !== undefined && (isDeep || match.confidence >= SUPERFICIAL_SCORE);
    const person = isFound ? match.person : undefined;
    const ids = person === undefined ? undefined : otherIdsOf(person);
    const url = urlOf(person);
    return resolved(person, parameters, context, {
      price: 3,
      isMissCharged: isDeep,
      fields: {
        linkedin_profile_url: url,
        twitter_profile_url: ids?.twitter_profile_id
          ? `https://x.com/${ids.twitter_profile_id}`
          : null,
        facebook_profile_url: ids?.facebook_profile_id
          ? `https://facebook.com/${ids.facebook_profile_id}`
          : null,
        url,
        similarity_score: isFound ? match.confidence : null,
        backwards_compatibility_notes: 'url is the same as linkedin_profile_url',
      },
    });
  },
};

/**
 * GET /profile/resolve [2.7]: 2 credits, which `similarity_checks=include`, the default, takes even
 * where it finds nobody, and one more for a profile. First name and the domain of a current employer
 * must agree, the last name as well if given; title and place only make the scores.
 */
export const RESOLVE: Endpoint = {
  parameters: {
    first_name: { isRequired: true },
    company_domain: { isRequired: true },
    ...{ last_name: {}, title: {}, location: {} },
    similarity_checks: { values: ['include', 'skip'] },
    enrich_profile: ENRICH,
  },
  leastPrice: () => 2,
  answer: (parameters, context) => {
    const isChecked = parameters.get('similarity_checks') !== 'skip';
    const person = context.people.all.find((one) => agrees(one, parameters, context));
    const score = (name: string, of: (person: DemoPerson) => string | null) => {
      const wanted = parameters.get(name);
      if (!isChecked || person === undefined || wanted === undefined) return null;
      return isAlike(of(person), wanted) ? 1 : 0.2;
    };
    return resolved(person, parameters, context, {
      price: 2,
      isMissCharged: isChecked,
      fields: {
        url: urlOf(person),
        name_similarity_score: isChecked && person !== undefined ? 1 : null,
        company_similarity_score: isChecked && person !== undefined ? 1 : null,
        title_similarity_score: score('title', currentTitleOf),
        location_similarity_score: score('location', placeOf),
      },
    });
  },
};

/** Adds what both lookups have in common: the profile, its date, and the price. */
function resolved(
  person: DemoPerson | undefined,
  parameters: Parameters,
  context: Context,
  found: { readonly fields: object; readonly price: number; readonly isMissCharged: boolean },
): Answer {
  const profile = person === undefined ? undefined : context.people.profileOf(person);
  const isEnriched = profile !== undefined && parameters.get('enrich_profile') === 'enrich';
  const hasPrice = profile !== undefined || found.isMissCharged;
  return {
    status: 200,
    body: {
      ...found.fields,
      profile: isEnriched ? profile : null,
      last_updated: textAt(profile, 'meta.last_updated'),
    },
    credits: (hasPrice ? found.price : 0) + (isEnriched ? 1 : 0),
  };
}

function agrees(person: DemoPerson, parameters: Parameters, { people }: Context): boolean {
  const { first_name, last_name } = people.profileOf(person);
  const lastName = parameters.get('last_name');
  const domain = parameters.get('company_domain') ?? '';
  return (
    isAlike(first_name, parameters.get('first_name') ?? '') &&
    (lastName === undefined || isAlike(last_name, lastName)) &&
    listAt(person.person_data, 'experience.employment_details.current').some((role) =>
      isAlike(textAt(role, 'company_website_domain'), domain),
    )
  );
}

function isAlike(text: unknown, wanted: string): boolean {
  return typeof text === 'string' && fold(text) === fold(wanted);
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function currentTitleOf({ person_data }: DemoPerson): string | null {
  return textAt(listAt(person_data, 'experience.employment_details.current')[0], 'title');
}

function placeOf({ person_data }: DemoPerson): string | null {
  return textAt(person_data, 'basic_profile.location.raw');
}

function urlOf(person: DemoPerson | undefined): string | null {
  const slug = person === undefined ? undefined : slugsOf(person)[0];
  return slug === undefined ? null : `https://www.linkedin.com/in/${encodeURIComponent(slug)}`;
}
