import type { Signal } from '@preact/signals';
import { failureOf } from '../../lib/failure';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { How, ProviderOverview } from '../../lib/messages';
import type { Answer } from '../../lib/store/answers';
import type { Flight, Flights, Freshness } from './flights';
import { reasonOf } from './trouble';
import type { View } from './view';
import type { PanelWorld } from './world';

/** Waits for answers and shows them, or what came instead, to whoever still wants to know. */
export interface Waiting {
  /**
   * Shows that a look-up is on its way, then its end. Where that is nobody, and the settings say so, it goes on with the next
   * provider, as long as somebody waits. `clickedAt`: when the user's own click started it, ms since 1970.
   */
  wait(looked: Looked, flight: Flight, how: How, clickedAt?: number): Promise<void>;
  /**
   * An earlier request about this person is open or went wrong at a cost. The worker may still hold it, or its answer: joined
   * for free. If not, what is known is shown, else what happened; asking once more is the user's own click.
   */
  rejoin(looked: Looked, known: Answer | undefined): Promise<void>;
}

/** Who is looked up, of whom, and in which turn of the panel. */
export interface Looked {
  readonly identifier: Identifier;
  readonly provider: ProviderOverview;
  readonly mine: number;
  /** How new the answer has to be, where the user chose that. */
  readonly freshness?: Freshness | undefined;
}

/** Builds the waiting over the panel's view; `isNow` tells whether a turn is the present one. */
export function createWaiting(
  world: Pick<PanelWorld, 'reading' | 'now' | 'send' | 'settings'>,
  view: Signal<View>,
  flights: Flights,
  isNow: (turn: number) => boolean,
): Waiting {
  function begin({ identifier, provider, mine }: Looked): void {
    if (isNow(mine)) view.value = { kind: 'working', identifier, since: world.now(), provider };
  }

  // Whoever stopped waiting for it still looks at the promise that it is kept when it comes.
  function isWanted({ identifier, mine }: Looked): boolean {
    const now = view.value;
    const isLeft = now.kind === 'ready' && now.reason === 'running';
    return isNow(mine) || (isLeft && identifierKey(now.identifier) === identifierKey(identifier));
  }

  async function wait(looked: Looked, flight: Flight, how: How, clickedAt?: number): Promise<void> {
    const { identifier, provider, mine } = looked;
    const { asked } = flight;
    begin(looked);
    let result: View;
    try {
      const answer = await flight.answer;
      result = { kind: 'answer', answer, provider, asked };
      if (answer.matches.length === 0 && isNow(mine)) {
        // Its code is not on the way to the first card. Whatever fails here, the answer is there.
        const next = await import('./next')
          .then(({ nextAfter }) => nextAfter(world, { provider, answer }, flight))
          .catch(() => undefined);
        if (next !== undefined && isNow(mine)) {
          const now = { identifier, provider: next.provider, mine };
          if (next.isTroubled) return rejoin(now, undefined);
          const on = flights.start(next.provider, identifier, 'ask', next.asked, next.covers);
          return wait(now, on, 'ask', clickedAt);
        }
      }
    } catch (thrown) {
      const failure = { ...failureOf(thrown), provider: provider.name };
      result = { kind: 'failure', failure, identifier, again: how === 'again', provider, asked };
      if (looked.freshness !== undefined) result = { ...result, freshness: looked.freshness };
      // Whoever stopped waiting has not asked for more rounds.
      if (isNow(mine) && clickedAt !== undefined) result = { ...result, clickedAt };
    }
    if (isWanted(looked)) view.value = result;
  }

  async function rejoin(looked: Looked, known: Answer | undefined): Promise<void> {
    const { identifier, provider } = looked;
    begin(looked);
    let answer = known;
    try {
      answer = await flights.join(provider, identifier);
    } catch (thrown) {
      const failure = { ...failureOf(thrown), provider: provider.name };
      if (failure.code !== 'interrupted') {
        if (isWanted(looked)) view.value = { kind: 'failure', failure, identifier, provider };
        return;
      }
    }
    const earlier = await (await world.reading(provider)).trouble(provider.id, identifier);
    if (!isWanted(looked)) return;
    view.value =
      answer === undefined
        ? { kind: 'ready', identifier, reason: reasonOf(earlier), earlier, provider }
        : { kind: 'answer', answer, provider };
  }

  return { wait, rejoin };
}
