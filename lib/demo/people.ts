import * as z from 'zod/mini';

const personRow = z.object({
  emails: z._default(z.record(z.string(), z.number()), {}),
  slugs: z._default(z.array(z.string()), []),
  person_data: z.looseObject({ crustdata_person_id: z.number() }),
});

const canonicalUrl = z.object({
  social_handles: z.object({
    professional_network_identifier: z.object({ profile_url: z.string() }),
  }),
});

/**
 * One invented person. `emails` maps a business address to the confidence (0..1) with which the
 * reverse look-up names this person; `slugs` are further slugs, old ones mostly, that lead here;
 * `person_data` has the published shape and is answered as it stands.
 */
export type DemoPerson = z.infer<typeof personRow>;

/** One candidate for an identifier; `confidence` is 0..1 and always 1 for a profile URL. */
export type DemoMatch = { readonly confidence: number; readonly person: DemoPerson };

/** Finds people by identifier. Both look-ups fold case and Unicode form. */
export type PeopleIndex = {
  readonly all: readonly DemoPerson[];
  bySlug(slug: string): readonly DemoMatch[];
  /** Candidates for an address, the surest first. */
  byEmail(email: string): readonly DemoMatch[];
};

/** Reads the rows of public/demo/people.json. Throws zod's error where a row has another shape. */
export function parsePeople(json: unknown): readonly DemoPerson[] {
  return z.parse(z.array(personRow), json);
}

/**
 * The slug of a profile URL: percent-decoded, NFC, lower-cased, without query, fragment and trailing
 * slash. `undefined` for anything that is not `http(s)://[…].linkedin.com/in/<slug>`.
 */
export function slugOf(profileUrl: string): string | undefined {
  if (!URL.canParse(profileUrl)) return undefined;
  const { protocol, hostname, pathname } = new URL(profileUrl);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (!/^(?:.+\.)?linkedin\.com$/.test(hostname)) return undefined;
  const encoded = /^\/in\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return fold(decodeURIComponent(encoded));
  } catch {
    // A percent sequence that is not UTF-8 names nobody.
    return undefined;
  }
}

/** Indexes the people by slug and by address, in one pass over them. */
export function indexPeople(people: readonly DemoPerson[]): PeopleIndex {
  const slugs = new Map<string, DemoMatch[]>();
  const emails = new Map<string, DemoMatch[]>();
  for (const person of people) {
    for (const slug of slugsOf(person)) slugs.set(slug, [{ confidence: 1, person }]);
    for (const [email, confidence] of Object.entries(person.emails)) {
      const known = emails.get(fold(email)) ?? [];
      emails.set(fold(email), [...known, { confidence, person }]);
    }
  }
  for (const candidates of emails.values()) candidates.sort((a, b) => b.confidence - a.confidence);
  return {
    all: people,
    bySlug: (slug) => slugs.get(fold(slug)) ?? [],
    byEmail: (email) => emails.get(fold(email)) ?? [],
  };
}

/** Every slug that leads to the person, folded; the canonical one first where there is one. */
export function slugsOf(person: DemoPerson): readonly string[] {
  const found = canonicalUrl.safeParse(person.person_data);
  const canonical = found.success
    ? slugOf(found.data.social_handles.professional_network_identifier.profile_url)
    : undefined;
  const others = person.slugs.map(fold);
  return canonical === undefined ? others : [canonical, ...others];
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
