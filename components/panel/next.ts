import type { Identifier } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import { readProviders } from './around';
import type { Flight } from './flights';
import type { Asked } from './view';
import type { PanelWorld } from './world';

/** The provider that a job goes on with. */
export interface Next {
  readonly provider: ProviderOverview;
  /** An earlier request to it about the person went wrong at a cost: that is to be said before anything is sent. */
  readonly isTroubled: boolean;
  readonly asked: readonly Asked[];
  readonly covers: number;
}

/**
 * Whom a job goes on with after a provider has named nobody; `undefined` where it ends here: the settings say so, nobody is left, or
 * it could cost more than what was announced for the job less what was really taken.
 *
 * The panel asks, with one command for each provider, and not the worker with one for all. So each call has the whole waiting time and
 * says in the panel whom it asks; a worker that dies in between loses nothing, since the outcome before is stored with its receipt;
 * and where the panel is closed, or the user stops waiting, nobody else is asked. The gesture covers the job to its end, and what
 * is left of its price goes along as the highest that the worker may spend.
 */
export async function nextAfter(
  world: Pick<PanelWorld, 'reading' | 'send' | 'settings'>,
  miss: Asked,
  job: Pick<Flight, 'asked' | 'covers'>,
): Promise<Next | undefined> {
  // Looking again is about one provider alone.
  if (job.covers === 0) return undefined;
  const { identifier } = miss.answer;
  const settings = await world.settings();
  const asked = [...job.asked, miss];
  const covers = job.covers - taken(miss, identifier);
  const { further } = await readProviders(world, settings);
  const [provider] = stillToAsk(further, identifier, asked);
  if (provider === undefined) return undefined;
  const trouble = await (await world.reading(provider)).trouble(provider.id, identifier);
  const isTroubled = trouble !== undefined;
  const price = provider.price[identifier.kind];
  // Nothing covers what has no published maximum.
  const isCovered = settings.onNoMatch === 'next' && !price.isOpen && price.max <= covers;
  return isTroubled || isCovered ? { provider, isTroubled, asked, covers } : undefined;
}

/** Those of the providers that take that kind of identifier, by what is known of the key, and have not been asked. */
export function stillToAsk(
  further: readonly ProviderOverview[],
  { kind }: Identifier,
  asked: readonly Asked[],
): ProviderOverview[] {
  return further.filter(
    ({ id, supports, price }) =>
      supports.kinds.includes(kind) &&
      !price[kind].isOut &&
      !asked.some(({ provider }) => provider.id === id),
  );
}

/** Credits that the answer took in this job. Where the provider did not say, the highest that it could have been. */
function taken({ answer, provider }: Asked, { kind }: Identifier): number {
  if (!answer.isFresh) return 0;
  const { credits, isEstimate } = answer.receipt ?? {};
  return credits === undefined || isEstimate ? provider.price[kind].max : credits;
}
