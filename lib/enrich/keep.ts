import { FailureError } from '../failure';
import type { Match } from '../person';
import type { Reply } from '../providers/provider';
import { type Answer, findAnswer } from '../store/answers';
import { findOnList } from '../store/forgotten';
import { keepAnswer, keepAnswers } from '../store/keep-answer';
import { type AskedParts, keepPart, withParts } from '../store/parts';
import type { NamedReceipt } from '../store/rows';
import type { Database } from '../store/schema';
import type { Sifted } from '../store/sifting';
import { writeReceipt } from '../store/write-receipt';
import {
  deletedMeanwhile,
  forgottenInAnswer,
  isForgottenFailure,
  withoutForgotten,
} from './forgotten';
import { isPart } from './in-flight';
import type { Lookup, Surroundings } from './pipeline';
import { asFailure } from './settle';

/** An answer that was paid for and could not be written. */
export interface Unkept {
  readonly answer: Answer;
  write(): Promise<Answer>;
}

/** What is no "nobody" must not be kept as one: a refusal of this identifier, or calls that failed after some were paid for. */
export function refuseWithoutOutcome({ outcomes, failures, credits = 0 }: Reply): void {
  if ((outcomes[0]?.matches.length ?? 0) > 0) return;
  const said = outcomes[0]?.refusedFor;
  const failure = failures?.[0]?.failure ?? (said && { code: 'refused', charged: 'no', said });
  if (!failure) return;
  if (failure.charged === 'maybe' || credits === 0) throw new FailureError(failure);
  throw new FailureError({ ...failure, charged: 'yes', credits });
}

/** What was bought for one: its settled receipt, and the reply about them alone. */
export interface Paid {
  readonly receipt: NamedReceipt;
  readonly reply: Reply;
}

type Wished = Pick<Lookup, 'wish' | 'provider'>;
type Judges = Pick<Surroundings, 'confirms' | 'isOwn'>;

/**
 * The same as `keep` for what was bought of several people at once: all of it is written together, and each alone where that fails. At their
 * positions what became of each; rejects with nothing.
 */
export function keepAll(
  database: () => Promise<Database>,
  paid: readonly Paid[],
  lookup: Wished,
  judges: Judges,
): Promise<readonly (Unkept | FailureError)[]> {
  const { confirms, isOwn } = judges;
  const isTogether = paid.length > 1 && !isPart(lookup.wish);
  const answers = paid.map((one) => ({ ...one, asked: askedFor(one.reply, lookup) }));
  const written = isTogether
    ? database().then((store) => keepAnswers(store, answers, confirms, isOwn))
    : undefined;
  return Promise.all(
    paid.map(({ receipt, reply }, index) => {
      const kept = written?.then((all) => all[index]);
      return keep(database, receipt, reply, lookup, judges, kept).catch(asFailure);
    }),
  );
}

/**
 * Writes what was bought, unless it is `written` already, and answers with all that is now known. It is shown even where it cannot be written: a full
 * disk, a database that stays closed. Throws FailureError where it names nobody but people who are never looked up.
 */
export async function keep(
  database: () => Promise<Database>,
  receipt: NamedReceipt,
  reply: Reply,
  lookup: Wished,
  { confirms, isOwn }: Judges,
  written?: Promise<Sifted | undefined>,
): Promise<Unkept> {
  const { provider, identifier, settledAt: at = receipt.at } = receipt;
  const matches = reply.outcomes[0]?.matches ?? [];
  const failure = reply.failures?.[0]?.failure;
  const news = {
    isFresh: true,
    ...(failure && { failure: { ...failure, receiptId: receipt.id } }),
  };
  const about = { identifier, provider, matches, at, receipt, ...news };
  const asked = askedFor(reply, lookup);
  const isOfPart = isPart(lookup.wish);
  const write = async (already?: Sifted): Promise<Answer> => {
    // Opened anew for each try: the one before may have been closed under us.
    const store = await database();
    const keeping = isOfPart ? keepPart : keepAnswer;
    const kept = already ?? (await keeping(store, receipt, reply, asked, confirms, isOwn));
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
    const first = written === undefined ? write() : written.then(write);
    return { answer: await first.catch(again), write };
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

/** What was not asked for, or did not come because a later call failed, is not gone: what was bought of it before stays. */
function askedFor(reply: Reply, lookup: Wished): AskedParts {
  return reply.failures?.[0] === undefined ? askedIn(reply, lookup) : { contact: [], extras: [] };
}

/** What a reply says that it was really asked for beside the card, else all that was wished; of one sort of parts alone nothing of the other. */
function askedIn(
  { askedContact, askedExtras }: Reply,
  { wish, provider: { id, supports } }: Wished,
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
