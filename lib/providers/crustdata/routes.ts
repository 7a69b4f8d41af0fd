import type { Identifier } from '../../identifier';
import type { Price, Refusal, Wish } from '../provider';
import { CONTACT, ENRICH, LIVE } from './endpoints';
import {
  cardFields,
  contactFields,
  detailFields,
  type EnrichPath,
  endpointOf,
  extraFields,
  type Known,
  previewFields,
} from './fields';
import { creditsFor, hasUnknown } from './prices';

/** How an order is put: to which endpoint, for which fields, with which flags, and what that costs one identifier. */
export interface Route {
  readonly path: EnrichPath;
  /**
   * Never empty but where `/person/enrich` refuses every group by name, as the letter of the given document has it: then `fields` is left
   * out, and all there is may come and be charged.
   */
  readonly fields: readonly string[];
  readonly flags: Readonly<Partial<Record<'preview' | 'enrich_realtime' | 'force_fetch', true>>>;
  readonly price: Price;
  /** Whether the card has to be fetched by profile afterwards; `price` holds that too. */
  readonly needsCard: boolean;
}

/** `preview: true`, whoever asks. */
export const PREVIEW_REFUSAL: Refusal = 'preview';
/** The two flags of state A. */
export const FRESHNESS_REFUSAL: Refusal = `freshness@${ENRICH}`;
/** The live endpoint. */
export const LIVE_REFUSAL: Refusal = 'live';
/** The threshold as a parameter, which later states do not have. */
export const SIMILARITY_REFUSAL: Refusal = `min_similarity_score@${ENRICH}`;

// The published maximum of a look-up, and the price of the live endpoint. What the flags cost is not published ("may cost more"),
// nor what comes where `fields` is left out.
const MOST_CREDITS = 7;

/** What it is remembered as that a kind of identifier cannot be asked for at an endpoint. */
export function kindRefusal(kind: Identifier['kind'], path: EnrichPath): Refusal {
  return `${kind}@${path}`;
}

/**
 * The way that serves a wish by what is known of the key; `undefined` where the plan has none. Sections 1.3, 1.4, 1.9, 1.11 and 1.12
 * of the published contract: what only an older state offers is asked for until it is refused, then today's endpoint is taken.
 */
export function routeOf(
  kind: Identifier['kind'],
  wish: Wish,
  extras: readonly string[],
  known: Known,
): Route | undefined {
  const route = wayOf(kind, wish, extras, known);
  if (route === undefined || wish.isPreview) return route;
  const { path, fields, price, needsCard } = route;
  const card = needsCard ? cachedRoute({ ...wish, contact: [] }, extras, known).fields : [];
  const isOpen = hasUnknown(path, fields, known) || (needsCard && hasUnknown(ENRICH, card, known));
  return isOpen ? { ...route, price: { ...price, isOpen: true } } : route;
}

function wayOf(
  kind: Identifier['kind'],
  wish: Wish,
  extras: readonly string[],
  known: Known,
): Route | undefined {
  const isOpen = !known.refused.has(kindRefusal(kind, ENRICH));
  if (wish.isPreview) return isOpen ? previewRoute(known) : undefined;
  if (wish.isContactOnly) return detailsRoute(kind, wish, known);
  if (wish.isExtrasOnly) return partRoute(kind, extraFields(extras, known), known);
  if (wish.freshness === undefined || wish.freshness === 'cached') {
    return isOpen ? cachedRoute(wish, extras, known) : contactRoute(kind, wish, extras, known);
  }
  if (isOpen && !known.refused.has(FRESHNESS_REFUSAL)) {
    const cached = cachedRoute(wish, extras, known);
    const flags: Route['flags'] =
      wish.freshness === 'live'
        ? { enrich_realtime: true, force_fetch: true }
        : { enrich_realtime: true };
    return { ...cached, flags, price: upTo(cached.price) };
  }
  // The live endpoint takes profiles alone.
  return kind === 'profile' ? liveRoute(wish, extras, known) : undefined;
}

function previewRoute(known: Known): Route | undefined {
  const fields = previewFields(known);
  if (known.refused.has(PREVIEW_REFUSAL)) return undefined;
  // With a freshness flag the provider refuses a preview.
  return {
    path: ENRICH,
    fields,
    flags: { preview: true },
    price: { min: 0, max: 0 },
    needsCard: false,
  };
}

function cachedRoute(wish: Wish, extras: readonly string[], known: Known): Route {
  const fields = cardFields(ENRICH, wish, extras, known);
  const listed = { min: creditsFor(ENRICH, [], known), max: creditsFor(ENRICH, fields, known) };
  const price = fields.length === 0 ? upTo(listed) : listed;
  return { path: ENRICH, fields, flags: {}, price, needsCard: false };
}

function liveRoute(wish: Wish, extras: readonly string[], known: Known): Route | undefined {
  const fields = cardFields(LIVE, wish, extras, known);
  if (fields.length === 0 || isClosed(LIVE, LIVE_REFUSAL, known)) return undefined;
  const price = { min: creditsFor(LIVE, [], known), max: creditsFor(LIVE, fields, known) };
  return { path: LIVE, fields, flags: {}, price, needsCard: false };
}

function contactRoute(
  kind: Identifier['kind'],
  wish: Wish,
  extras: readonly string[],
  known: Known,
): Route | undefined {
  const fields = contactFields(wish, known);
  if (fields.length === 0 || isClosed(CONTACT, kindRefusal(kind, CONTACT), known)) return undefined;
  const details = creditsFor(CONTACT, fields, known);
  const card = cachedRoute({ ...wish, contact: [] }, extras, known).price;
  // Of somebody found without a profile, only the details are charged.
  const price: Price = {
    min: Math.min(1, details),
    max: details + card.max,
    ...(card.isOpen && { isOpen: true }),
  };
  return { path: CONTACT, fields, flags: {}, price, needsCard: true };
}

/**
 * For contact details alone: the endpoint that sells them by themselves, without the price of a record; else `/person/enrich`, asked for
 * nothing but them.
 */
function detailsRoute(kind: Identifier['kind'], wish: Wish, known: Known): Route | undefined {
  if (wish.contact.length === 0) return undefined;
  const alone = contactFields(wish, known);
  if (alone.length > 0 && !isClosed(CONTACT, kindRefusal(kind, CONTACT), known)) {
    const credits = creditsFor(CONTACT, alone, known);
    const price = { min: credits, max: credits };
    return { path: CONTACT, fields: alone, flags: {}, price, needsCard: false };
  }
  return partRoute(kind, detailFields(wish, known), known);
}

/** For parts of a card alone: a record that holds nothing but them. */
function partRoute(
  kind: Identifier['kind'],
  fields: readonly string[],
  known: Known,
): Route | undefined {
  if (fields.length === 0 || isClosed(ENRICH, kindRefusal(kind, ENRICH), known)) return undefined;
  const price = { min: creditsFor(ENRICH, [], known), max: creditsFor(ENRICH, fields, known) };
  return { path: ENRICH, fields, flags: {}, price, needsCard: false };
}

/** Whether the plan lacks an endpoint: it was refused, or is listed as not enabled. One that is not listed may be tried, for free. */
function isClosed(path: EnrichPath, refusal: Refusal, known: Known): boolean {
  return known.refused.has(refusal) || endpointOf(path, known)?.isEnabled === false;
}

/** The price of a look-up of which no price is published: likely no more than any published one, but nobody says so. */
function upTo({ min, max }: Price): Price {
  return { min, max: Math.max(max, MOST_CREDITS), isOpen: true };
}
