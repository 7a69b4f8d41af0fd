import type { OpenAccount } from './accounts';
import { LEAVES, type PersonRow } from './fields';
import { holdsAny } from './pricing';
import { dateOf, isRow, rowsOf } from './rows';

const DETAILS = 'experience.employment_details';
const FLAGS_D = ['contact.has_business_email'];
const FLAGS_BEFORE = [...FLAGS_D, 'contact.has_personal_email', 'contact.has_phone_number'];
const PROFILE_URL = 'social_handles.professional_network_identifier.profile_url';

// Published search samples name the employer `company_name`, unlike enrich (section 1.6).
const ROWS = [
  ...LEAVES.filter(
    (leaf) =>
      !/^(?:contact|dev_platform_profiles|updated_at)\b|\.(?:current|past)\.name$/.test(leaf),
  ),
  ...[`${DETAILS}.current.company_name`, `${DETAILS}.past.company_name`, 'metadata.updated_at'],
  ...['basic_profile.location.full_location', 'professional_network.location.full_location'],
];

/** Leaves that hold numbers or yes and no; a suggestion is always text. */
const NO_TEXT =
  /(?:crustdata_\w+_id|position_id|connections|followers|is_default|years_at_company_raw|headcount_latest|email_verified|has_\w+|similarity|confident|_year)$/;

/** What a state's rows of a search hold, leaf by leaf: skills are gone in state D (section 1.13). */
export function rowLeaves(account: OpenAccount): readonly string[] {
  if (!isStateD(account)) return [...ROWS, ...FLAGS_BEFORE];
  return [...ROWS.filter((leaf) => !leaf.startsWith('skills.')), ...FLAGS_D];
}

/**
 * What can be filtered and sorted by: no list is published beyond samples, so every leaf of a row but
 * the profile URL (which is said not to be), the roles also without `current` or `past`, as a sample
 * has it, and skills in every state.
 */
export function filterLeaves(account: OpenAccount): readonly string[] {
  const leaves = new Set([...rowLeaves(account), 'skills.professional_network_skills']);
  leaves.delete(PROFILE_URL);
  for (const leaf of ROWS) {
    const [, name] = leaf.split(`${DETAILS}.current.`);
    if (name !== undefined) leaves.add(`${DETAILS}.${name}`);
  }
  if (isStateD(account)) {
    for (const name of ['tier', 'verdict']) leaves.add(`assessment.authenticity.${name}`);
  }
  return [...leaves];
}

/** What can be completed: every filter that holds text. */
export function autocompleteLeaves(account: OpenAccount): readonly string[] {
  return filterLeaves(account).filter((leaf) => !NO_TEXT.test(leaf));
}

/** The only field of `geo_distance` and `geo_exclude` (section 1.13). */
export const RAW_LOCATION = 'professional_network.location.raw';

/** A person as a row of a search, with every leaf that any state has. */
export function searchRow(person: PersonRow): PersonRow {
  const { contact: _, updated_at, dev_platform_profiles, ...kept } = person;
  const { basic_profile, professional_network, experience } = person;
  const details = isRow(experience) ? experience.employment_details : undefined;
  return {
    ...kept,
    ...(isRow(basic_profile) ? { basic_profile: withFullLocation(basic_profile) } : {}),
    ...(isRow(professional_network)
      ? { professional_network: withFullLocation(professional_network) }
      : {}),
    ...(isRow(details)
      ? {
          experience: {
            employment_details: { current: roles(details.current), past: roles(details.past) },
          },
        }
      : {}),
    contact: {
      has_business_email: holdsAny(person, 'contact.business_emails'),
      has_personal_email: holdsAny(person, 'contact.personal_emails'),
      has_phone_number: holdsAny(person, 'contact.phone_numbers'),
    },
    metadata: { updated_at: dateOf(person) },
  };
}

/** Whether an account is answered as of September 2026. */
export function isStateD({ contract }: OpenAccount): boolean {
  return !contract.enrich.parameters.includes('business_emails');
}

function roles(list: unknown): readonly PersonRow[] {
  return rowsOf(list).map(({ name, ...role }) => ({ company_name: name, ...role }));
}

function withFullLocation(group: PersonRow): PersonRow {
  if (!isRow(group.location)) return group;
  return { ...group, location: { ...group.location, full_location: group.location.raw } };
}
