import { profileOf } from '../../detect/profile-url';
import { FailureError } from '../../failure';
import type { Match } from '../../person';
import type { ContactKind, Line, Order } from '../provider';
import { type Cost, unreadable } from '../request';
import type { Ask } from './endpoints';
import { toFound, toPerson } from './mapping';
import { price } from './prices';
import { isKnownForm, jsonOf, type Looked, lookUpProfile } from './profile';
import { profileReply, type Resolved, resolveReply } from './schema';
import { contactKinds, isPlain, RESOLVE_CREDITS } from './wishes';

/** What an address led to, and what it cost. */
export interface Resolution {
  /** Absent: nobody. */
  readonly found?: { readonly match: Match; readonly raw: unknown };
  readonly cost: Cost;
  /** The contact kinds that a profile brought an answer to; absent: none was asked for, or no profile came. */
  readonly askedContact?: readonly ContactKind[];
  /** The extras that a profile was asked for; absent: none. */
  readonly askedExtras?: readonly string[] | undefined;
  /** Why there is less than was asked for. */
  readonly failure?: FailureError | undefined;
}

/**
 * Looks an address up at `/profile/resolve/email`, superficially, for a deep look is charged though nothing is found. Where the plain
 * profile is wished it comes with that answer; where more is, or where it did not come, `/profile` is asked for it if both together stay
 * within the price. What the first call found is kept whatever becomes of the second. A match less similar than wished was
 * charged: it is told with its confidence, for whoever shows it to doubt, and no second call is spent on it. Throws FailureError.
 */
export async function resolveAddress(
  ask: Ask,
  line: Line,
  { address, order }: { readonly address: string; readonly order: Order },
): Promise<Resolution> {
  const { wish } = order;
  const isWhole = isPlain(wish);
  const fetched = await ask({
    path: '/profile/resolve/email',
    parameters: {
      email: address,
      lookup_depth: 'superficial',
      enrich_profile: isWhole ? 'enrich' : 'skip',
    },
  });
  const { cost } = fetched;
  const json = jsonOf(fetched);
  if (json === undefined) return { cost };
  const { data: resolved } = resolveReply.safeParse(json);
  if (resolved === undefined) throw unreadable(fetched);
  const profile = profileReply.safeParse(resolved.profile);
  const around = { fallbackId: `answer:email:${address}:0`, ...whereabouts(resolved) };
  const { slug } = around;
  if (!profile.success && (slug ?? around.xId ?? around.facebookId) === undefined) {
    // Something that is no profile is not nobody.
    if (resolved.profile) throw unreadable(fetched);
    return { cost };
  }
  const told = cost.credits ?? RESOLVE_CREDITS[isWhole ? 'withProfile' : 'found'];
  const confidence = confidenceOf(resolved);
  if (profile.success) {
    const person = toPerson(profile.data, around);
    return { found: { match: { person, confidence }, raw: json }, cost };
  }
  const found = { match: { person: toFound(around), confidence }, raw: json };
  const atMost = order.atMost ?? price('email', wish, line).max;
  const isSimilar = confidence === undefined || confidence >= (wish.minSimilarity ?? 0);
  const isWithin = told + price('profile', wish, line).max <= atMost;
  if (slug === undefined || !isKnownForm(slug) || !isSimilar || !isWithin) {
    return { found, cost };
  }
  const looked = await lookUpProfile(ask, line, { slug, wish, around }).catch(asFailed);
  const { failure } = looked;
  // Nobody there costs nothing, whether or not a header says so.
  if (looked.found === undefined && failure === undefined) {
    return { found, cost: { credits: told + (looked.cost.credits ?? 0) } };
  }
  const both = { cost: sumOf(told, looked.cost), failure };
  if (looked.found === undefined) return { found, ...both };
  // As the provider itself would have answered with the profile.
  const raw = { ...(json as object), profile: looked.found.raw };
  const match = { person: looked.found.person, confidence };
  const { askedExtras } = looked;
  return { found: { match, raw }, askedContact: contactKinds(wish), askedExtras, ...both };
}

/** A second call that failed does not take away what the first one brought and cost. */
function asFailed(thrown: unknown): Looked {
  if (!(thrown instanceof FailureError)) throw thrown;
  const { charged, credits = charged === 'no' ? 0 : undefined } = thrown.failure;
  return { cost: credits === undefined ? {} : { credits }, failure: thrown };
}

/** Credits of both calls, unknown where those of the second are. */
function sumOf(first: number, { credits }: Cost): Cost {
  return credits === undefined ? {} : { credits: first + credits };
}

function whereabouts(resolved: Resolved) {
  const profile = profileOf(resolved.linkedin_profile_url ?? resolved.url ?? '');
  return {
    slug: profile?.kind === 'profile' ? profile.slug : undefined,
    xId: lastPart(resolved.twitter_profile_url),
    facebookId: lastPart(resolved.facebook_profile_url),
    asOf: resolved.last_updated,
  };
}

/** The last part of a profile URL's path, which is the name it goes by. */
function lastPart(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return new URL(url).pathname.split('/').findLast((part) => part !== '');
}

/** The similarity, where it is one. */
function confidenceOf({ similarity_score: score }: Resolved): number | undefined {
  return score !== undefined && score >= 0 && score <= 1 ? score : undefined;
}
