import { freeFailure } from '../../failure';
import { type Identifier, profileUrl } from '../../identifier';
import type { Wish } from '../provider';
import { ENRICH } from './endpoints';
import type { Known } from './fields';
import { type Route, SIMILARITY_REFUSAL } from './routes';

/** Identifiers that one request may hold (section 1.3 of the published contract, and the given document). */
export const BATCH_LIMIT = 25;

/**
 * The body for identifiers of one kind on a route. `fields` names what is wanted, and is never an empty list. Throws FailureError `bad-input`: no
 * identifier or too many, two kinds, a threshold that is none.
 */
export function requestBody(
  route: Route,
  identifiers: readonly Identifier[],
  wish: Wish,
  known: Known,
): Record<string, unknown> {
  return {
    ...identifiersIn(identifiers),
    ...(identifiers[0]?.kind === 'email' ? threshold(route, wish, known) : {}),
    ...(route.fields.length > 0 && { fields: route.fields }),
    ...route.flags,
  };
}

/** The kind of all the identifiers. Throws FailureError `bad-input` where they have none in common, or are too many. */
export function kindOf(identifiers: readonly Identifier[]): Identifier['kind'] {
  const [first] = identifiers;
  const isInOrder =
    identifiers.length <= BATCH_LIMIT && identifiers.every(({ kind }) => kind === first?.kind);
  if (first === undefined || !isInOrder) throw freeFailure('bad-input');
  return first.kind;
}

function identifiersIn(identifiers: readonly Identifier[]): Record<string, readonly string[]> {
  const written = identifiers.map((one) =>
    one.kind === 'profile' ? `${profileUrl(one.slug)}/` : one.address,
  );
  return kindOf(identifiers) === 'profile'
    ? { professional_network_profile_urls: written }
    : { business_emails: written };
}

function threshold(
  { path }: Route,
  { minSimilarity }: Wish,
  { refused }: Known,
): { min_similarity_score?: number } {
  if (minSimilarity === undefined) return {};
  if (!(minSimilarity >= 0 && minSimilarity <= 1)) throw freeFailure('bad-input');
  // Only the one endpoint has it; elsewhere the match's own confidence tells.
  const isTaken = path === ENRICH && !refused.has(SIMILARITY_REFUSAL);
  return isTaken ? { min_similarity_score: minSimilarity } : {};
}
