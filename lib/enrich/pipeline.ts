import { type Failure, FailureError, freeFailure } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { Account, Provider, Reply, Wish } from '../providers/provider';
import { type Answer, findAnswer, keepAnswer } from '../store/answers';
import { openReceipt, writeReceipt } from '../store/receipts';
import type { Database, Receipt } from '../store/schema';
import { endWithFailure, settledBy } from './settle';

/** All that the pipeline needs of the world outside, so that it runs alike in the worker and in Node. */
export interface Surroundings {
  database(provider: Provider): Promise<Database>;
  key(provider: Provider): Promise<string | undefined>;
  account(provider: Provider): Promise<Account | undefined>;
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
}

/** Looks people up, each at most once at a time. */
export interface Pipeline {
  /** The answer, from the store if it is there. Throws FailureError; what it says of the charge is also in the receipt. */
  enrich(lookup: Lookup): Promise<Answer>;
}

/** An answer that was paid for and could not be written. */
interface Unkept {
  readonly answer: Answer;
  write(): Promise<void>;
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
    const answer = bring(lookup, flight).finally(() => inFlight.delete(flight));
    inFlight.set(flight, answer);
    return answer;
  }

  async function bring(lookup: Lookup, flight: string): Promise<Answer> {
    const held = unkept.get(flight);
    if (held !== undefined && lookup.how !== 'again') return retried(held, flight);
    const database = await around.database(lookup.provider);
    if (lookup.how !== 'again') {
      const { provider, identifier } = lookup;
      const known = await findAnswer(database, provider.id, identifier, around.now());
      if (known !== undefined) return known;
    }
    if (lookup.how === 'join') throw new FailureError({ code: 'interrupted', charged: 'maybe' });
    const bought = await buy(around, database, lookup);
    if (bought.answer.isKept) unkept.delete(flight);
    else unkept.set(flight, bought);
    return bought.answer;
  }

  async function retried(held: Unkept, flight: string): Promise<Answer> {
    try {
      await held.write();
      unkept.delete(flight);
      return { ...held.answer, isKept: true };
    } catch {
      // Still no room: it goes on being held here.
      return held.answer;
    }
  }

  return { enrich };
}

async function buy(around: Surroundings, database: Database, lookup: Lookup): Promise<Unkept> {
  const { provider, identifier, wish } = lookup;
  const key = await allowed(around, provider);
  const line = {
    key,
    fetch: await around.fetch(provider),
    timeoutMs: await around.timeoutMs(),
    account: await around.account(provider),
  };
  const price = provider.price(identifier.kind, wish);
  const order = { provider: provider.id, identifier, price };
  const receipt = await openReceipt(database, order, around.now());
  let reply: Reply;
  try {
    reply = await provider.enrich(line, { identifiers: [identifier], wish });
  } catch (thrown) {
    const failure = await endWithFailure(database, receipt, thrown, around.now());
    const about = { provider: provider.name, receiptId: receipt.id };
    throw new FailureError({ ...failure, ...about } satisfies Failure);
  }
  return keep(database, settledBy(receipt, reply, around.now()), reply, wish);
}

/** The key, when everything that must hold before a request does; each refusal costs nothing and sends nothing. */
async function allowed(around: Surroundings, provider: Provider): Promise<string> {
  const about = { provider: provider.name };
  if (!provider.isDemo && !(await around.hasConsent())) throw freeFailure('no-consent', about);
  const key = await around.key(provider);
  if (key === undefined) throw freeFailure('no-key', about);
  if (!(await around.mayReach(provider))) throw freeFailure('not-allowed', about);
  if (!provider.isDemo && !around.isOnline()) throw freeFailure('offline', about);
  return key;
}

/** Writes what was bought. It is shown even where it cannot be written: a full disk, a database closed under us. */
async function keep(
  database: Database,
  receipt: Receipt,
  reply: Reply,
  wish: Wish,
): Promise<Unkept> {
  const write = () => keepAnswer(database, receipt, reply, wish);
  const { provider, identifier, settledAt: at = receipt.at } = receipt;
  const matches = reply.outcomes[0]?.matches ?? [];
  const answer: Answer = {
    identifier,
    provider,
    matches,
    at,
    receipt,
    isKept: true,
    isFresh: true,
  };
  try {
    await write();
    return { answer, write };
  } catch {
    // The books at least, which need less room; where even that fails the receipt stays pending, as "may have been charged".
    await writeReceipt(database, { ...receipt, failureCode: 'storage-full' }).catch(
      () => undefined,
    );
    return { answer: { ...answer, isKept: false }, write };
  }
}
