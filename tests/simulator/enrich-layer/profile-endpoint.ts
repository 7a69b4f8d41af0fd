import type { DemoPerson } from '../../../lib/demo/people';
import type { UseCache } from './accounts';
import { fail } from './answers';
import type { Context, Endpoint } from './endpoint';
import { complainOfFacebookUrl, complainOfProfileUrl, complainOfTwitterUrl } from './identifiers';
import { includeOptions, OPTION_PARAMETERS } from './options';
import type { Parameters } from './parameters';
import type { Profile } from './profile';
import { textAt } from './reading';

const URLS = ['profile_url', 'twitter_profile_url', 'facebook_profile_url'] as const;
const FRESH_MS = 29 * 24 * 3600 * 1000;

/**
 * GET /profile [2.2]. The older names of `profile_url`, which third parties use, are refused: the
 * vendor's page does not list them.
 */
export const PROFILE: Endpoint = {
  parameters: {
    profile_url: { complain: complainOfProfileUrl },
    twitter_profile_url: { complain: complainOfTwitterUrl },
    facebook_profile_url: { complain: complainOfFacebookUrl },
    ...OPTION_PARAMETERS,
    use_cache: { values: ['if-present', 'if-recent'] },
    fallback_to_cache: { values: ['on-error', 'never'] },
    live_fetch: { values: ['default', 'force'] },
  },
  complain: (parameters) => {
    const given = URLS.filter((name) => parameters.has(name));
    if (given.length === 1) return undefined;
    const sentence = `Exactly one of ${URLS.join(', ')} is required`;
    const blamed = given.length === 0 ? ['profile_url'] : given;
    return Object.fromEntries(blamed.map((name) => [name, sentence]));
  },
  leastPrice: priceOfFetching,
  answer: (parameters, context) => {
    const person = context.people.byUrl(parameters);
    if (person === undefined) return fail(404);
    const profile = fetchProfile(person, parameters, context);
    if (profile === undefined) return fail(503);
    const options = includeOptions(person, parameters, context.account.chargesSkills);
    return {
      status: 200,
      body: { ...profile, ...options.fields },
      credits: priceOfFetching(parameters, context.account.useCacheDefault) + options.credits,
    };
  },
};

/** A hit without options: base 1, `if-recent` +1, `force` +9; what is asked for adds up [2.2]. */
function priceOfFetching(parameters: Parameters, useCacheDefault: UseCache): number {
  const isRecent = (parameters.get('use_cache') ?? useCacheDefault) === 'if-recent';
  const isForced = parameters.get('live_fetch') === 'force';
  return 1 + (isRecent ? 1 : 0) + (isForced ? 9 : 0);
}

/**
 * The profile by the cache rules of E4: `if-present` returns the copy of any age; `if-recent` one
 * younger than 29 days, else a live one, and where that fails what `fallback_to_cache` says; `force`
 * a live one. `undefined` where a live fetch failed and the cache may not serve. A copy that serves
 * after all costs like a fresh one: our choice.
 */
function fetchProfile(
  person: DemoPerson,
  parameters: Parameters,
  { people, account, nowMs }: Context,
): Profile | undefined {
  const cached = people.profileOf(person);
  const isForced = parameters.get('live_fetch') === 'force';
  const useCache = parameters.get('use_cache') ?? account.useCacheDefault;
  const isWanted = isForced || (useCache === 'if-recent' && !isFresh(cached, nowMs));
  if (!isWanted) return cached;
  if (!people.isLiveFetchBroken(person)) return asOf(cached, nowMs);
  const mayServe = !isForced && parameters.get('fallback_to_cache') !== 'never';
  return mayServe ? cached : undefined;
}

function isFresh(profile: Profile, nowMs: number): boolean {
  const at = Date.parse(textAt(profile, 'meta.last_updated') ?? '');
  return nowMs - at < FRESH_MS;
}

/** The same profile, fetched now. One without `meta` stays without: it is of the older shape. */
function asOf(profile: Profile, nowMs: number): Profile {
  if (typeof profile.meta !== 'object' || profile.meta === null) return profile;
  const last_updated = new Date(nowMs).toISOString();
  return { ...profile, meta: { ...profile.meta, last_updated } };
}
