import type { ContactKind, Extra, Freshness, Wish } from '../provider';

/** The provider's id, under which a wish names its extras. */
export const ID = 'enrich-layer';

/** Names and values of a request's parameters. */
export type Parameters = Readonly<Record<string, string>>;

/** What the reverse e-mail look-up takes for an address it knows: 3, and 1 for the profile with it (section 2.7). */
export const RESOLVE_CREDITS = { found: 3, withProfile: 4 } as const;

// Section 2.2: each is charged where there is something. Of skills the vendor says both, +1 and nothing: the dearer is announced.
const EXTRA_PARAMETER = {
  extra: 'extra',
  skills: 'skills',
  github: 'github_profile_id',
  facebook: 'facebook_profile_id',
  x: 'twitter_profile_id',
  salary: 'inferred_salary',
} as const;

// Section 2.3: where what each option brings stands.
const BRINGS = {
  extra: ['gender', 'birthDate', 'industry', 'interests'],
  skills: ['skills'],
  github: ['githubId', 'codeUrl'],
  facebook: ['facebookId'],
  x: ['xId', 'xHandle'],
  salary: ['salary'],
} as const satisfies Record<keyof typeof EXTRA_PARAMETER, Extra['brings']>;

/** What can be asked beside the base profile: 1 credit each, where there is something. */
export const EXTRAS: readonly Extra[] = Object.entries(BRINGS).map(([id, brings]) => ({
  id,
  credits: 1,
  brings,
}));

/** The contact kinds that it offers. */
export const CONTACT_KINDS = ['personalEmails', 'phones'] as const satisfies readonly ContactKind[];

const CONTACT_PARAMETER = {
  personalEmails: 'personal_email',
  phones: 'personal_contact_number',
} as const satisfies Record<(typeof CONTACT_KINDS)[number], string>;

// Always said, for a bare call goes by the account's dashboard setting and may cost 2 (section 2.2).
const FRESHNESS: Readonly<Record<Freshness, Parameters>> = {
  cached: { use_cache: 'if-present' },
  recent: { use_cache: 'if-recent', fallback_to_cache: 'on-error' },
  // `fallback_to_cache` is documented to act under `if-recent` alone; under `if-present` a failed live look could be answered with an old copy
  // at the price of a live one.
  live: { live_fetch: 'force', use_cache: 'if-recent', fallback_to_cache: 'never' },
};

/** What asks for the wish at `/profile`; options only where wished, for to exclude them is the default. */
export function parametersOf(wish: Wish): Parameters {
  const contact = contactKinds(wish).map((kind) => CONTACT_PARAMETER[kind]);
  const included = [...extrasOf(wish), ...contact];
  return {
    ...FRESHNESS[wish.freshness ?? 'cached'],
    ...Object.fromEntries(included.map((parameter) => [parameter, 'include'])),
  };
}

/** Whether the plain profile out of the cache is all that is wished. */
export function isPlain(wish: Wish): boolean {
  const { freshness = 'cached' } = wish;
  return freshness === 'cached' && extrasOf(wish).length + contactKinds(wish).length === 0;
}

/** What is kept where an option of `/profile` is refused. */
export function optionRefusal(parameter: string): string {
  return `${parameter}@/profile`;
}

/** Whether the parameter asks for an extra: one that can be left out for less, and the answer still be what was wished. */
export function isExtra(parameter: string): boolean {
  return Object.values<string>(EXTRA_PARAMETER).includes(parameter);
}

/** The extras that parameters which were sent ask for. */
export function extrasAmong(sent: Parameters): string[] {
  return Object.entries(EXTRA_PARAMETER).flatMap(([id, parameter]) =>
    parameter in sent ? [id] : [],
  );
}

function extrasOf(wish: Wish): string[] {
  return wishedExtras(wish).map(({ parameter }) => parameter);
}

/** The extras that are wished, each with the parameter that asks for it. */
export function wishedExtras({ extras }: Wish): { id: string; parameter: string }[] {
  const wished = new Set(extras?.[ID]);
  return Object.entries(EXTRA_PARAMETER).flatMap(([id, parameter]) =>
    wished.has(id) ? [{ id, parameter }] : [],
  );
}

/** The wish for nothing but its extras. */
export function extrasAlone({ extras = {} }: Wish): Wish {
  return { contact: [], extras, isExtrasOnly: true };
}

/** Of the contact kinds that are wished those that `/profile` is asked for. */
export function contactKinds({ contact }: Wish): (typeof CONTACT_KINDS)[number][] {
  return CONTACT_KINDS.filter((kind) => contact.includes(kind));
}
