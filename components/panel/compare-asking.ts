import { signal } from '@preact/signals';
import { failureOf } from '../../lib/failure';
import type { Identifier } from '../../lib/identifier';
import type { Offer } from './compare-offers';
import type { PanelModel } from './panel-model';
import { isAfter } from './trouble';
import type { Beside, View } from './view';
import { createWaiting } from './waiting';

/**
 * Puts another provider beside the card: this is the click that may spend, at the price that the offer showed. What is known or on
 * its way is taken, and earlier trouble is said before anything is sent.
 */
export function openBeside(model: PanelModel, offer: Offer): Beside {
  const { world, flights, readAnew } = model.beside;
  const { provider, identifier } = offer;
  const view = signal<View>(
    offer.known === undefined
      ? { kind: 'working', identifier, since: world.now(), provider }
      : { kind: 'answer', answer: offer.known, provider },
  );
  let turn = 0;
  const { wait, rejoin } = createWaiting(world, view, flights, (mine) => mine === turn);

  const newest = () => model.real.value.find(({ id }) => id === provider.id) ?? provider;

  async function look(...args: Parameters<PanelModel['look']>): Promise<void> {
    const [wanted, how, shown, clickedAt = world.now(), freshness] = args;
    const looked = { identifier: wanted, provider: shown, mine: ++turn, freshness };
    // The job ends with this provider: nobody else is asked after a miss.
    const flight = flights.start(shown, wanted, how, [], 0, freshness);
    await wait(looked, flight, how, clickedAt);
    await readAnew();
  }

  /** Shows what is known or on its way; where there is neither, goes on with `otherwise`. */
  async function take(wanted: Identifier, otherwise: () => unknown): Promise<void> {
    const mine = ++turn;
    const looked = { identifier: wanted, provider, mine };
    const under = flights.find(provider, wanted);
    if (under !== undefined) return wait(looked, under, 'ask');
    const reading = await world.reading(provider);
    const { keepMissesDays } = await world.settings();
    const known = await reading.answer(provider.id, wanted, world.now(), keepMissesDays);
    const trouble = await reading.trouble(provider.id, wanted);
    if (mine !== turn) return;
    if (trouble !== undefined && isAfter(trouble, known)) return rejoin(looked, known);
    if (known === undefined) await otherwise();
    else view.value = { kind: 'answer', answer: known, provider };
  }

  async function choose(wanted: Identifier): Promise<void> {
    await take(wanted, async () => {
      const mine = turn;
      await readAnew();
      if (mine !== turn) return;
      view.value = { kind: 'ready', identifier: wanted, reason: 'choice', provider: newest() };
    });
  }

  function stopWaiting(): void {
    turn++;
    view.value = { kind: 'ready', identifier, reason: 'running', provider };
  }

  const own: PanelModel = {
    ...model,
    view,
    look,
    choose,
    stopWaiting,
    async agree() {
      await model.agree();
      await choose(identifier);
    },
  };
  if (offer.known === undefined) {
    void take(identifier, () => look(identifier, 'ask', provider)).catch((thrown) => {
      view.value = { kind: 'failure', failure: failureOf(thrown), identifier, provider };
    });
  }
  return { provider, model: own };
}
