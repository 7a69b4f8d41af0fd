import type { OwnPrices } from '../figures';
import type { Account, ContactKind, Endpoint, Extra, Refusal, Wish } from '../provider';
import { CONTACT, ENRICH, type LIVE } from './endpoints';

/** What decides which route serves: what the account endpoints told of the key, and what it was refused. */
export interface Known {
  readonly account?: Account | undefined;
  readonly refused: ReadonlySet<Refusal>;
  /** The user's own figures for what the account does not tell. */
  readonly prices?: OwnPrices | undefined;
}

/** The endpoints that answer with people for identifiers. */
export type EnrichPath = typeof ENRICH | typeof CONTACT | typeof LIVE;

/** Stored business e-mails; how they are asked for depends on the state of the published contract. */
export const BUSINESS_EMAILS = 'contact.business_emails';
/** The group of all contact details: all that state A knows. */
export const CONTACT_GROUP = 'contact';

// Omitting `fields` means only two groups today, so they are always named (section 1.4 of the published contract).
const ALWAYS = [
  'basic_profile',
  'professional_network',
  'social_handles',
  'experience',
  'education',
  'skills',
] as const;
// A preview holds basic profile fields only; the handles are in every state's default.
const PREVIEW = ['basic_profile', 'social_handles'] as const;

/** Each kind of contact details as a field. */
export const CONTACT_FIELD = {
  businessEmails: BUSINESS_EMAILS,
  personalEmails: 'contact.personal_emails',
  phones: 'contact.phone_numbers',
  websites: 'contact.websites',
} as const satisfies Record<ContactKind, string>;

/** Groups beyond the ordinary, and what each adds at most in credits (section 1.9). */
export const EXTRAS = [
  { id: 'certifications', credits: 0, brings: ['certifications'] },
  { id: 'honors', credits: 0, brings: ['honours'] },
  { id: 'dev_platform_profiles', credits: 1, brings: ['codeProfiles'] },
] as const satisfies readonly Extra[];

/** What a refused field is remembered as: by its name, and by the endpoint too where it is not the ordinary one. */
export function fieldRefusal(field: string, path: EnrichPath): Refusal {
  return path === ENRICH ? `field:${field}` : `field:${field}@${path}`;
}

/**
 * What to ask `/person/enrich` or the live endpoint for; empty where every group of the card is refused. The live endpoint is not asked
 * for what has a price of its own elsewhere, since none is published for it there.
 */
export function cardFields(
  path: typeof ENRICH | typeof LIVE,
  wish: Wish,
  extras: readonly string[],
  known: Known,
): string[] {
  const card = ALWAYS.filter((field) => !isOut(field, path, known));
  if (card.length === 0) return [];
  const chosen = EXTRAS.filter(
    ({ id, credits }) =>
      (path === ENRICH || credits === 0) &&
      (extras.includes(id) || (id === 'certifications' && isListed(id, path, known))),
  );
  return [
    ...card,
    ...(path === ENRICH ? contactParts(wish, known) : []),
    ...chosen.flatMap(({ id }) => (isOut(id, path, known) ? [] : [id])),
  ];
}

/** What to ask a preview for. */
export function previewFields(known: Known): string[] {
  return PREVIEW.filter((field) => !isOut(field, ENRICH, known));
}

/**
 * What to ask the contact endpoint for. Where no detail is wished the business e-mail stands in: without `fields` all kinds would be
 * charged, and who is found by an address has one.
 */
export function contactFields(wish: Wish, known: Known): string[] {
  const parts = wish.contact.length === 0 ? [BUSINESS_EMAILS] : partsOf(wish);
  return parts.filter((field) => !isOut(field, CONTACT, known));
}

/**
 * What to ask `/person/enrich` for where contact details alone are wished. A plan that lists its fields is asked for none that it does not
 * list. A part that is no field there may come with the whole group, which is dearer.
 */
export function detailFields(wish: Wish, known: Known): string[] {
  const parts = partsOf(wish);
  const open = parts.filter((field) => !isOut(field, ENRICH, known) && isOffered(field, known));
  const isGroupOpen = mayExist(known) && isOffered(CONTACT_GROUP, known);
  return open.length < parts.length && isGroupOpen ? [CONTACT_GROUP] : open;
}

/**
 * What to ask `/person/enrich` for where extras alone are wished. A plan that lists its fields is asked for none that it does not list.
 */
export function extraFields(extras: readonly string[], known: Known): string[] {
  const ids = EXTRAS.map(({ id }) => id).filter((id) => extras.includes(id));
  return ids.filter((id) => !isOut(id, ENRICH, known) && isOffered(id, known));
}

/** The extras among fields that were sent. */
export function extrasAmong(fields: readonly string[]): string[] {
  return EXTRAS.map(({ id }) => id).filter((id) => fields.includes(id));
}

/** The kinds of contact details among fields that were sent: those of the whole group are all. */
export function contactKinds(fields: readonly string[]): ContactKind[] {
  const kinds: ContactKind[] = ['businessEmails', 'personalEmails', 'phones', 'websites'];
  return kinds.filter((kind) => fields.some((field) => isWithin(CONTACT_FIELD[kind], field)));
}

/** What the account endpoints say of an endpoint, if they say anything. */
export function endpointOf(path: string, { account }: Known): Endpoint | undefined {
  return account?.endpoints?.find((endpoint) => endpoint.path === path);
}

/**
 * The parts of `contact` to ask for. Where the business e-mail by itself is no field the whole group stands in, for all parts; where
 * that is refused too, or is known not to exist, the parts that are left.
 */
function contactParts(wish: Wish, known: Known): string[] {
  const parts = partsOf(wish);
  const isNoField = known.refused.has(fieldRefusal(BUSINESS_EMAILS, ENRICH));
  return parts.includes(BUSINESS_EMAILS) && isNoField && mayExist(known)
    ? [CONTACT_GROUP]
    : parts.filter((field) => !isOut(field, ENRICH, known));
}

function partsOf({ contact }: Wish): string[] {
  return [...new Set(contact)].map((kind) => CONTACT_FIELD[kind]);
}

/** Whether the group of contact details can be asked for. An account that lists fields and none of contact has no such group. */
function mayExist(known: Known): boolean {
  if (known.refused.has(fieldRefusal(CONTACT_GROUP, ENRICH))) return false;
  const { fieldsInPlan = [], fieldsNotInPlan = [] } = known.account ?? {};
  // Asking for a group of which a part is outside the plan would be refused like the part.
  if (fieldsNotInPlan.some((field) => isWithin(field, CONTACT_GROUP))) return false;
  return fieldsInPlan.length === 0 || fieldsInPlan.some((field) => isWithin(field, CONTACT_GROUP));
}

function isOut(field: string, path: EnrichPath, known: Known): boolean {
  const { missing } = planOf(path, known);
  return (
    known.refused.has(fieldRefusal(field, path)) ||
    missing.some((disabled) => isWithin(field, disabled))
  );
}

/** Whether a plan that lists the fields of `/person/enrich` has it among them; one that lists none may have any. */
function isOffered(field: string, known: Known): boolean {
  const { listed } = planOf(ENRICH, known);
  return listed.length === 0 || listed.some((name) => isWithin(field, name));
}

function isListed(field: string, path: EnrichPath, known: Known): boolean {
  return planOf(path, known).listed.includes(field);
}

function planOf(
  path: EnrichPath,
  known: Known,
): { listed: readonly string[]; missing: readonly string[] } {
  const { account } = known;
  if (path === ENRICH) {
    return { listed: account?.fieldsInPlan ?? [], missing: account?.fieldsNotInPlan ?? [] };
  }
  const endpoint = endpointOf(path, known);
  return { listed: endpoint?.fieldsInPlan ?? [], missing: endpoint?.fieldsNotInPlan ?? [] };
}

/** Whether a field is the other, or part of it. */
export function isWithin(field: string, group: string): boolean {
  return field === group || field.startsWith(`${group}.`);
}
