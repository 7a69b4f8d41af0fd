import { type Failure, FailureError, freeFailure } from '../failure';
import type { Match } from '../person';
import type { Reply, Wish } from '../providers/provider';
import type { Confirms } from '../store/aliases';
import { type Answer, findAnswer, keepAnswer } from '../store/answers';
import { keepContact, withContact } from '../store/contact-details';
import { openReceipt, writeReceipt } from '../store/receipts';
import type { Database, NamedReceipt } from '../store/schema';
import { allowed } from './allowed';
import type { Lookup, Surroundings } from './pipeline';
import { endWithFailure, settledBy } from './settle';

/** An answer that was paid for and could not be written. */
export interface Unkept {
  readonly answer: Answer;
  write(): Promise<Answer>;
}

/**
 * Buys one answer: allowed? → price → pending receipt → provider → answer and receipt in one write. Throws FailureError; what it says of
 * the charge is also in the receipt.
 */
export async function buy(around: Surroundings, lookup: Lookup): Promise<Unkept> {
  const { provider, identifier, wish } = lookup;
  const key = await allowed(around, provider);
  const known = await around.knownOf(provider, key);
  const price = provider.price(identifier.kind, wish, known);
  if (price.isOut) throw freeFailure(outCode(lookup), { provider: provider.name });
  const { atMost } = lookup;
  if (price.max > atMost) throw freeFailure('price-changed', { provider: provider.name });
  const fetch = await around.fetch(provider);
  const line = { ...known, key, fetch, timeoutMs: await around.timeoutMs() };
  const database = () => around.database(provider);
  const details = wish.isContactOnly ? { contact: wish.contact } : {};
  const order = { provider: provider.id, identifier, price, ...details };
  const receipt = await openReceipt(await database(), order, around.now());
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
  return keep(database, settled, reply, wish, around.confirms);
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
 * database that stays closed.
 */
async function keep(
  database: () => Promise<Database>,
  receipt: NamedReceipt,
  reply: Reply,
  wish: Wish,
  confirms: Confirms,
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
    if (wish.isContactOnly) {
      await keepContact(store, receipt, reply, contact, confirms);
      const card = await findAnswer(store, provider, identifier, at);
      return { ...about, isKept: true, matches: card?.matches ?? matches };
    }
    await keepAnswer(store, receipt, reply, { ...wish, contact }, confirms);
    const known = matches.length > 0 && (await findAnswer(store, provider, identifier, at));
    return known ? { ...known, ...news } : { ...about, isKept: true };
  };
  try {
    return { answer: await write().catch(write), write };
  } catch {
    // The books at least, which need less room; where even that fails the receipt stays pending, as "may have been charged".
    const books = { ...receipt, failureCode: 'storage-full' };
    await database()
      .then((store) => writeReceipt(store, books))
      .catch(() => undefined);
    const shown = wish.isContactOnly ? await addedTo(database, about) : matches;
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
