import { type Contract, STATE_B } from '../../../lib/demo/contract';
import { knowing, LEAVES, type PersonRow, pickFields } from '../../../lib/demo/fields';
import type { LookupRequest } from '../../../lib/demo/lookup-request';
import { BASE_CREDITS, holdsAny, surcharge } from '../../../lib/demo/pricing';
import { dateOf, isRow, rowsOf } from '../../../lib/demo/rows';
import { isStale, refreshed } from './fresh';

// The sections that the given document lists, in its order.
const SECTIONS = [
  ...['basic_profile', 'professional_network', 'social_handles', 'experience', 'education'],
  ...['skills', 'contact', 'certifications', 'metadata'],
];

// What later states have and the given document lacks, or has elsewhere (section 3.1).
const LATER = [
  ...['crustdata_person_id', 'updated_at', 'dev_platform_profiles', 'honors', 'contact'],
  ...['professional_network.pronoun', 'professional_network.metadata'],
];

const LEAVES_A = [
  ...LEAVES.filter((leaf) => !LATER.some((path) => `${leaf}.`.startsWith(`${path}.`))),
  ...['basic_profile.pronoun', 'education.all_schools', 'education.all_degrees'],
  ...['social_handles.professional_network_identifier.member_id'],
  ...['contact.emails', 'contact.phone_numbers', 'contact.websites'],
  ...['metadata.last_scraped_source', 'metadata.updated_at'],
];

// Section 1.9 prices states A to C alike; the given document holds both kinds of address in one list.
const BUSINESS = { field: 'contact.business_emails', credits: 1 };
const PERSONAL = { field: 'contact.personal_emails', credits: 2 };
const PHONES = { field: 'contact.phone_numbers', credits: 2 };

/**
 * State A, the given document (given-crustdata-person-enrich.txt): all there is unless `fields` says
 * otherwise, both identifiers, both refresh flags and preview for everybody, the groups in their old
 * shape, and nothing gated.
 */
export const STATE_A: Contract = {
  enrich: {
    ...STATE_B.enrich,
    isKnown: knowing(LEAVES_A),
    listed: [
      ...SECTIONS,
      ...['professional_network.joined_date', 'professional_network.verifications'],
      ...['contact.emails', 'contact.phone_numbers', 'contact.websites'],
    ],
    defaults: SECTIONS,
    premiumFields: [{ field: 'contact.emails', credits: 3 }, PHONES],
    show: (person, { fields, denied }, request, nowMs) =>
      pickFields(inStateA(asFreshAsAsked(person, request, nowMs)), fields, denied),
    price: (shown, person) =>
      BASE_CREDITS +
      surcharge([PHONES], shown) +
      (holdsAny(shown, 'contact.emails') ? surcharge([BUSINESS, PERSONAL], person) : 0),
  },
  paths: ['/person/search'],
  gatedFields: [],
  hasPreview: true,
};

/** "Fetches fresh data if the cached version is stale", "Always fetches fresh data" [given]. */
function asFreshAsAsked(person: PersonRow, { refresh }: LookupRequest, nowMs: number): PersonRow {
  const isDue = refresh === 'always' || (refresh === 'if-stale' && isStale(person, nowMs));
  return isDue ? refreshed(person, nowMs) : person;
}

/** The person in the shape of the given document. Neither e-mails nor ids have a published shape. */
function inStateA(person: PersonRow): PersonRow {
  const { crustdata_person_id, updated_at, dev_platform_profiles, honors, ...kept } = person;
  const { basic_profile, professional_network, social_handles, education, contact } = person;
  const { pronoun, metadata, ...network } = rowOf(professional_network);
  const schools = rowsOf(rowOf(education).schools);
  const identifier = rowOf(rowOf(social_handles).professional_network_identifier);
  return {
    ...kept,
    ...(isRow(basic_profile)
      ? { basic_profile: { ...basic_profile, pronoun: pronoun ?? '' } }
      : {}),
    ...(isRow(professional_network) ? { professional_network: network } : {}),
    ...(isRow(social_handles)
      ? {
          social_handles: {
            ...social_handles,
            professional_network_identifier: { ...identifier, member_id: crustdata_person_id },
          },
        }
      : {}),
    ...(isRow(education)
      ? {
          education: {
            ...education,
            all_schools: schools.map(({ school }) => school),
            all_degrees: schools.map(({ degree }) => degree),
          },
        }
      : {}),
    ...(isRow(contact) ? { contact: contactInStateA(contact) } : {}),
    metadata: {
      last_scraped_source: rowOf(metadata).last_scraped_source ?? null,
      updated_at: dateOf(person),
    },
  };
}

function contactInStateA({ business_emails, personal_emails, ...kept }: PersonRow): PersonRow {
  const emails = [...rowsOf(business_emails), ...rowsOf(personal_emails)];
  return { emails: emails.map(({ email }) => email), ...kept };
}

function rowOf(value: unknown): PersonRow {
  return isRow(value) ? value : {};
}
