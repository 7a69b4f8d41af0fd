import type { ProviderOverview } from '../../lib/messages';
import { readingOf } from '../../lib/store/reading';
import { findStoredPerson } from '../../lib/store/stored-person';
import { createPanel } from '../panel/model';
import type { PanelModel } from '../panel/panel-model';
import type { CardWorld, Whose } from './card-world';

const OUT = { min: 0, max: 0, isOut: true } as const;

/**
 * The panel's state over a stored person, whose card has nothing to buy; `undefined` where they are not stored any more. Asks nobody. Rejects where the store
 * does not open.
 */
export async function openCard(
  world: CardWorld,
  { provider: id, personId }: Whose,
): Promise<PanelModel | undefined> {
  const providers = await world.providers();
  const provider = unpriced(providers.find((one) => one.id === id) ?? unknownProvider(id));
  const answer = await findStoredPerson(await world.database(provider), id, personId);
  if (answer === undefined) return undefined;
  const model = createPanel({
    ...world,
    // There is no page that it belongs to.
    front: async () => undefined,
    gesture: async () => undefined,
    found: async () => undefined,
    useGesture: async () => undefined,
    reading: async (from) => readingOf(await world.database(from)),
    isPrivate: false,
  });
  model.view.value = { kind: 'answer', answer, provider };
  // How long people are kept counts from when they were seen; the next time will do.
  world.send('seen', { provider: id, personId }).catch(() => undefined);
  return model;
}

/** The provider as if nothing could be had of it: what a card offers at a price is the panel's. */
function unpriced(provider: ProviderOverview): ProviderOverview {
  return {
    ...provider,
    price: { profile: OUT, email: OUT },
    priceByFreshness: {},
    priceByContact: {},
    priceByExtra: {},
  };
}

/** Of one that the organisation rules out by now nothing is told. */
function unknownProvider(id: string): ProviderOverview {
  return {
    ...{ id, name: id, isDemo: false, origins: [], pages: { keys: '', credits: '' } },
    supports: { kinds: [], contact: [], freshness: [], extras: [], hasPreview: false },
    price: { profile: OUT, email: OUT },
    ...{ priceByFreshness: {}, priceByContact: {}, priceByExtra: {}, contactCredits: {} },
    ...{ extraCredits: {}, figures: [], search: null, key: null, creditsLeft: null },
  };
}
