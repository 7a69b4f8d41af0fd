import { type Failure, FailureError, freeFailure } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { Line, Provider, Reply, Wish } from '../providers/provider';
import { type Answer, findAnswer, keepAnswer } from '../store/answers';
import { openReceipt, writeReceipt } from '../store/receipts';
import type { Database, Receipt } from '../store/schema';
import { allowed } from './allowed';
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
  /** ms since 1970. */
  now(): number;
}

/** One person to look up. `again` asks the provider though the answer is known; `join` never asks it. */
export interface Lookup {
  readonly provider: Provider;
  readonly identifier: Identifier;
  readonly wish: Wish;
  readonly how: 'ask' | 'again' | 'join';
  /** The highest price that was announced, in credits; a higher one is refused before anything is sent. */
  readonly atMost: number;
}

/** Looks people up, each at most once at a time. */
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
  const inFlight = new Map<string, Promise<Answer>>();
  // Paid for, but the disk was full: as long as the worker lives nobody pays for these again.
  const unkept = new Map<string, Unkept>();

  function enrich(lookup: Lookup): Promise<Answer> {
    const flight = `${lookup.provider.id} ${identifierKey(lookup.identifier)}`;
    const running = inFlight.get(flight);
    if (running !== undefined) return running;
    // Who only joins must not be joined by who asks.
    if (lookup.how === 'join') return bring(lookup, flight);
    const answer = bring(lookup, flight).finally(() => inFlight.delete(flight));
    inFlight.set(flight, answer);
    return answer;
  }

  async function bring(lookup: Lookup, flight: string): Promise<Answer> {
    const { provider, identifier, how } = lookup;
    const held = unkept.get(flight);
    const kept = held && (await retried(held, flight));
    if (how !== 'again') {
      if (kept !== undefined) return kept;
      const database = await around.database(provider);
      const known = await findAnswer(database, provider.id, identifier, around.now());
      if (known !== undefined) return known;
    }
    if (how === 'join') throw new FailureError({ code: 'interrupted', charged: 'maybe' });
    const bought = await buy(around, lookup);
    if (!bought.answer.isKept) unkept.set(flight, bought);
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

async function buy(around: Surroundings, lookup: Lookup): Promise<Unkept> {
  const { provider, identifier, wish } = lookup;
  const key = await allowed(around, provider);
  const known = await around.knownOf(provider, key);
  const price = provider.price(identifier.kind, wish, known);
  const { atMost } = lookup;
  if (price.max > atMost) throw freeFailure('price-changed', { provider: provider.name });
  const fetch = await around.fetch(provider);
  const line = { ...known, key, fetch, timeoutMs: await around.timeoutMs() };
  const database = () => around.database(provider);
  const order = { provider: provider.id, identifier, price };
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
  return keep(database, settledBy(receipt, reply, around.now()), reply, wish);
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
    await keepAnswer(store, receipt, reply, { ...wish, contact });
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
    return { answer: { ...about, isKept: false }, write };
  }
}
