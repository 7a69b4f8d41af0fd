import { type Figure, figureOf, reckoned } from '../figures';
import { CONTACT, ENRICH, LIVE } from './endpoints';
import {
  CONTACT_FIELD,
  CONTACT_GROUP,
  type EnrichPath,
  EXTRAS,
  endpointOf,
  isWithin,
  type Known,
} from './fields';

// Section 1.9. Websites are within the published maximum of 7. All kinds make the published cap of 5 at the contact endpoint; an account
// that lists prices of its own is held to no cap.
const BASE_CREDITS = { [ENRICH]: 1, [LIVE]: 7, [CONTACT]: 0 } as const satisfies Record<
  EnrichPath,
  number
>;
const SURCHARGES: Readonly<Record<string, number>> = {
  [CONTACT_FIELD.businessEmails]: 1,
  'contact.personal_emails': 2,
  'contact.phone_numbers': 2,
  dev_platform_profiles: 1,
};

// What a record costs without extras is a figure of its own but at the contact endpoint, which sells none.
const BASE_ID: Readonly<Partial<Record<EnrichPath, string>>> = {
  [ENRICH]: 'profile',
  [LIVE]: 'live',
};

/**
 * The most credits for one identifier at an endpoint with these fields: as the account lists them, else as the user says, else as
 * published.
 */
export function creditsFor(path: EnrichPath, fields: readonly string[], known: Known): number {
  const listed = listedAt(path, known);
  const contact = fields.filter((field) => isWithin(field, CONTACT_GROUP));
  const others = fields.filter((field) => !contact.includes(field));
  return others.reduce(
    (sum, field) => sum + surchargeOf(field, listed, known),
    reckoned(baseOf(path, known)) + contactCredits(contact, listed, known),
  );
}

/** Whether the user says that nobody knows what something of it costs. */
export function hasUnknown(path: EnrichPath, fields: readonly string[], known: Known): boolean {
  const listed = listedAt(path, known);
  const parts = fields.includes(CONTACT_GROUP)
    ? [...fields, ...Object.values(CONTACT_FIELD)]
    : fields;
  return [baseOf(path, known), ...parts.map((field) => figureFor(field, listed, known))].some(
    ({ credits }) => credits === 'unknown',
  );
}

/** The price list: of `/person/enrich` with what can be asked for there, and of the live endpoint. */
export function figures(known: Known): Figure[] {
  const listed = listedAt(ENRICH, known);
  const contact = Object.values(CONTACT_FIELD);
  const extras = EXTRAS.map(({ id }) => id);
  return [
    baseOf(ENRICH, known),
    ...[...contact, ...extras].map((field) => figureFor(field, listed, known)),
    baseOf(LIVE, known),
  ];
}

type Surcharges = readonly (readonly [field: string, credits: number])[];

function listedAt(path: EnrichPath, known: Known): Surcharges {
  return Object.entries(endpointOf(path, known)?.surcharges ?? {});
}

function baseOf(path: EnrichPath, known: Known): Figure {
  const told = endpointOf(path, known)?.credits;
  const id = BASE_ID[path];
  if (id === undefined) return figureOf(undefined, path, BASE_CREDITS[path], told);
  return figureOf(known.prices, id, BASE_CREDITS[path], told);
}

/** What is listed of a field, of what it is part of, and of its parts; else the user's figure, or the published one. */
function figureFor(field: string, listed: Surcharges, { prices }: Known): Figure {
  const told = touching([field], listed);
  const [id = field] = Object.entries(CONTACT_FIELD).find(([, name]) => name === field) ?? [];
  return figureOf(prices, id, SURCHARGES[field] ?? 0, told.length > 0 ? sumOf(told) : undefined);
}

function surchargeOf(field: string, listed: Surcharges, known: Known): number {
  return reckoned(figureFor(field, listed, known));
}

/** Contact details, each listed surcharge once. The group is all its parts, whatever they are called in this state. */
function contactCredits(fields: readonly string[], listed: Surcharges, known: Known): number {
  if (fields.length === 0) return 0;
  const told = touching(fields, listed);
  if (told.some(([field]) => field === CONTACT_GROUP)) return sumOf(told);
  const parts = fields.includes(CONTACT_GROUP) ? Object.values(CONTACT_FIELD) : fields;
  const byPart = parts.reduce((sum, part) => sum + surchargeOf(part, listed, known), 0);
  return Math.max(byPart, sumOf(told));
}

/** The surcharges of what is one of the fields, or lies within one, or around one. */
function touching(fields: readonly string[], listed: Surcharges): Surcharges {
  return listed.filter(([name]) =>
    fields.some((field) => isWithin(field, name) || isWithin(name, field)),
  );
}

function sumOf(surcharges: Surcharges): number {
  return surcharges.reduce((sum, [, credits]) => sum + credits, 0);
}
