import { FailureError } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type {
  ContactKind,
  KnownOfKey,
  Line,
  Provider,
  RequestLog,
  Wish,
} from '../providers/provider';
import type { Confirms } from '../store/aliases';
import { type Answer, findAnswer } from '../store/answers';
import type { Caps } from '../store/caps';
import { findContactAsked } from '../store/contact-details';
import { type IsOwn, keysOfPerson } from '../store/kin';
import type { Database } from '../store/schema';
import { buy, type Unkept } from './buy';
import { isForgottenFailure } from './forgotten';
import { createInFlight, personKey, wishKey } from './in-flight';
import type { Errand } from './line';

/** All that the pipeline needs of the world outside, so that it runs alike in the worker and in Node. */
export interface Surroundings {
  database(provider: Provider): Promise<Database>;
  key(provider: Provider): Promise<string | undefined>;
  /** What is known of the key and of what it costs, and where to keep what it is refused. */
  knownOf(provider: Provider, key: string): Promise<KnownOfKey & Pick<Line, 'refuse'>>;
  fetch(provider: Provider): Promise<typeof fetch>;
  /** Where requests are written down before they are sent; without a provider, those to the host of a picture. */
  log(provider: Provider | undefined, errand: Errand): RequestLog;
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
  /** Drops what is held in memory of people who have been forgotten, by the keys of their identifiers and records, or of everybody. */
  forget(keys: ReadonlySet<string> | 'everybody'): void;
}

/** Builds the pipeline: known? → in flight? → forgotten? → allowed? → pending receipt → provider → answer and receipt in one write. */
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
      const missDays = await around.keepMissesDays();
      const known = await findAnswer(database, provider.id, identifier, around.now(), missDays);
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

  return { enrich, forget };
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
