/** What the provider knows of one person, by group. */
export type PersonRow = Readonly<Record<string, unknown>>;

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
export const LEAVES: readonly string[] = [
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
];

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
export const isKnownField = knowing(LEAVES);

/** Whether a group or dot path leads to one of the leaves. */
export function knowing(leaves: readonly string[]): (field: string) => boolean {
  const known = new Set(leaves.flatMap(prefixes));
  return (field) => known.has(field);
}

/**
 * `person_data` cut down to the asked groups and dot paths, less the denied ones; the id is always in
 * it where the person has one.
 */
export function pickFields(
  person: PersonRow,
  fields: readonly string[],
  denied: readonly string[],
): object {
  const asked: ReadonlySet<string> = new Set(['crustdata_person_id', ...fields]);

  function pick(value: unknown, at: string, isWhole: boolean): unknown {
    if (Array.isArray(value)) return value.map((item) => pick(item, at, isWhole));
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).flatMap(([name, inner]) => {
      const path = at === '' ? name : `${at}.${name}`;
      if (denied.includes(path)) return [];
      if (isWhole || asked.has(path)) return [[name, pick(inner, path, true)]];
      const leadsOn = [...asked].some((field) => field.startsWith(`${path}.`));
      return leadsOn ? [[name, pick(inner, path, false)]] : [];
    });
    return Object.fromEntries(kept);
  }

  return Object(pick(person, '', false));
}

/** Names with their group before them. */
export function under(group: string, names: readonly string[]): string[] {
  return names.map((name) => `${group}.${name}`);
}

function prefixes(leaf: string): string[] {
  const names = leaf.split('.');
  return names.map((_, index) => names.slice(0, index + 1).join('.'));
}
