import { type Failure, FailureError, freeFailure } from '../failure';
import type { Match } from '../person';
import type { Reply } from '../providers/provider';
import { type Answer, findAnswer } from '../store/answers';
import { findBalance } from '../store/balances';
import { findOnList } from '../store/forgotten';
import { keepAnswer } from '../store/keep-answer';
import { type AskedParts, keepPart, withParts } from '../store/parts';
import type { NamedReceipt } from '../store/rows';
import type { Database } from '../store/schema';
import { openReceipt, withoutName, writeReceipt } from '../store/write-receipt';
import { allowed } from './allowed';
import {
  deletedMeanwhile,
  forgottenInAnswer,
  isForgottenFailure,
  refuseForgotten,
  withoutForgotten,
} from './forgotten';
import { isPart } from './in-flight';
import { openLine, purposeOf } from './line';
import type { Lookup, Surroundings } from './pipeline';
import { endWithFailure, settledBy } from './settle';

/** An answer that was paid for and could not be written. */
export interface Unkept {
  readonly answer: Answer;
  write(): Promise<Answer>;
}

/**
 * Buys one answer: forgotten? → allowed? → price → within the caps? → pending receipt → provider → answer and receipt in one write. Throws
 * FailureError; what it says of the charge is also in the receipt. Nothing more is sent once `isOver` says that everything has been deleted.
 */
export async function buy(
  around: Surroundings,
  lookup: Lookup,
  isOver: () => boolean,
): Promise<Unkept> {
  const { provider, identifier, wish } = lookup;
  await refuseForgotten(await around.database(provider), provider, identifier);
  // In this order: between the two the user may save another key.
  const measured = await findBalance(await around.database(provider), provider.id);
  const key = await allowed(around, provider);
  const known = await around.knownOf(provider, key);
  const price = provider.price(identifier.kind, wish, known);
  if (price.isOut) throw freeFailure(outCode(lookup), { provider: provider.name });
  const { atMost } = lookup;
  if (price.max > atMost) throw freeFailure('price-changed', { provider: provider.name });
  const errand = { purpose: purposeOf(lookup), identifiers: [identifier], isOver };
  const line = await openLine(around, provider, key, errand, known);
  const database = () => around.database(provider);
  const order = {
    provider: provider.id,
    identifier,
    purpose: errand.purpose,
    price,
    balanceKey: measured?.keySavedAt,
    ...(wish.isContactOnly && { contact: wish.contact }),
    ...(wish.isExtrasOnly && { extras: wish.extras?.[provider.id] ?? [] }),
  };
  const caps = await around.caps(provider);
  // Nobody is to be named in the books again, were it for a moment: this one may have waited for others.
  if (isOver()) throw freeFailure('interrupted', { provider: provider.name });
  const receipt = await openReceipt(await database(), order, around.now(), caps);
  let reply: Reply;
  try {
    // The receipt may have been written after all others were deleted.
    if (isOver()) throw freeFailure('interrupted');
    reply = await provider.enrich(line, { identifiers: [identifier], wish, atMost });
    refuseWithoutOutcome(reply);
  } catch (thrown) {
    const ended = isOver() ? withoutName(receipt) : receipt;
    const failure = await endWithFailure(database, ended, thrown, around.now());
    const about = { provider: provider.name, receiptId: receipt.id };
    throw new FailureError({ ...failure, ...about } satisfies Failure);
  }
  const settled = settledBy(receipt, reply, around.now());
  return keep(database, settled, reply, { wish, provider }, around);
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

/** What is no "nobody" must not be kept as one: a refusal of this identifier, or calls that failed after some were paid for. */
function refuseWithoutOutcome({ outcomes, failures, credits = 0 }: Reply): void {
  if ((outcomes[0]?.matches.length ?? 0) > 0) return;
  const said = outcomes[0]?.refusedFor;
  const failure = failures?.[0]?.failure ?? (said && { code: 'refused', charged: 'no', said });
  if (!failure) return;
  if (failure.charged === 'maybe' || credits === 0) throw new FailureError(failure);
  throw new FailureError({ ...failure, charged: 'yes', credits });
}

/**
 * Writes what was bought, and answers with all that is now known. It is shown even where it cannot be written: a full disk, a
 * database that stays closed. Throws FailureError where it names nobody but people who are never looked up.
 */
async function keep(
  database: () => Promise<Database>,
  receipt: NamedReceipt,
  reply: Reply,
  lookup: Pick<Lookup, 'wish' | 'provider'>,
  { confirms, isOwn }: Pick<Surroundings, 'confirms' | 'isOwn'>,
): Promise<Unkept> {
  const { provider, identifier, settledAt: at = receipt.at } = receipt;
  const matches = reply.outcomes[0]?.matches ?? [];
  const failure = reply.failures?.[0]?.failure;
  const news = {
    isFresh: true,
    ...(failure && { failure: { ...failure, receiptId: receipt.id } }),
  };
  const about = { identifier, provider, matches, at, receipt, ...news };
  // What was not asked for, or did not come because a later call failed, is not gone: what was bought of it before stays.
  const asked = failure === undefined ? askedIn(reply, lookup) : { contact: [], extras: [] };
  const isOfPart = isPart(lookup.wish);
  const write = async (): Promise<Answer> => {
    // Opened anew for each try: the one before may have been closed under us.
    const store = await database();
    const keeping = isOfPart ? keepPart : keepAnswer;
    const kept = await keeping(store, receipt, reply, asked, confirms, isOwn);
    if (kept.isDeleted) throw deletedMeanwhile(receipt);
    const known =
      kept.matches.length > 0 || isOfPart
        ? await findAnswer(store, provider, identifier, at)
        : undefined;
    // Somebody may have been forgotten since it was written, too.
    const on = kept.forgotten ?? (known ? undefined : await findOnList(store, identifier));
    if (on?.by === 'person') throw forgottenInAnswer(on, receipt);
    if (isOfPart) {
      return { ...about, isKept: true, matches: known?.matches ?? kept.matches };
    }
    return known ? { ...known, ...news } : { ...about, matches: kept.matches, isKept: true };
  };
  try {
    const again = (thrown: unknown) =>
      isForgottenFailure(thrown) ? Promise.reject(thrown) : write();
    return { answer: await write().catch(again), write };
  } catch (thrown) {
    if (isForgottenFailure(thrown)) throw thrown;
    // The books at least, which need less room; where even that fails the receipt stays pending, as "may have been charged".
    const books = { ...receipt, failureCode: 'storage-full' };
    await database()
      .then((store) => writeReceipt(store, books))
      .catch(() => undefined);
    const named = await database()
      .then((store) => withoutForgotten(store, receipt, matches, isOwn))
      .catch((refused) => (isForgottenFailure(refused) ? Promise.reject(refused) : matches));
    const shown = isOfPart
      ? await addedTo(database, { ...about, matches: named }, asked.extras)
      : named;
    return { answer: { ...about, matches: shown, isKept: false }, write };
  }
}

/** What a reply says that it was really asked for beside the card, else all that was wished; of one sort of parts alone nothing of the other. */
function askedIn(
  { askedContact, askedExtras }: Reply,
  { wish, provider: { id, supports } }: Pick<Lookup, 'wish' | 'provider'>,
): AskedParts {
  const ids = askedExtras ?? (wish.isContactOnly ? [] : wish.extras?.[id]) ?? [];
  return {
    contact: askedContact ?? (wish.isExtrasOnly ? [] : wish.contact),
    extras: supports.extras.filter((extra) => ids.includes(extra.id)),
  };
}

/** The card with the parts that could not be written; where it cannot be read either, the parts alone. */
async function addedTo(
  database: () => Promise<Database>,
  { provider, identifier, matches, at }: Omit<Answer, 'isKept'>,
  extras: AskedParts['extras'],
): Promise<readonly Match[]> {
  const card = await database()
    .then((store) => findAnswer(store, provider, identifier, at))
    .catch(() => undefined);
  return withParts(identifier, card?.matches ?? [], matches, extras);
}
