import * as z from 'zod/mini';
import type { PartialDate } from '../../person';
import { amount, flag, group, listOf, text, words } from '../tolerant';
import { toPartialDate } from './dates';

// The flat profile object of section 2.3 of the published contract: every field optional, unknown ones let through.

/** What a date field holds: nothing where it was absent or null, else as much of a date as it tells, possibly none. */
export interface When {
  readonly date: PartialDate | undefined;
}

const when = z.catch(
  z.pipe(
    z.nullish(z.unknown()),
    z.transform((value): When | undefined =>
      value === undefined || value === null || value === ''
        ? undefined
        : { date: toPartialDate(value) },
    ),
  ),
  undefined,
);

const period = { starts_at: when, ends_at: when };

const experience = z.looseObject({
  ...period,
  company: text,
  company_linkedin_profile_url: text,
  company_facebook_profile_url: text,
  title: text,
  description: text,
  location: text,
  logo_url: text,
});

const school = z.looseObject({
  ...period,
  field_of_study: text,
  degree_name: text,
  school: text,
  school_linkedin_profile_url: text,
  school_facebook_profile_url: text,
  description: text,
  logo_url: text,
  grade: text,
  activities_and_societies: text,
});

const pointer = z.looseObject({ link: text, name: text, summary: text, location: text });

// The fields of a profile; its name is not needed elsewhere, its keys tell a profile from another object.
const shape = {
  public_identifier: text,
  profile_pic_url: text,
  background_cover_image_url: text,
  first_name: text,
  last_name: text,
  full_name: text,
  follower_count: amount,
  connections: amount,
  occupation: text,
  headline: text,
  summary: text,
  country: text,
  country_full_name: text,
  state: text,
  city: text,
  location_str: text,
  experiences: listOf(experience),
  education: listOf(school),
  languages: words,
  languages_and_proficiencies: listOf(z.looseObject({ name: text, proficiency: text })),
  accomplishment_organisations: listOf(
    z.looseObject({ ...period, org_name: text, title: text, description: text }),
  ),
  accomplishment_publications: listOf(
    z.looseObject({
      name: text,
      publisher: text,
      published_on: when,
      description: text,
      url: text,
    }),
  ),
  accomplishment_honors_awards: listOf(
    z.looseObject({ title: text, issuer: text, issued_on: when, description: text }),
  ),
  accomplishment_patents: listOf(
    z.looseObject({
      title: text,
      issuer: text,
      issued_on: when,
      description: text,
      application_number: text,
      patent_number: text,
      url: text,
    }),
  ),
  accomplishment_courses: listOf(z.looseObject({ name: text, number: text })),
  accomplishment_projects: listOf(
    z.looseObject({ ...period, title: text, description: text, url: text }),
  ),
  accomplishment_test_scores: listOf(
    z.looseObject({ name: text, score: text, date_on: when, description: text }),
  ),
  volunteer_work: listOf(
    z.looseObject({
      ...period,
      title: text,
      cause: text,
      company: text,
      company_linkedin_profile_url: text,
      description: text,
      logo_url: text,
    }),
  ),
  certifications: listOf(
    z.looseObject({
      ...period,
      name: text,
      license_number: text,
      display_source: text,
      authority: text,
      url: text,
    }),
  ),
  people_also_viewed: listOf(pointer),
  similarly_named_profiles: listOf(pointer),
  recommendations: words,
  activities: listOf(z.looseObject({ title: text, link: text, activity_status: text })),
  articles: listOf(
    z.looseObject({
      title: text,
      link: text,
      published_date: when,
      author: text,
      image_url: text,
    }),
  ),
  groups: listOf(z.looseObject({ profile_pic_url: text, name: text, url: text })),
  skills: words,
  inferred_salary: group({ min: amount, max: amount }),
  gender: text,
  birth_date: when,
  industry: text,
  interests: words,
  extra: group({
    github_profile_id: text,
    facebook_profile_id: text,
    twitter_profile_id: text,
    website: text,
  }),
  personal_emails: words,
  personal_numbers: words,
  meta: group({ thin_profile: flag, last_updated: text }),
};

// What tells who somebody is. Of a private person all of it may be null, of a thin profile empty.
const TELLING = [
  ...(['public_identifier', 'full_name', 'first_name', 'last_name', 'occupation'] as const),
  ...(['headline', 'summary', 'experiences', 'education'] as const),
] satisfies readonly (keyof typeof shape)[];

const profile = z.looseObject(shape);

/**
 * The 200 reply of `/profile`. An object without a single documented field is none, for instance an error; nor is one that tells who
 * somebody is in nothing but values that cannot be read.
 */
export const profileReply = z.pipe(
  holding(shape),
  z.transform((raw, context) => {
    const read = profile.parse(raw);
    if (TELLING.some((name) => isTold(read[name]))) return read;
    const sent = z.looseObject({}).parse(raw);
    if (!TELLING.some((name) => isTold(sent[name]))) return read;
    context.issues.push({ code: 'custom', message: 'nobody can be read', input: raw });
    return z.NEVER;
  }),
);

const resolved = {
  linkedin_profile_url: text,
  url: text,
  twitter_profile_url: text,
  facebook_profile_url: text,
  similarity_score: amount,
  last_updated: text,
  profile: z.optional(z.unknown()),
};

/** The 200 reply of `/profile/resolve/email`; `profile`, where it is asked for, is parsed by `profileReply`. */
export const resolveReply = z.pipe(holding(resolved), z.looseObject(resolved));

/**
 * The 200 reply of an endpoint for contact details alone, whose items are in the list of that name. A reply without the list is none;
 * nor is one of whose items not a single one can be read.
 */
export function contactReply(list: 'emails' | 'numbers') {
  const items = z.nullable(z.array(z.unknown()));
  const isReadable = (raw: unknown) => isTold(words.parse(raw)) || !isTold(raw);
  return z.pipe(
    z.looseObject({ [list]: items.check(z.refine(isReadable)) }),
    z.transform((reply) => words.parse(reply[list])),
  );
}

/** The 200 reply of `/credit-balance`. */
export const balanceReply = z.looseObject({ credit_balance: z.number() });

// Zod's own check of addresses would weigh as much as this folder's schemas.
const link = z.string().check(z.refine((href) => /^https:/i.test(href) && URL.canParse(href)));

/** The 200 reply of `/person/profile-picture`; the link is valid for a while only. */
export const pictureReply = z.looseObject({ tmp_profile_pic_url: z.nullish(link) });

/** A profile after parsing. */
export type Profile = z.infer<typeof profile>;
/** One item of `experiences` after parsing. */
export type Experience = z.infer<typeof experience>;
/** What an address led to, after parsing. */
export type Resolved = z.infer<typeof resolveReply>;

/** An object with at least one of the fields: parsed, each of them would be there. */
function holding(fields: object) {
  const isOne = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(fields).some((name) => Object.hasOwn(value, name));
  return z.unknown().check(z.refine(isOne));
}

/** Whether there is something: no null, no empty text or list. */
function isTold(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}
