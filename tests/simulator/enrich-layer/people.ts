import {
  type DemoMatch,
  type DemoPerson,
  indexPeople,
  type PeopleIndex,
  slugOf,
  slugsOf,
} from '../../../lib/demo/people';
import { EARLIER_SLUG, earlier } from './earlier';
import { facebookIdOf, twitterIdOf } from './identifiers';
import { otherIdsOf } from './options';
import type { Parameters } from './parameters';
import { type Profile, profileOf } from './profile';
import { RESERVED_PEOPLE, RESERVED_PROFILES, type ReservedProfile, reservedSlug } from './reserved';

/** The invented people as Enrich Layer knows them: by slug, by ids of other sites and by address. */
export type People = {
  readonly all: readonly DemoPerson[];
  /** Whom the one URL parameter of a request names. */
  byUrl(parameters: Parameters): DemoPerson | undefined;
  /** The surest candidate for an address. */
  byEmail(email: string): DemoMatch | undefined;
  /** The base profile, in the shape that a reserved slug asks for. */
  profileOf(person: DemoPerson): Profile;
  isLiveFetchBroken(person: DemoPerson): boolean;
};

/** Indexes the people, and the reserved ones with them; `widened` adds whoever is not in a list. */
export function openPeople(
  invented: readonly DemoPerson[],
  widened: (index: PeopleIndex) => PeopleIndex = (index) => index,
): People {
  const all = [...invented, ...RESERVED_PEOPLE];
  const index = widened(indexPeople(all));
  const neighbours = new Map(all.map((person, i) => [person, all[(i + 1) % all.length] ?? person]));

  function byId(kind: 'twitter_profile_id' | 'facebook_profile_id', id: string | undefined) {
    if (id === undefined) return undefined;
    return all.find((person) => otherIdsOf(person)[kind]?.toLowerCase() === id);
  }

  return {
    all,
    byUrl(parameters) {
      const profileUrl = parameters.get('profile_url');
      if (profileUrl !== undefined) return index.bySlug(slugOf(profileUrl) ?? '')[0]?.person;
      const twitterUrl = parameters.get('twitter_profile_url');
      if (twitterUrl !== undefined) return byId('twitter_profile_id', twitterIdOf(twitterUrl));
      const facebookUrl = parameters.get('facebook_profile_url') ?? '';
      return byId('facebook_profile_id', facebookIdOf(facebookUrl));
    },
    byEmail: (email) => index.byEmail(email)[0],
    profileOf(person) {
      const profile = profileOf(person, neighbours.get(person) ?? all[0] ?? person);
      if (slugsOf(person)[0] === EARLIER_SLUG) return earlier(profile);
      return reservedOf(person)?.reshape(profile) ?? profile;
    },
    isLiveFetchBroken: (person) => reservedOf(person)?.isLiveFetchBroken ?? false,
  };
}

function reservedOf(person: DemoPerson): ReservedProfile | undefined {
  return RESERVED_PROFILES.find((reserved) => slugsOf(person)[0] === reservedSlug(reserved));
}
