import * as z from 'zod/mini';
import { amount, flag, group, listOf, text, words } from '../tolerant';

// The shapes of person_data as given and as published since: every field optional, unknown ones let through.

interface PlaceRow {
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly country?: string | undefined;
  readonly continent?: string | undefined;
  readonly raw?: string | undefined;
  readonly full_location?: string | undefined;
}

// The given document shows a place without saying whether it is an object; a bare string is its one line.
const place = z.catch(
  z.pipe(
    z.nullish(
      z.union([
        z.pipe(
          z.string(),
          z.transform((raw) => ({ raw: raw.trim() === '' ? undefined : raw.trim() })),
        ),
        z.looseObject({
          city: text,
          state: text,
          country: text,
          continent: text,
          raw: text,
          full_location: text,
        }),
      ]),
    ),
    z.transform((value): PlaceRow | undefined => value ?? undefined),
  ),
  undefined,
);

const employment = z.looseObject({
  name: text,
  company_name: text,
  title: text,
  description: text,
  location: place,
  employment_type: text,
  start_date: text,
  end_date: text,
  is_default: flag,
  position_id: text,
  professional_network_id: text,
  crustdata_company_id: text,
  company_professional_network_profile_url: text,
  company_website: text,
  company_website_domain: text,
  company_profile_picture_permalink: text,
  seniority_level: text,
  function_category: text,
  years_at_company: text,
  years_at_company_raw: amount,
  company_headcount_latest: amount,
  company_headcount_range: text,
  company_industries: words,
  company_professional_network_industry: text,
  company_type: text,
  company_status: text,
  company_headquarters_country: text,
  company_hq_location: text,
  company_hq_location_address_components: words,
  business_email_verified: flag,
});

const school = z.looseObject({
  school: text,
  degree: text,
  field_of_study: text,
  start_year: amount,
  end_year: amount,
  activities_and_societies: text,
  institute_logo_url: text,
  institute_logo_permalink: text,
  description: text,
  location: place,
  professional_network_id: text,
});

const email = z.union([
  z.string(),
  z.looseObject({ email: z.string(), status: text, last_updated: text, type: text }),
]);

const phone = z.union([
  z.string(),
  z.looseObject({ phone_number: z.string() }),
  z.looseObject({ number: z.string() }),
]);

const website = z.union([z.string(), z.looseObject({ url: z.string() })]);

const certification = z.looseObject({
  name: text,
  issuing_organization: text,
  issue_date: text,
  expiration_date: text,
  credential_id: text,
  credential_url: text,
});

const honour = z.looseObject({
  title: text,
  issuer: text,
  associated_organization: text,
  issued_date: text,
  issue_date: text,
  description: text,
});

const codeProfile = z.looseObject({
  profile_url: text,
  name: text,
  email: text,
  location: place,
  company_text: text,
  bio: text,
  website_url: text,
  profile_picture_url: text,
  is_hireable: flag,
  confidence_score: amount,
  public_repo_count: amount,
  followers: amount,
});

/** `person_data` of every published state: nothing in it is needed, so any object can be read. */
export const personData = z.looseObject({
  crustdata_person_id: text,
  updated_at: text,
  metadata: group({ last_scraped_source: text, updated_at: text }),
  basic_profile: group({
    name: text,
    first_name: text,
    last_name: text,
    professional_network_name: text,
    pronoun: text,
    headline: text,
    current_title: text,
    summary: text,
    languages: words,
    last_updated: text,
    profile_picture_permalink: text,
    location: place,
    normalized_title: group({ department: text }),
  }),
  professional_network: group({
    profile_picture_url: text,
    profile_picture_permalink: text,
    name: text,
    pronoun: text,
    headline: text,
    current_title: text,
    summary: text,
    location: place,
    connections: amount,
    followers: amount,
    joined_date: text,
    verifications: words,
    open_to_cards: words,
    metadata: group({ last_scraped_source: text }),
  }),
  social_handles: group({
    professional_network_identifier: group({ profile_url: text, member_id: text }),
    dev_platform_identifier: group({ profile_url: text }),
    twitter_identifier: group({ slug: text }),
  }),
  experience: group({
    employment_details: group({ current: listOf(employment), past: listOf(employment) }),
  }),
  education: group({ schools: listOf(school), all_schools: words, all_degrees: words }),
  skills: group({ professional_network_skills: words }),
  contact: group({
    emails: listOf(email),
    business_emails: listOf(email),
    personal_emails: listOf(email),
    phone_numbers: listOf(phone),
    websites: listOf(website),
  }),
  certifications: listOf(certification),
  honors: listOf(honour),
  dev_platform_profiles: listOf(codeProfile),
});

/** `person_data` after parsing. */
export type PersonData = z.infer<typeof personData>;
/** One item of `employment_details` after parsing. */
export type Employment = z.infer<typeof employment>;
/** One e-mail of any of the published shapes. */
export type EmailRow = z.infer<typeof email>;
