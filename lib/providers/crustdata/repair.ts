import { type Identifier, identifierKey } from '../../identifier';
import type { Refusal, Wish } from '../provider';
import { CONTACT, ENRICH, LIVE, type Refused } from './endpoints';
import { BUSINESS_EMAILS, CONTACT_GROUP, fieldRefusal } from './fields';
import { keyOf } from './join';
import {
  FRESHNESS_REFUSAL,
  kindRefusal,
  LIVE_REFUSAL,
  PREVIEW_REFUSAL,
  type Route,
  SIMILARITY_REFUSAL,
} from './routes';
import {
  complaintIn,
  isOfOneAddress,
  isPassing,
  lacksEndpoint,
  NOT_TAKEN,
  names,
  namesField,
  saysByEmailIsRefused,
} from './wording';

/** What a refused request was. */
export interface Sent {
  readonly route: Route;
  readonly identifiers: readonly Identifier[];
  readonly wish: Wish;
}

/** What a refusal teaches: what the key is refused, to be remembered, or which identifiers are. */
export type Lesson =
  | { readonly refusals: readonly Refusal[]; readonly isField: boolean }
  | { readonly identifiers: ReadonlySet<string> };

const PARAMETER = /param|propert|argument|\bkeys?\b|\binputs?\b/i;

/**
 * What a 400 or 403 teaches; `undefined` where it names nothing that was sent. An identifier counts before a parameter, since an
 * address may hold any word.
 */
export function lessonOf(refused: Refused, sent: Sent): Lesson | undefined {
  const { route } = sent;
  const named = refused.status === 400 ? namedIdentifiers(refused.words, sent.identifiers) : [];
  if (named.length > 0) return { identifiers: new Set(named.map(identifierKey)) };
  if (isPassing(refused.words)) return undefined;
  if (refused.status === 404) {
    const gone = route.path === ENRICH ? undefined : refusedEndpoint(refused, sent);
    return gone === undefined ? undefined : { refusals: [gone], isField: false };
  }
  const complaint = complaintIn(refused.words);
  const flag = refusedFlag(complaint, route);
  if (flag !== undefined) return { refusals: [flag], isField: false };
  const fields = namedFields(complaint, refused, sent);
  if (fields.length > 0) return { refusals: fieldRefusals(fields, refused, route), isField: true };
  const whole =
    route.path === ENRICH
      ? refusedAtEnrich(complaint, refused, sent)
      : refusedEndpoint(refused, sent);
  return whole === undefined ? undefined : { refusals: [whole], isField: false };
}

/** Whether the refusals are steps of asking for the business e-mail: of `contact.business_emails`, then of `contact`. */
export function isContactStep(refusals: readonly Refusal[]): boolean {
  const steps = [fieldRefusal(BUSINESS_EMAILS, ENRICH), fieldRefusal(CONTACT_GROUP, ENRICH)];
  return refusals.every((refusal) => steps.includes(refusal));
}

function refusedFlag(complaint: string, { flags }: Route): Refusal | undefined {
  if (flags.preview && /\bpreview\b/i.test(complaint)) return PREVIEW_REFUSAL;
  const isAboutFreshness = /enrich_realtime|force_fetch|\breal-?time\b/i.test(complaint);
  return flags.enrich_realtime && isAboutFreshness ? FRESHNESS_REFUSAL : undefined;
}

function refusedAtEnrich(complaint: string, refused: Refused, sent: Sent): Refusal | undefined {
  const { route, identifiers, wish } = sent;
  const isByEmail = identifiers[0]?.kind === 'email';
  const hasThreshold = isByEmail && wish.minSimilarity !== undefined;
  if (hasThreshold && names(complaint, 'min_similarity_score')) return SIMILARITY_REFUSAL;
  if (isByEmail && isOfOneAddress(complaint)) return undefined;
  if (isByEmail && saysByEmailIsRefused(complaint, refused)) return kindRefusal('email', ENRICH);
  // A complaint about parameters that names none: what later states dropped first is what it can mean.
  const isUnnamed =
    refused.status === 400 && NOT_TAKEN.test(complaint) && PARAMETER.test(complaint);
  if (!isUnnamed || /[a-z]_[a-z]/.test(complaint)) return undefined;
  if (route.flags.enrich_realtime) return FRESHNESS_REFUSAL;
  if (route.flags.preview) return PREVIEW_REFUSAL;
  return isByEmail ? kindRefusal('email', ENRICH) : undefined;
}

/** The plan, or the state of the contract, lacks the whole endpoint. A 400 says so of none. */
function refusedEndpoint(refused: Refused, { route, identifiers }: Sent): Refusal | undefined {
  if (refused.status === 400 || !lacksEndpoint(refused)) return undefined;
  if (route.path === LIVE) return LIVE_REFUSAL;
  return kindRefusal(identifiers[0]?.kind ?? 'profile', CONTACT);
}

function fieldRefusals(fields: readonly string[], refused: Refused, { path }: Route): Refusal[] {
  const refusals = fields.map((field) => fieldRefusal(field, path));
  // Outside the plan, the part would only take the whole group down with it.
  const isPart = fields.some((field) => field.startsWith(`${CONTACT_GROUP}.`));
  const isGroupLost = refused.status === 403 && path === ENRICH && isPart;
  return isGroupLost ? [...refusals, fieldRefusal(CONTACT_GROUP, ENRICH)] : refusals;
}

/** The fields sent that a complaint names: by their full name, else by the group or, asked by profile, by their last word. */
function namedFields(complaint: string, refused: Refused, { route, identifiers }: Sent): string[] {
  const exact = route.fields.filter((field) => namesField(complaint, field, refused));
  if (exact.length > 0) return exact;
  // By address, `business_emails` is also the parameter that holds the identifiers.
  const isByProfile = identifiers[0]?.kind === 'profile';
  return route.fields.filter((field) => {
    const [group = '', leaf] = field.split('.');
    if (leaf === undefined) return false;
    return (
      (route.path === ENRICH && namesField(complaint, group, refused)) ||
      (isByProfile && namesField(complaint, leaf, refused))
    );
  });
}

/** The identifiers that a message lists, in whatever spelling, such as `Invalid business emails: a, b`. */
function namedIdentifiers(words: string, identifiers: readonly Identifier[]): Identifier[] {
  const tokens = words.split(/[\s,;|'"`<>()[\]{}]+/);
  const keys = new Set(tokens.map((token) => keyOf(token.replace(/(?<![.:!?])[.:!?]+$/, ''))));
  return identifiers.filter((identifier) => keys.has(identifierKey(identifier)));
}
