import { type Failure, FailureError, freeFailure } from '../failure';
import type { Match } from '../person';
import type { Reply, Wish } from '../providers/provider';
import { type Answer, findAnswer } from '../store/answers';
import { keepContact, withContact } from '../store/contact-details';
import { findOnList } from '../store/forgotten';
import { keepAnswer } from '../store/keep-answer';
import type { Database, NamedReceipt } from '../store/schema';
import { openReceipt, writeReceipt } from '../store/write-receipt';
import { allowed } from './allowed';
import {
  forgottenInAnswer,
  isForgottenFailure,
  refuseForgotten,
  withoutForgotten,
} from './forgotten';
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
 * FailureError; what it says of the charge is also in the receipt.
 */
export async function buy(around: Surroundings, lookup: Lookup): Promise<Unkept> {
  const { provider, identifier, wish } = lookup;
  await refuseForgotten(await around.database(provider), provider, identifier);
  const key = await allowed(around, provider);
  const known = await around.knownOf(provider, key);
  const price = provider.price(identifier.kind, wish, known);
  if (price.isOut) throw freeFailure(outCode(lookup), { provider: provider.name });
  const { atMost } = lookup;
  if (price.max > atMost) throw freeFailure('price-changed', { provider: provider.name });
  const errand = { purpose: purposeOf(lookup), identifiers: [identifier] };
  const line = await openLine(around, provider, key, errand, known);
  const database = () => around.database(provider);
  const details = wish.isContactOnly ? { contact: wish.contact } : {};
  const order = {
    provider: provider.id,
    identifier,
    purpose: errand.purpose,
    price,
    ...details,
  };
  const caps = await around.caps(provider);
  const receipt = await openReceipt(await database(), order, around.now(), caps);
  let reply: Reply;
  try {
    reply = await provider.enrich(line, { identifiers: [identifier], wish, atMost });
    refuseWithoutOutcome(reply);
  } catch (thrown) {
    const failure = await endWithFailure(database, receipt, thrown, around.now());
    const about = { provider: provider.name, receiptId: receipt.id };
    throw new FailureError({ ...failure, ...about } satisfies Failure);
  }
  const settled = settledBy(receipt, reply, around.now());
  return keep(database, settled, reply, wish, around);
}

/** Why there is no way to ask: the provider has no such thing, or the plan has not. */
function outCode({ provider, identifier, wish }: Lookup): 'not-supported' | 'not-in-plan' {
  const { kinds, contact, hasPreview } = provider.supports;
  const isOffered = wish.isContactOnly
    ? contact.some((kind) => wish.contact.includes(kind))
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
  wish: Wish,
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
  const contact = failure === undefined ? (reply.askedContact ?? wish.contact) : [];
  const write = async (): Promise<Answer> => {
    // Opened anew for each try: the one before may have been closed under us.
    const store = await database();
    const kept = wish.isContactOnly
      ? await keepContact(store, receipt, reply, contact, confirms, isOwn)
      : await keepAnswer(store, receipt, reply, { ...wish, contact }, confirms, isOwn);
    const known =
      kept.matches.length > 0 || wish.isContactOnly
        ? await findAnswer(store, provider, identifier, at)
        : undefined;
    // Somebody may have been forgotten since it was written, too.
    const on = kept.forgotten ?? (known ? undefined : await findOnList(store, identifier));
    if (on?.by === 'person') throw forgottenInAnswer(on, receipt);
    if (wish.isContactOnly) {
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
    const shown = wish.isContactOnly
      ? await addedTo(database, { ...about, matches: named })
      : named;
    return { answer: { ...about, matches: shown, isKept: false }, write };
  }
}

/** The card with the details that could not be written; where it cannot be read either, the details alone. */
async function addedTo(
  database: () => Promise<Database>,
  { provider, identifier, matches, at }: Omit<Answer, 'isKept'>,
): Promise<readonly Match[]> {
  const card = await database()
    .then((store) => findAnswer(store, provider, identifier, at))
    .catch(() => undefined);
  return withContact(identifier, card?.matches ?? [], matches);
}
