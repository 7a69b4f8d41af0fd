import type { DemoPerson } from './people';

const LOCATION = under('location', ['city', 'state', 'country', 'continent', 'raw']);
const ROLE = [
  ...['name', 'title', 'description', 'location.raw', 'employment_type', 'start_date', 'end_date'],
  ...['is_default', 'position_id', 'professional_network_id', 'crustdata_company_id'],
  ...['company_professional_network_profile_url', 'company_website', 'company_website_domain'],
  ...['company_profile_picture_permalink', 'seniority_level', 'function_category'],
  ...['years_at_company', 'years_at_company_raw', 'company_headcount_latest'],
  ...['company_headcount_range', 'company_industries', 'company_professional_network_industry'],
  ...['company_type', 'company_status', 'company_headquarters_country', 'company_hq_location'],
  ...['company_hq_location_address_components', 'business_email_verified'],
];

/** Every path of the published state B, leaf by leaf. Lists are passed through without an index. */
const LEAVES: ReadonlySet<string> = new Set([
  'crustdata_person_id',
  'updated_at',
  ...under('basic_profile', [
    ...['name', 'first_name', 'last_name', 'professional_network_name', 'headline'],
    ...['current_title', 'summary', 'languages', 'last_updated', 'profile_picture_permalink'],
    ...LOCATION,
    ...under('normalized_title', ['matched_title', 'department', 'sub_department']),
    ...under('normalized_title', ['similarity', 'confident']),
  ]),
  ...under('professional_network', [
    ...['profile_picture_url', 'profile_picture_permalink', 'name', 'pronoun', 'headline'],
    ...['current_title', 'summary', 'connections', 'followers', 'joined_date', 'verifications'],
    ...['open_to_cards', 'metadata.last_scraped_source', ...LOCATION],
  ]),
  ...under('social_handles', [
    'professional_network_identifier.profile_url',
    'dev_platform_identifier.profile_url',
    'twitter_identifier.slug',
  ]),
  ...under('experience.employment_details.current', ROLE),
  ...under('experience.employment_details.past', ROLE),
  ...under('education.schools', [
    ...['school', 'degree', 'field_of_study', 'start_year', 'end_year'],
    ...['activities_and_societies', 'institute_logo_url', 'institute_logo_permalink'],
    ...['description', 'professional_network_id', ...LOCATION],
  ]),
  'skills.professional_network_skills',
  ...under('certifications', [
    ...['name', 'issuing_organization', 'issue_date', 'expiration_date'],
    ...['credential_id', 'credential_url', 'source'],
  ]),
  ...under('honors', ['title', 'issued_date', 'description', 'issuer']),
  ...under('contact.business_emails', ['email', 'status', 'last_updated', 'crustdata_company_id']),
  ...under('contact.personal_emails', ['email', 'status', 'last_updated']),
  'contact.phone_numbers',
  'contact.websites',
  ...under('dev_platform_profiles', [
    ...['account_type', 'profile_url', 'name', 'email', 'location.raw', 'company_text', 'bio'],
    ...['website_url', 'profile_picture_url', 'is_hireable', 'is_site_admin', 'confidence_score'],
    ...['public_repo_count', 'followers', 'following', 'declared_handles', 'org_memberships'],
    'metadata',
  ]),
]);

const KNOWN = new Set([...LEAVES].flatMap(prefixes));

/** What an account's plan lists, in the order of the documents: the groups and the contact parts. */
export const LISTED_FIELDS: readonly string[] = [
  ...['basic_profile', 'professional_network', 'skills', 'social_handles', 'experience'],
  ...['education', 'certifications', 'honors', 'dev_platform_profiles', 'updated_at', 'contact'],
  ...['contact.business_emails', 'contact.personal_emails'],
  ...['contact.phone_numbers', 'contact.websites'],
];

/** What is answered when `fields` is left out [published]. */
export const DEFAULT_FIELDS: readonly string[] = ['basic_profile', 'social_handles'];

/** Whether a group or dot path exists in the published state B. */
export function isKnownField(field: string): boolean {
  return KNOWN.has(field);
}

/** `person_data` cut down to the asked groups and dot paths; the id is always in it. */
export function pickFields(person: DemoPerson, fields: readonly string[]): object {
  const asked = new Set(fields);
  const picked = pick(person.person_data, '', asked);
  return { crustdata_person_id: person.person_data.crustdata_person_id, ...Object(picked) };
}

function pick(value: unknown, at: string, asked: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, at, asked));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`;
    if (asked.has(path)) return [[name, inner]];
    const leadsOn = [...asked].some((field) => field.startsWith(`${path}.`));
    return leadsOn ? [[name, pick(inner, path, asked)]] : [];
  });
  return Object.fromEntries(kept);
}

function under(group: string, names: readonly string[]): string[] {
  return names.map((name) => `${group}.${name}`);
}

function prefixes(leaf: string): string[] {
  const names = leaf.split('.');
  return names.map((_, index) => names.slice(0, index + 1).join('.'));
}
