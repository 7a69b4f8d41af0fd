import type { Identifier } from '../../identifier';
import type { ContactKind, Extra, Freshness, Line, Price, Wish } from '../provider';

/** The provider's id, under which a wish names its extras. */
export const ID = 'enrich-layer';

/** Names and values of a request's parameters. */
export type Parameters = Readonly<Record<string, string>>;

/** What the reverse e-mail look-up takes for an address it knows: 3, and 1 for the profile with it (section 2.7). */
export const RESOLVE_CREDITS = { found: 3, withProfile: 4 } as const;

const BASE_CREDITS = 1;

// Section 2.2: each is charged where there is something. Of skills the vendor says both, +1 and nothing: the dearer is announced.
const EXTRA_PARAMETER = {
  extra: 'extra',
  skills: 'skills',
  github: 'github_profile_id',
  facebook: 'facebook_profile_id',
  x: 'twitter_profile_id',
  salary: 'inferred_salary',
} as const;

/** What can be asked beside the base profile: 1 credit each, where there is something. */
export const EXTRAS: readonly Extra[] = Object.keys(EXTRA_PARAMETER).map((id) => ({
  id,
  credits: 1,
}));

/** The contact kinds that it offers. */
export const CONTACT_KINDS = ['personalEmails', 'phones'] as const satisfies readonly ContactKind[];

const CONTACT_PARAMETER = {
  personalEmails: 'personal_email',
  phones: 'personal_contact_number',
} as const satisfies Record<(typeof CONTACT_KINDS)[number], string>;

/**
 * 1 credit an e-mail or number (sections 2.2 and 2.7), and no published maximum, so that such a price is open: few people have more than
 * five of a kind. Should there be more, the books show what was really charged.
 */
export const MOST_ITEMS = 5;

// Always said, for a bare call goes by the account's dashboard setting and may cost 2 (section 2.2).
const FRESHNESS: Readonly<Record<Freshness, { parameters: Parameters; price: Price }>> = {
  cached: { parameters: { use_cache: 'if-present' }, price: { min: 0, max: 0 } },
  recent: {
    parameters: { use_cache: 'if-recent', fallback_to_cache: 'on-error' },
    price: { min: 1, max: 1 },
  },
  // `fallback_to_cache` is documented to act under `if-recent` alone; under `if-present` a failed live look could be answered with an old copy
  // at the price of a live one. The published bill of a forced call lists no +1 for `if-recent`: 9 at least, 10 at most.
  live: {
    parameters: { live_fetch: 'force', use_cache: 'if-recent', fallback_to_cache: 'never' },
    price: { min: 9, max: 10 },
  },
};

/** What asks for the wish at `/profile`; options only where wished, for to exclude them is the default. */
export function parametersOf(wish: Wish): Parameters {
  const contact = contactKinds(wish).map((kind) => CONTACT_PARAMETER[kind]);
  const included = [...extrasOf(wish), ...contact];
  return {
    ...FRESHNESS[wish.freshness ?? 'cached'].parameters,
    ...Object.fromEntries(included.map((parameter) => [parameter, 'include'])),
  };
}

/** Whether the plain profile out of the cache is all that is wished. */
export function isPlain(wish: Wish): boolean {
  const { freshness = 'cached' } = wish;
  return freshness === 'cached' && extrasOf(wish).length + contactKinds(wish).length === 0;
}

/** The credits of one identifier, by sections 2.2 and 2.7; an option that the key is known to be refused costs nothing. */
export function price(
  kind: Identifier['kind'],
  wish: Wish,
  line?: Pick<Line, 'account' | 'refused'>,
): Price {
  const fresh = FRESHNESS[wish.freshness ?? 'cached'].price;
  const refused = line?.refused ?? [];
  const kinds = contactKinds(wish);
  const extras = extrasOf(wish).filter((parameter) => !refused.includes(optionRefusal(parameter)));
  const profile = {
    min: BASE_CREDITS + fresh.min,
    max: BASE_CREDITS + fresh.max + extras.length + MOST_ITEMS * kinds.length,
    ...(kinds.length > 0 ? { isOpen: true as const } : {}),
  };
  if (kind === 'profile') return profile;
  // An address may be known by its profile's URL alone.
  return { ...profile, min: RESOLVE_CREDITS.found, max: RESOLVE_CREDITS.found + profile.max };
}

/** What is kept where an option of `/profile` is refused. */
export function optionRefusal(parameter: string): string {
  return `${parameter}@/profile`;
}

/** Whether the parameter asks for an extra: one that can be left out for less, and the answer still be what was wished. */
export function isExtra(parameter: string): boolean {
  return Object.values<string>(EXTRA_PARAMETER).includes(parameter);
}

function extrasOf({ extras }: Wish): string[] {
  const wished = new Set(extras?.[ID]);
  return Object.entries(EXTRA_PARAMETER).flatMap(([id, name]) => (wished.has(id) ? [name] : []));
}

/** Of the contact kinds that are wished those that `/profile` is asked for. */
export function contactKinds({ contact }: Wish): (typeof CONTACT_KINDS)[number][] {
  return CONTACT_KINDS.filter((kind) => contact.includes(kind));
}
