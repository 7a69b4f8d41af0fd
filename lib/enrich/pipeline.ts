import { FailureError } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { Gate, KnownOfKey, Line, Provider, RequestLog, Wish } from '../providers/provider';
import type { Confirms } from '../store/aliases';
import { type Answer, findAnswer } from '../store/answers';
import type { Caps } from '../store/caps';
import { type IsOwn, keysOfPerson } from '../store/kin';
import { findAsked } from '../store/parts';
import type { Database } from '../store/schema';
import { buy } from './buy';
import { isForgottenFailure } from './forgotten';
import { createInFlight, type InFlight, isPart, personKey, wishKey } from './in-flight';
import type { Unkept } from './keep';
import type { Errand } from './line';
import { lookUpMany, type Many } from './many';

/** All that the pipeline needs of the world outside, so that it runs alike in the worker and in Node. */
export interface Surroundings {
  database(provider: Provider): Promise<Database>;
  key(provider: Provider): Promise<string | undefined>;
  /** What is known of the key and of what it costs, and where to keep what it is refused. */
  knownOf(provider: Provider, key: string): Promise<KnownOfKey & Pick<Line, 'refuse'>>;
  fetch(provider: Provider): Promise<typeof fetch>;
  /** Where requests are written down before they are sent; without a provider, those to the host of a picture. */
  log(provider: Provider | undefined, errand: Errand): RequestLog;
  /** Where requests that do not wait are counted against the rate limit, for those of batches, which do; absent: nowhere. */
  readonly counting?: (provider: Provider) => Gate;
  /** In place of telling every panel what the user says of a match: other windows are not to hear of it from a private one. */
  readonly announceAlias?: () => void;
  /** Whether the browser lets us reach the provider's hosts. */
  mayReach(provider: Provider): Promise<boolean>;
  /** Whether the user's organisation lets the provider be asked. */
  isAllowed(provider: Provider): Promise<boolean>;
  /** The most that may be spent there. */
  caps(provider: Provider): Promise<Caps>;
  hasConsent(): Promise<boolean>;
  isOnline(): boolean;
  timeoutMs(): Promise<number>;
  /** For how long a provider that named nobody is not asked again. */
  keepMissesDays(): Promise<number>;
  /** Whether the match check confirms that an address belongs to a match; the lists that it needs are the worker's. */
  confirms: Confirms;
  /** Whether an address is one person's own, by the same lists. */
  isOwn: IsOwn;
  /** ms since 1970. */
  now(): number;
}

/**
 * One person to look up. `again` asks the provider though the answer is known; `join` never asks it. Parts of a card alone are known
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
  /**
   * Looks people up together, in one order: what is known or under way is not asked for, the others have a receipt each. At their positions what
   * became of each of them. Never rejects.
   */
  enrichMany(many: Many): Promise<readonly (Answer | FailureError)[]>;
  /** Begins something of several steps. What it returns tells whether everything has been deleted since. */
  begun(): () => boolean;
  /**
   * Drops what is held in memory of people who have been forgotten, by the keys of their identifiers and records. Before everything is
   * deleted, of everybody: what is under way sends nothing more then, and nobody joins it.
   */
  forget(keys: ReadonlySet<string> | 'everybody'): void;
  /** What is under way. */
  readonly inFlight: Pick<InFlight, 'about'>;
}

/**
 * Builds the pipeline: known? → in flight? → forgotten? → allowed? → pending receipt → provider → answer and receipt in one write. What `others` has
 * under way is joined, too.
 */
export function createPipeline(
  around: Surroundings,
  others?: Pick<Pipeline, 'inFlight'>,
): Pipeline {
  const inFlight = createInFlight(others?.inFlight);
  // Paid for, but the disk was full: as long as the worker lives nobody pays for these again.
  const unkept = new Map<string, Unkept>();
  let deletions = 0;

  function begun(): () => boolean {
    const before = deletions;
    return () => deletions > before;
  }

  function enrich(lookup: Lookup): Promise<Answer> {
    const running = inFlight.find(lookup);
    if (running !== undefined) return running;
    const isOver = begun();
    // Who only joins must not be joined by who asks.
    if (lookup.how === 'join') return bring(lookup, isOver);
    const since = around.now();
    return inFlight.start(lookup, (hasWaited) =>
      bring(lookup, isOver, hasWaited ? since : undefined),
    );
  }

  /** `isOver`: everything has been deleted. `since`: when this was asked for, where others about the same person came first. */
  async function bring(lookup: Lookup, isOver: () => boolean, since?: number): Promise<Answer> {
    const { provider, identifier, how, wish } = lookup;
    const person = personKey(lookup);
    const flight = isPart(wish) ? `${person} ${wishKey(wish, provider.id)}` : person;
    const held = unkept.get(flight);
    const kept = held && (await retried(held, flight));
    if (kept !== undefined && how !== 'again') return kept;
    let wanted = wish;
    if (how !== 'again' || since !== undefined) {
      const database = await around.database(provider);
      const missDays = await around.keepMissesDays();
      const known = await findAnswer(database, provider.id, identifier, around.now(), missDays);
      if (how !== 'again' && known !== undefined && !isPart(wish)) return known;
      // What another look-up has asked for meanwhile is not paid for once more.
      const from = how === 'again' ? since : 0;
      wanted = known ? await notAsked(database, known, wish, from) : wish;
      if (known !== undefined && isNothing(wanted, provider)) return known;
    }
    if (how === 'join') throw new FailureError({ code: 'interrupted', charged: 'maybe' });
    const bought = await buy(around, { ...lookup, wish: wanted }, isOver);
    // What was held until now is older: written later, it would take the place of this.
    if (bought.answer.isKept) unkept.delete(flight);
    else if (!isOver()) unkept.set(flight, bought);
    return bought.answer;
  }

  function enrichMany(many: Many): Promise<readonly (Answer | FailureError)[]> {
    const { isOver = begun() } = many;
    return lookUpMany(many, {
      around,
      inFlight,
      isOver,
      find: (lookup) => found(lookup),
      note: (lookup, bought) => {
        const flight = personKey(lookup);
        if (bought.answer.isKept) unkept.delete(flight);
        else if (!isOver()) unkept.set(flight, bought);
      },
    });
  }

  /** What is there of a card without asking: an answer that could not be written, else what is stored. */
  async function found(lookup: Lookup): Promise<Answer | undefined> {
    const { provider, identifier } = lookup;
    const flight = personKey(lookup);
    const held = unkept.get(flight);
    if (held !== undefined) return retried(held, flight);
    const missDays = await around.keepMissesDays();
    return findAnswer(
      await around.database(provider),
      provider.id,
      identifier,
      around.now(),
      missDays,
    );
  }

  async function retried(held: Unkept, flight: string): Promise<Answer> {
    try {
      const answer = await held.write();
      unkept.delete(flight);
      return answer;
    } catch (thrown) {
      if (isForgottenFailure(thrown)) {
        unkept.delete(flight);
        throw thrown;
      }
      // Still no room: it goes on being held here.
      return held.answer;
    }
  }

  function forget(keys: ReadonlySet<string> | 'everybody'): void {
    if (keys === 'everybody') {
      deletions++;
      inFlight.clear();
      unkept.clear();
      return;
    }
    for (const [flight, { answer, write }] of unkept) {
      const { provider, identifier } = answer;
      const left = answer.matches.filter(
        ({ person }) => !keysOfPerson(provider, person, around.isOwn).some((key) => keys.has(key)),
      );
      const isNobodyLeft = left.length === 0 && answer.matches.length > 0;
      if (keys.has(identifierKey(identifier)) || isNobodyLeft) unkept.delete(flight);
      else unkept.set(flight, { answer: { ...answer, matches: left }, write });
    }
  }

  return { enrich, enrichMany, begun, forget, inFlight };
}

/** The wish for what was not asked for of everybody whom the answer names, since that moment (ms since 1970). */
async function notAsked(
  database: Database,
  { provider, matches }: Answer,
  wish: Wish,
  since = 0,
): Promise<Wish> {
  const asked = await Promise.all(
    matches.map(({ person }) => findAsked(database, provider, person.id)),
  );
  const isOpen = (askedAt: readonly (number | undefined)[]) =>
    asked.length === 0 || askedAt.some((at = -1) => at < since);
  const { extras } = wish;
  const mine = extras?.[provider]?.filter((id) => isOpen(asked.map((one) => one.extras[id])));
  return {
    ...wish,
    contact: wish.contact.filter((kind) => isOpen(asked.map((one) => one.contact[kind]))),
    ...(mine && { extras: { ...extras, [provider]: mine } }),
  };
}

/** Whether parts of a card were wished, and none of them is left to ask for. */
function isNothing({ contact, extras, ...wish }: Wish, provider: Provider): boolean {
  if (wish.isExtrasOnly) return (extras?.[provider.id]?.length ?? 0) === 0;
  return (wish.isContactOnly ?? false) && contact.length === 0;
}
