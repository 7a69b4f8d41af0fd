import { DEFAULT_FIELDS, isKnownField, LISTED_FIELDS, type PersonRow, pickFields } from './fields';
import type { LookupRequest } from './lookup-request';
import { BASE_CREDITS, PREMIUM_FIELDS, type PremiumField, surcharge } from './pricing';

/**
 * A published state of the contract (section 1.1 of the collected API contracts): A is that of the
 * given document, D today's. Demo mode speaks B; the simulator's tests add the others.
 */
export type ContractName = 'A' | 'B' | 'C' | 'D';

/** What a request may cut out of a person: the fields asked for, less those that the plan lacks. */
export type Cut = { readonly fields: readonly string[]; readonly denied: readonly string[] };

/** How one endpoint looks people up by identifier: what it takes, what it shows, what it costs. */
export type Offer = {
  /** The body's keys; any other is refused. */
  readonly parameters: readonly string[];
  isKnown(field: string): boolean;
  /** What GET /account/endpoints lists. */
  readonly listed: readonly string[];
  /** What is answered when `fields` is left out. */
  readonly defaults: readonly string[];
  readonly baseCredits: number;
  readonly premiumFields: readonly PremiumField[];
  /** `person_data` for a request. */
  show(person: PersonRow, cut: Cut, request: LookupRequest, nowMs: number): object;
  /** Credits for one person of whom `shown` is returned. */
  price(shown: object, person: PersonRow, request: LookupRequest): number;
  /** Credits that the balance must hold for each identifier before anybody is looked up. */
  due(fields: readonly string[]): number;
};

/** How an account is spoken to. */
export type Contract = {
  readonly enrich: Offer;
  /** The other paths that this state has. */
  readonly paths: readonly string[];
  /** What an ordinary plan lacks. */
  readonly gatedFields: readonly string[];
  /** Whether an ordinary plan has `preview`. */
  readonly hasPreview: boolean;
};

/** State B, spring 2026: both identifiers, groups in `fields`, an additive price from 1 to 7. */
export const STATE_B: Contract = {
  enrich: {
    parameters: [
      ...['professional_network_profile_urls', 'business_emails', 'fields'],
      ...['min_similarity_score', 'preview', 'enrich_realtime', 'force_fetch'],
    ],
    isKnown: isKnownField,
    listed: LISTED_FIELDS,
    defaults: DEFAULT_FIELDS,
    baseCredits: BASE_CREDITS,
    premiumFields: PREMIUM_FIELDS,
    // A refresh flag changes neither answer nor price: "accepted, effect may vary", and the date
    // inside the person is the only proof of freshness anyway.
    show: (person, { fields, denied }) => pickFields(person, fields, denied),
    price: (shown) => BASE_CREDITS + surcharge(PREMIUM_FIELDS, shown),
    due: () => BASE_CREDITS,
  },
  paths: [
    '/person/search',
    '/person/search/autocomplete',
    '/person/professional_network/enrich/live',
  ],
  gatedFields: ['certifications', 'honors'],
  hasPreview: false,
};
