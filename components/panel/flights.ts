import { FailureError } from '../../lib/failure';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { How, ProviderOverview, TrustedCommands } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import type { Answer } from '../../lib/store/answers';
import type { Asked } from './view';

// The worker answers within the waiting time of the settings, or says why not. Were it ever to do neither, nothing may spin on.
const GRACE_MS = 15_000;

/** A look-up that is on its way. */
export interface Flight {
  readonly answer: Promise<Answer>;
  /** Who was asked before in the same job, and named nobody. */
  readonly asked: readonly Asked[];
  /** Credits that were announced for the job and not taken so far: where they suffice, the next provider may be asked unasked. */
  readonly covers: number;
}

/** The look-ups that this panel waits for, each once. */
export interface Flights {
  /** The look-up of this person that is on its way; `undefined` where there is none. */
  find(provider: ProviderOverview, identifier: Identifier): Flight | undefined;
  /**
   * Joins the one on its way, or starts one, at the price that the provider's overview shows: as a job of its own unless told how
   * many credits an earlier one still covers. Its answer rejects with FailureError.
   */
  start(
    provider: ProviderOverview,
    identifier: Identifier,
    how: Paid,
    asked?: readonly Asked[],
    covers?: number,
    /** How new the answer has to be, at the price that the overview shows for that; absent: as the settings say. */
    freshness?: Freshness,
  ): Flight;
  /** The same for a part of the card alone, at most at that price: a look-up of its own beside that of the card. */
  startPart(
    provider: ProviderOverview,
    identifier: Identifier,
    only: Only,
    how: Paid,
    atMost: number,
  ): Promise<Answer>;
  findPart(
    provider: ProviderOverview,
    identifier: Identifier,
    only: Only,
  ): Promise<Answer> | undefined;
  /** What the worker holds or waits for, without asking the provider. Rejects with FailureError. */
  join(provider: ProviderOverview, identifier: Identifier): Promise<Answer>;
}

type Paid = Exclude<How, 'join'>;
/** Which part, as the command names it. */
export type Only = Pick<TrustedCommands['enrich']['args'], 'contactOnly' | 'extrasOnly'>;
/** How new an answer has to be. */
export type Freshness = ProviderOverview['supports']['freshness'][number];

/** Builds the list of look-ups over the way to the worker; `waitS` is how long the worker may take, in seconds. */
export function createFlights(world: { send: typeof send; waitS(): Promise<number> }): Flights {
  const flights = new Map<string, Flight>();
  const parts = new Map<string, Promise<Answer>>();

  async function bounded(args: TrustedCommands['enrich']['args']): Promise<Answer> {
    const limitMs = (await world.waitS()) * 1000 + GRACE_MS;
    const reply = world.send('enrich', args);
    const silence = new Promise<never>((_, reject) => {
      const failure = { code: 'interrupted', charged: 'maybe' } as const;
      const timer = setTimeout(() => reject(new FailureError(failure)), limitMs);
      const stop = () => clearTimeout(timer);
      reply.then(stop, stop);
    });
    return Promise.race([reply, silence]);
  }

  return {
    find: (provider, identifier) => flights.get(keyOf(provider, identifier)),
    start(provider, identifier, how, asked = [], covers, freshness) {
      const key = keyOf(provider, identifier);
      const known = flights.get(key);
      if (known !== undefined) return known;
      const prices = freshness && provider.priceByFreshness[freshness];
      const atMost = (prices ?? provider.price)[identifier.kind].max;
      const args = { provider: provider.id, identifier, how, atMost };
      const flight = {
        answer: bounded({ ...args, ...(freshness && { freshness }) }),
        asked,
        covers: covers ?? coveredBy(provider, identifier, how),
      };
      flights.set(key, flight);
      const done = () => void flights.delete(key);
      flight.answer.then(done, done);
      return flight;
    },
    startPart(provider, identifier, only, how, atMost) {
      const key = partKey(provider, identifier, only);
      const known = parts.get(key);
      if (known !== undefined) return known;
      const answer = bounded({ provider: provider.id, identifier, how, atMost, ...only });
      parts.set(key, answer);
      const done = () => void parts.delete(key);
      answer.then(done, done);
      return answer;
    },
    findPart: (...about) => parts.get(partKey(...about)),
    join: (provider, identifier) =>
      bounded({ provider: provider.id, identifier, how: 'join', atMost: 0 }),
  };
}

/** Looking again is about this provider alone. */
function coveredBy(provider: ProviderOverview, { kind }: Identifier, how: Paid): number {
  return how === 'again' ? 0 : provider.price[kind].max;
}

function keyOf(provider: ProviderOverview, identifier: Identifier): string {
  return `${provider.id} ${identifierKey(identifier)}`;
}

function partKey(provider: ProviderOverview, identifier: Identifier, only: Only): string {
  return keyOf(provider, identifier) + JSON.stringify(only);
}
