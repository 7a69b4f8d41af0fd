import { crustdata, crustdataAs } from './crustdata/crustdata';
import { enrichLayer } from './enrich-layer/enrich-layer';
import type { Provider, ProviderId } from './provider';

/** Invented people, answered inside the browser: Crustdata's own code over a transport of ours. */
const demo: Provider = {
  ...crustdataAs('demo'),
  name: 'Demo',
  origins: [],
  isDemo: true,
};

/** Every provider there is. Adding one is one folder and one line here. */
export const PROVIDERS: readonly Provider[] = [crustdata, demo, enrichLayer];

/** The provider of that name; `undefined` where there is none. */
export function findProvider(id: ProviderId): Provider | undefined {
  return PROVIDERS.find((provider) => provider.id === id);
}
