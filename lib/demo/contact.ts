import type { OpenAccount } from './accounts';
import type { Offer } from './contract';
import { type PersonRow, pickFields } from './fields';
import { lookupEndpoint } from './lookup';
import { holdsAny, overlaps, PREMIUM_FIELDS, surcharge } from './pricing';
import { isRow, rowsOf } from './rows';

const PATH = '/person/contact/enrich';
const BUSINESS = 'contact.business_emails';
const PARTS = [
  ...['contact', BUSINESS, 'contact.personal_emails', 'contact.phone_numbers', 'contact.websites'],
];
const TIERS = PREMIUM_FIELDS.filter(({ field }) => PARTS.includes(field));
const VERIFYING_CREDITS = 0.5;

const OFFER: Offer = {
  parameters: ['professional_network_profile_urls', 'business_emails', 'fields', 'verified'],
  // Only these five: paths below them are not named in the documents, and other fields are a 400.
  isKnown: (field) => PARTS.includes(field),
  listed: PARTS,
  defaults: ['contact'],
  baseCredits: 0,
  premiumFields: TIERS,
  show: (person, { fields, denied }, { verified }) => {
    const deliverable = withJulyStatuses(person, verified);
    const shown = pickFields(deliverable, fields, denied);
    const isEmptied = verified && holdsAny(person, BUSINESS) && !holdsAny(deliverable, BUSINESS);
    if (!isEmptied || !fields.some((field) => overlaps(field, BUSINESS))) return shown;
    const message = 'No verified business email was found';
    const contact = 'contact' in shown && isRow(shown.contact) ? shown.contact : {};
    return { ...shown, contact: { ...contact, business_emails_message: message } };
  },
  price: (shown, _, { verified }) => surcharge(TIERS, shown) + (verified ? VERIFYING_CREDITS : 0),
  // The cheapest tier asked for; websites alone are free.
  due: (fields) => {
    const asked = TIERS.filter((tier) => fields.some((field) => overlaps(field, tier.field)));
    return asked.length === 0 ? 0 : Math.min(...asked.map(({ credits }) => credits));
  },
};

/**
 * POST /person/contact/enrich (section 1.11; prices and rate 1.9): either identifier, contact data
 * only, priced by tier with all tiers where `fields` is left out, free without a match. Plans have it
 * only if the account says so. `verified` keeps deliverable business addresses alone; the sentence
 * where none is left is ours.
 */
export const CONTACT_ENRICH = lookupEndpoint(PATH, 15, {
  offerOf: () => OFFER,
  isEnabled: (account) => account.contactEnrich ?? false,
  exists: (account: OpenAccount) =>
    account.contactEnrich === true || account.contract.paths.includes(PATH),
});

/** A person whose addresses bear the status words of July 2026 (1.6), or only the deliverable ones. */
export function withJulyStatuses(person: PersonRow, deliverableOnly = false): PersonRow {
  const { contact } = person;
  if (!isRow(contact)) return person;
  const business = renamed(contact.business_emails);
  return {
    ...person,
    contact: {
      ...contact,
      business_emails: deliverableOnly
        ? rowsOf(business).filter(({ status }) => status === 'deliverable')
        : business,
      personal_emails: renamed(contact.personal_emails),
    },
  };
}

function renamed(emails: unknown): unknown {
  if (!Array.isArray(emails)) return emails;
  return rowsOf(emails).map((row) => ({
    ...row,
    status: row.status === 'verified' ? 'deliverable' : 'catch_all',
  }));
}
