import { type FailureError, freeFailure } from '../../failure';
import { profileUrl } from '../../identifier';
import type { Person } from '../../person';
import type { Line, Wish } from '../provider';
import { type Cost, type Fetched, unreadable } from '../request';
import { type Ask, askProfile } from './endpoints';
import { failureOfReply, isSuccess, saysNobody } from './failures';
import { type Around, toPerson } from './mapping';
import { profileReply } from './schema';
import { extrasAmong, parametersOf } from './wishes';

// Such a slug is an id that LinkedIn makes up anew for each who looks (section 2.2); of what is typed only these keep capitals.
const HASHED_ID = /^AC[a-z]AA/;

/** What `/profile` said of a slug: somebody with the provider's own words, or nobody. */
export interface Looked {
  readonly found?: { readonly person: Person; readonly raw: unknown };
  readonly cost: Cost;
  /** The extras that it was asked for. */
  readonly askedExtras?: readonly string[];
  /** Why nobody can be told of, where it is not thrown. */
  readonly failure?: FailureError;
}

/** Whether the provider knows slugs of this form. */
export function isKnownForm(slug: string): boolean {
  return !HASHED_ID.test(slug);
}

/** The profile's address as the provider is told it. Throws FailureError `not-supported`, for free, of a hashed id. */
export function addressOf(slug: string): string {
  if (!isKnownForm(slug)) throw freeFailure('not-supported');
  return `${profileUrl(slug)}/`;
}

/** Looks a slug up at `/profile`. Nobody found costs nothing. Throws FailureError. */
export async function lookUpProfile(
  ask: Ask,
  line: Line,
  { slug, wish, around }: { readonly slug: string; readonly wish: Wish; readonly around: Around },
): Promise<Looked> {
  const { fetched, sent } = await askProfile(ask, line, {
    parameters: { profile_url: addressOf(slug), ...parametersOf(wish) },
    identifiers: [{ kind: 'profile', slug }],
    isExtrasOnly: wish.isExtrasOnly,
  });
  const about = { cost: fetched.cost, askedExtras: extrasAmong(sent) };
  const json = jsonOf(fetched);
  if (json === undefined) return about;
  const parsed = profileReply.safeParse(json);
  if (!parsed.success) throw unreadable(fetched);
  return { found: { person: toPerson(parsed.data, around), raw: json }, ...about };
}

/** The body of a success; `undefined` where the reply says that nobody is known. Throws FailureError of any other reply. */
export function jsonOf(fetched: Fetched): unknown {
  if (saysNobody(fetched)) return undefined;
  if (!isSuccess(fetched)) throw failureOfReply(fetched);
  if (fetched.json === undefined) throw unreadable(fetched);
  return fetched.json;
}
