import type { DemoAccount } from '../../../lib/demo/accounts';
import { withJulyStatuses } from '../../../lib/demo/contact';
import { type Contract, type ContractName, type Offer, STATE_B } from '../../../lib/demo/contract';
import { knowing, LEAVES, pickFields } from '../../../lib/demo/fields';
import { STATE_A } from './state-a';

const FLAGS = ['enrich_realtime', 'force_fetch'];
const PATHS_SINCE_C = [...STATE_B.paths, '/person/contact/enrich'];
const CODE_PROFILES = { field: 'dev_platform_profiles', credits: 1 };
const GROUPS_D = [
  ...['basic_profile', 'professional_network', 'skills', 'social_handles', 'experience'],
  ...['education', 'certifications', 'honors', 'dev_platform_profiles'],
  ...['assessment', 'social_posts'],
];

/**
 * State C, about July 2026: the refresh flags are gone, and of all contact data only stored business
 * e-mails are answered here. The other contact fields are still known (section 1.4), but stay empty
 * and cost nothing: the rest is sold by the contact endpoint.
 */
const STATE_C: Contract = {
  ...STATE_B,
  enrich: {
    ...STATE_B.enrich,
    parameters: STATE_B.enrich.parameters.filter((name) => !FLAGS.includes(name)),
    listed: STATE_B.enrich.listed.filter((field) => !/^contact\.(?!business_emails)/.test(field)),
    premiumFields: [{ field: 'contact.business_emails', credits: 1 }, CODE_PROFILES],
    show: (person, { fields, denied }) => {
      const others = ['personal_emails', 'phone_numbers', 'websites'].map((n) => `contact.${n}`);
      return pickFields(withJulyStatuses(person), fields, [...denied, ...others]);
    },
  },
  paths: PATHS_SINCE_C,
};

/**
 * State D, September 2026: profile URLs only, no contact data, at most 2 credits, two new groups.
 * Nobody has any of them, as their shapes are not published; `updated_at` is still known (1.4).
 */
export const STATE_D: Contract = {
  ...STATE_C,
  enrich: {
    ...STATE_B.enrich,
    parameters: ['professional_network_profile_urls', 'fields', 'preview'],
    isKnown: knowing([
      ...LEAVES.filter((leaf) => !leaf.startsWith('contact.')),
      ...['assessment.authenticity.tier', 'assessment.authenticity.verdict', 'social_posts'],
    ]),
    listed: [...GROUPS_D, 'updated_at'],
    premiumFields: [CODE_PROFILES],
  },
};

const STATES: Readonly<Record<ContractName, Contract>> = {
  A: STATE_A,
  B: STATE_B,
  C: STATE_C,
  D: STATE_D,
};

/** The state that an account is answered in, with what the account says of /person/enrich. */
export function contractOf(account: DemoAccount): Contract {
  const contract = STATES[account.contract ?? 'B'];
  return { ...contract, enrich: narrowed(contract.enrich, account) };
}

function narrowed(
  offer: Offer,
  { refreshFlags, knownFields, unknownFields = [] }: DemoAccount,
): Offer {
  const within = (field: string, paths: readonly string[]) =>
    paths.some((path) => `${field}.`.startsWith(`${path}.`));
  const isTold = (field: string) =>
    (knownFields === undefined || within(field, knownFields)) && !within(field, unknownFields);
  const others = offer.parameters.filter((name) => !FLAGS.includes(name));
  const hasFlags = refreshFlags ?? others.length < offer.parameters.length;
  return {
    ...offer,
    parameters: hasFlags ? [...others, ...FLAGS] : others,
    isKnown: (field) => offer.isKnown(field) && isTold(field),
    listed: [...(knownFields ?? offer.listed)].filter(isTold),
  };
}
