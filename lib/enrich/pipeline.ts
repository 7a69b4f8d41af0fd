import { type Failure, FailureError, freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { Match } from '../person';
import type { ContactKind, Line, Provider, Reply, Wish } from '../providers/provider';
import type { Confirms } from '../store/aliases';
import { type Answer, findAnswer, keepAnswer } from '../store/answers';
import { findContactAsked, keepContact, withContact } from '../store/contact-details';
import { openReceipt, writeReceipt } from '../store/receipts';
import type { Database, Receipt } from '../store/schema';
import { allowed } from './allowed';
import { createInFlight, personKey, wishKey } from './in-flight';
import { endWithFailure, settledBy } from './settle';

/** All that the pipeline needs of the world outside, so that it runs alike in the worker and in Node. */
export interface Surroundings {
  database(provider: Provider): Promise<Database>;
  key(provider: Provider): Promise<string | undefined>;
  /** What is known of the key, and where to keep what it is refused. */
  knownOf(provider: Provider, key: string): Promise<Pick<Line, 'account' | 'refused' | 'refuse'>>;
  fetch(provider: Provider): Promise<typeof fetch>;
  /** Whether the browser lets us reach the provider's hosts. */
  mayReach(provider: Provider): Promise<boolean>;
  hasConsent(): Promise<boolean>;
  isOnline(): boolean;
  timeoutMs(): Promise<number>;
  /** Whether the match check confirms that an address belongs to a match; the lists that it needs are the worker's. */
  confirms: Confirms;
  /** ms since 1970. */
  now(): number;
}

/**
 * One person to look up. `again` asks the provider though the answer is known; `join` never asks it. Contact details alone are known
 * once they were asked for, whether or not any came.
 */
export interface Lookup {
  readonly provider: Provider;
  readonly identifier: Identifier;
  readonly wish: Wish;
  readonly how: 'ask' | 'again' | 'join';
  /** The highest price that was announced, in credits; a higher one is refused before anything is sent. */
  readonly atMost: number;
}

/** Looks people up: one at a time for each person, and the same wish once. */
export interface Pipeline {
  /** The answer, from the store if it is there. Throws FailureError; what it says of the charge is also in the receipt. */
  enrich(lookup: Lookup): Promise<Answer>;
}

/** An answer that was paid for and could not be written. */
interface Unkept {
  readonly answer: Answer;
  write(): Promise<Answer>;
}

/** Builds the pipeline: known? → in flight? → allowed? → pending receipt → provider → answer and receipt in one write. */
export function createPipeline(around: Surroundings): Pipeline {
  const inFlight = createInFlight();
  // Paid for, but the disk was full: as long as the worker lives nobody pays for these again.
  const unkept = new Map<string, Unkept>();

  function enrich(lookup: Lookup): Promise<Answer> {
    const running = inFlight.find(lookup);
    if (running !== undefined) return running;
    // Who only joins must not be joined by who asks.
    if (lookup.how === 'join') return bring(lookup);
    const since = around.now();
    return inFlight.start(lookup, (hasWaited) => bring(lookup, hasWaited ? since : undefined));
  }

  /** `since`: when this was asked for, where others about the same person came first. */
  async function bring(lookup: Lookup, since?: number): Promise<Answer> {
    const { provider, identifier, how, wish } = lookup;
    const person = personKey(lookup);
    const flight = wish.isContactOnly ? `${person} ${wishKey(wish, provider.id)}` : person;
    const held = unkept.get(flight);
    const kept = held && (await retried(held, flight));
    if (kept !== undefined && how !== 'again') return kept;
    let { contact } = wish;
    if (how !== 'again' || since !== undefined) {
      const database = await around.database(provider);
      const known = await findAnswer(database, provider.id, identifier, around.now());
      if (how !== 'again' && known !== undefined && !wish.isContactOnly) return known;
      // What another look-up has asked for meanwhile is not paid for once more.
      const from = how === 'again' ? since : 0;
      contact = known ? await notAsked(database, known, contact, from) : contact;
      if (wish.isContactOnly && known !== undefined && contact.length === 0) return known;
    }
    if (how === 'join') throw new FailureError({ code: 'interrupted', charged: 'maybe' });
    const bought = await buy(around, { ...lookup, wish: { ...wish, contact } });
    // What was held until now is older: written later, it would take the place of this.
    if (bought.answer.isKept) unkept.delete(flight);
    else unkept.set(flight, bought);
    return bought.answer;
  }

  async function retried(held: Unkept, flight: string): Promise<Answer> {
    try {
      const answer = await held.write();
      unkept.delete(flight);
      return answer;
    } catch {
      // Still no room: it goes on being held here.
      return held.answer;
    }
  }

  return { enrich };
}

/** Those of the kinds that were not asked for of everybody whom the answer names, since that moment (ms since 1970). */
async function notAsked(
  database: Database,
  { provider, matches }: Answer,
  kinds: readonly ContactKind[],
  since = 0,
): Promise<readonly ContactKind[]> {
  const asked = await Promise.all(
    matches.map(({ person }) => findContactAsked(database, provider, person.id)),
  );
  return kinds.filter(
    (kind) => asked.length === 0 || asked.some((one) => (one[kind] ?? -1) < since),
  );
}

async function buy(around: Surroundings, lookup: Lookup): Promise<Unkept> {
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
  receipt: Receipt,
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
