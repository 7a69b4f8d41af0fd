import { useEffect, useState } from 'preact/hooks';
import type { ProviderOverview } from '../../lib/messages';
import type { AskedAt } from '../../lib/store/parts';
import type { PanelModel } from './panel-model';

/**
 * When the parts of a card were last asked for, and how to read that anew. `undefined` until it is read; null where the store does not open, which is
 * said where something is asked for.
 */
export function useAsked(
  { beside }: Pick<PanelModel, 'beside'>,
  provider: ProviderOverview,
  personId: string,
): readonly [AskedAt | null | undefined, () => void] {
  const [asked, setAsked] = useState<AskedAt | null>();
  const read = () => {
    beside.world
      .reading(provider)
      .then((reading) => reading.asked(provider.id, personId))
      .then(setAsked, () => setAsked(null));
  };
  useEffect(read, [provider.id, personId]);
  return [asked, read];
}
