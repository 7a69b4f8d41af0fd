import type { Account } from '../provider';
import type { FieldKind, Operator, SearchField, SearchOffer } from '../search';
import { SEARCH } from './endpoints';

// Section 1.9, for one result.
const CREDITS = 0.03;

const EQUAL = ['=', '!=', 'in', 'not_in'] as const;
const ORDERED = ['=>', '=<', '>', '<', '=', '!='] as const;
const WORDS = ['(.)', '(!)', '[.]', ...EQUAL] as const;

// Section 1.13: which operators there are. Which of them fit what is by their meaning.
const OPERATORS = {
  text: WORDS,
  value: ['in', 'not_in', '=', '!=', '(.)', '(!)', '[.]'],
  list: ['has_all', 'in', 'not_in', '=', '!=', '(.)', '(!)', '[.]'],
  number: [...ORDERED, 'in', 'not_in'],
  date: ORDERED,
  place: ['geo_distance', 'geo_exclude', ...WORDS],
  flag: ['=', '!='],
} as const satisfies Record<FieldKind, readonly Operator[]>;

const ROLE = {
  company_name: 'value',
  title: 'text',
  seniority_level: 'value',
  function_category: 'value',
  start_date: 'date',
  company_website_domain: 'value',
  company_headcount_latest: 'number',
  company_headcount_range: 'value',
  company_industries: 'list',
  company_headquarters_country: 'value',
  company_type: 'value',
  years_at_company_raw: 'number',
} as const satisfies Record<string, FieldKind>;

const FIELDS: Readonly<Record<string, FieldKind>> = {
  ...under('basic_profile', {
    name: 'text',
    first_name: 'text',
    last_name: 'text',
    headline: 'text',
    current_title: 'text',
    summary: 'text',
    languages: 'list',
    'location.full_location': 'text',
    'location.city': 'value',
    'location.state': 'value',
    'location.country': 'value',
    'location.continent': 'value',
    'normalized_title.matched_title': 'value',
    'normalized_title.department': 'value',
    'normalized_title.sub_department': 'value',
  }),
  ...under('experience.employment_details.current', ROLE),
  ...under('experience.employment_details.past', { ...ROLE, end_date: 'date' }),
  // Now or before.
  ...under('experience.employment_details', ROLE),
  ...under('education.schools', {
    school: 'text',
    degree: 'text',
    field_of_study: 'text',
    start_year: 'number',
    end_year: 'number',
  }),
  'skills.professional_network_skills': 'list',
  ...under('certifications', { name: 'text', issuing_organization: 'value', issue_date: 'date' }),
  ...under('honors', { title: 'text', issuer: 'value' }),
  ...under('professional_network', {
    'location.raw': 'place',
    connections: 'number',
    followers: 'number',
    joined_date: 'date',
    open_to_cards: 'list',
  }),
  'contact.has_business_email': 'flag',
  'metadata.updated_at': 'date',
};

// Values are told for what holds text; of dates and places nobody types one letter by letter.
const TOLD: ReadonlySet<FieldKind> = new Set(['text', 'value', 'list']);

const OFFERED: readonly SearchField[] = Object.entries(FIELDS).map(([path, kind]) => ({
  path,
  kind,
  operators: OPERATORS[kind],
  hasValues: TOLD.has(kind),
}));

const NOW = 'experience.employment_details.current';

const USUAL = {
  name: { field: 'basic_profile.name', type: '(.)' },
  company: { field: `${NOW}.company_name`, type: 'in' },
  title: { field: `${NOW}.title`, type: '(.)' },
  location: { field: 'basic_profile.location.full_location', type: '(.)' },
  seniority: { field: `${NOW}.seniority_level`, type: 'in' },
  school: { field: 'education.schools.school', type: '(.)' },
  skills: { field: 'skills.professional_network_skills', type: 'has_all' },
} as const satisfies SearchOffer['usual'];

/**
 * What the search offers, at the account's own prices where it tells them: fields and filters may have a surcharge. No list of all filters is
 * published; these are the fields of the published samples and of the rows that come back, but the profile URL, which is said not to be one.
 */
export function searchOffer(account: Account | undefined): SearchOffer {
  const endpoint = account?.endpoints?.find(({ path }) => path === SEARCH);
  // Where an account lists its endpoints and this is not among them, the key cannot search.
  const isOut = endpoint === undefined ? account?.endpoints !== undefined : !endpoint.isEnabled;
  return {
    credits: endpoint?.credits ?? CREDITS,
    surcharges: endpoint?.surcharges ?? {},
    filterSurcharges: endpoint?.filterSurcharges ?? {},
    usual: USUAL,
    domainField: `${NOW}.company_website_domain`,
    fields: OFFERED,
    ...(isOut && { isOut }),
  };
}

function under(
  group: string,
  fields: Readonly<Record<string, FieldKind>>,
): Readonly<Record<string, FieldKind>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, kind]) => [`${group}.${name}`, kind]),
  );
}
