import { freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { Line, Price } from '../providers/provider';
import { findBalance } from '../store/balances';
import type { Caps } from '../store/caps';
import type { Purpose } from '../store/rows';
import { allowed } from './allowed';
import { isPart } from './in-flight';
import { type Errand, openLine, purposeOf } from './line';
import type { Lookup, Surroundings } from './pipeline';

/** On what an order is sent. */
export interface Terms {
  readonly line: Line;
  /** Of one person. */
  readonly price: Price;
  readonly caps: Caps;
  readonly purpose: Purpose;
  /** The key of the last balance, as it was before the key of this order was read. */
  readonly balanceKey: number | undefined;
}

/**
 * The terms of an order about people of one kind, where everything stands that must: allowed? → a way to ask? → at most the announced price?
 * Throws FailureError, and then nothing was sent and nothing charged.
 */
export async function termsOf(
  around: Surroundings,
  lookup: Lookup,
  identifiers: readonly Identifier[],
  isOver: () => boolean,
  waits: Pick<Errand, 'gate' | 'mostMs'> = {},
): Promise<Terms> {
  const { provider, identifier, wish, atMost } = lookup;
  // In this order: between the two the user may save another key.
  const measured = await findBalance(await around.database(provider), provider.id);
  const key = await allowed(around, provider);
  const known = await around.knownOf(provider, key);
  const price = provider.price(identifier.kind, wish, known);
  if (price.isOut) throw freeFailure(outCode(lookup), { provider: provider.name });
  if (price.max > atMost) throw freeFailure('price-changed', { provider: provider.name });
  const purpose = purposeOf(lookup);
  const errand = { ...waits, purpose, identifiers, isOver };
  const line = await openLine(around, provider, key, errand, known);
  const caps = await around.caps(provider);
  // Nobody is to be named in the books again, were it for a moment: this one may have waited for others.
  if (isOver()) throw freeFailure('interrupted', { provider: provider.name });
  return { line, price, caps, purpose, balanceKey: measured?.keySavedAt };
}

/** Why there is no way to ask: the provider has no such thing, or the plan has not. */
function outCode({ provider, identifier, wish }: Lookup): 'not-supported' | 'not-in-plan' {
  const { kinds, contact, extras, hasPreview } = provider.supports;
  const isOffered = isPart(wish)
    ? contact.some((kind) => wish.isContactOnly && wish.contact.includes(kind)) ||
      extras.some(({ id }) => wish.isExtrasOnly && wish.extras?.[provider.id]?.includes(id))
    : hasPreview || !wish.isPreview;
  return isOffered && kinds.includes(identifier.kind) ? 'not-in-plan' : 'not-supported';
}
