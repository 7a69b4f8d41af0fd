import type { ProviderOverview } from '../../lib/messages';
import type { PanelModel } from './panel-model';

/** The provider as it was last read: what is left, what things cost now. One that is in use no more stays as it was. */
export function newestOf(
  { provider, further, real }: Pick<PanelModel, 'provider' | 'further' | 'real'>,
  shown: ProviderOverview,
): ProviderOverview {
  const all = [provider.value, ...further.value, ...real.value];
  return all.find((one) => one?.id === shown.id) ?? shown;
}
