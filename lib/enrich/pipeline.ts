import { FailureError } from '../failure';
import type { Identifier } from '../identifier';
import type { ContactKind, Line, Provider, Wish } from '../providers/provider';
import type { Confirms } from '../store/aliases';
import { type Answer, findAnswer } from '../store/answers';
import { findContactAsked } from '../store/contact-details';
import type { Database } from '../store/schema';
import { buy, type Unkept } from './buy';
import { createInFlight, personKey, wishKey } from './in-flight';

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
