import { type Charged, type Failure, FailureError, freeFailure } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { Account, Provider, Reply, Wish } from '../providers/provider';
import { type Answer, findAnswer, keepAnswer } from '../store/answers';
import { keepUnreadable, openReceipt, writeReceipt } from '../store/receipts';
import type { Database, Receipt } from '../store/schema';

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
  now(): number;
}

/** One person to look up. `again` asks the provider though the answer is known. */
export interface Lookup {
  readonly provider: Provider;
  readonly identifier: Identifier;
  readonly wish: Wish;
  readonly again: boolean;
}

/** Looks people up, each at most once at a time. */
export interface Pipeline {
  /** The answer, from the store if it is there. Throws FailureError; what it says of the charge is also in the receipt. */
  enrich(lookup: Lookup): Promise<Answer>;
}

/** Builds the pipeline: known? → in flight? → allowed? → pending receipt → provider → answer and receipt in one write. */
export function createPipeline(around: Surroundings): Pipeline {
  const inFlight = new Map<string, Promise<Answer>>();
  // Paid for, but the disk was full: as long as the worker lives nobody pays for these again.
  const unkept = new Map<string, Answer>();

  async function enrich(lookup: Lookup): Promise<Answer> {
    const flight = `${lookup.provider.id} ${identifierKey(lookup.identifier)}`;
    const running = inFlight.get(flight);
    if (running !== undefined) return running;
    const held = lookup.again ? undefined : unkept.get(flight);
    if (held !== undefined) return held;
    const asked = knownOrAsked(around, lookup).finally(() => inFlight.delete(flight));
    inFlight.set(flight, asked);
    const answer = await asked;
    if (!answer.isKept) unkept.set(flight, answer);
    return answer;
  }

  return { enrich };
}

async function knownOrAsked(around: Surroundings, lookup: Lookup): Promise<Answer> {
  const { provider, identifier } = lookup;
  const database = await around.database(provider);
  if (!lookup.again) {
    const known = await findAnswer(database, provider.id, identifier, around.now());
    if (known !== undefined) return known;
  }
  const key = await allowed(around, provider);
  const line = {
    key,
    fetch: await around.fetch(provider),
    timeoutMs: await around.timeoutMs(),
    account: await around.account(provider),
  };
  const price = provider.price(identifier.kind, lookup.wish);
  const order = { provider: provider.id, identifier, price };
  const receipt = await openReceipt(database, order, around.now());
  let reply: Reply;
  try {
    reply = await provider.enrich(line, { identifiers: [identifier], wish: lookup.wish });
  } catch (thrown) {
    const failure = await settleFailure(database, receipt, thrown, around.now());
    throw new FailureError({ ...failure, provider: provider.name, receiptId: receipt.id });
  }
  return keep(database, receipt, reply, around.now());
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

async function keep(
  database: Database,
  receipt: Receipt,
  reply: Reply,
  at: number,
): Promise<Answer> {
  const matches = reply.outcomes[0]?.matches ?? [];
  const estimate = matches.length === 0 ? 0 : receipt.price.max;
  const settled: Receipt = {
    ...receipt,
    state: 'settled',
    credits: reply.credits ?? estimate,
    isEstimate: reply.credits === undefined,
    requestId: reply.requestId,
    settledAt: at,
  };
  const { provider, identifier } = receipt;
  const answer: Answer = { identifier, provider, matches, at, receipt: settled, isKept: true };
  try {
    await keepAnswer(database, settled, reply, at);
    return answer;
  } catch {
    // It is paid for: shown even where it cannot be written (a full disk, a database that was closed under us). The
    // pending receipt stays and is read as "may have been charged".
    return { ...answer, isKept: false };
  }
}

/** Brings the receipt of a failed request to its end and returns the failure. */
async function settleFailure(
  database: Database,
  receipt: Receipt,
  thrown: unknown,
  at: number,
): Promise<Failure> {
  const failure: Failure =
    thrown instanceof FailureError ? thrown.failure : { code: 'unexpected', charged: 'maybe' };
  const ended: Receipt = {
    ...receipt,
    ...stateAfter(failure.charged, failure.credits),
    failureCode: failure.code,
    settledAt: at,
  };
  const reply = thrown instanceof FailureError ? thrown.reply : undefined;
  try {
    await (reply === undefined
      ? writeReceipt(database, ended)
      : keepUnreadable(database, ended, reply));
    return failure;
  } catch {
    // Left pending, which the next start reads as uncertain: nothing is claimed that is not so.
    return failure;
  }
}

function stateAfter(
  charged: Charged,
  credits: number | undefined,
): Pick<Receipt, 'state' | 'credits'> {
  if (charged === 'no') return { state: 'settled', credits: 0 };
  return credits === undefined ? { state: 'uncertain' } : { state: 'settled', credits };
}
