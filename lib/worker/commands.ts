import type { Pipeline, Surroundings } from '../enrich/pipeline';
import type { TrustedServices } from '../messenger';
import type { Provider } from '../providers/provider';
import { PROVIDERS } from '../providers/registry';
import { keyServices } from './services/key-services';
import { lookUpServices } from './services/look-up-services';
import { overviewServices } from './services/overview';

/**
 * What the worker does for our own pages. Every argument is parsed; what does not parse is `bad-input`. People are looked up
 * once `whenReady` has resolved: when the receipts that an earlier worker left open are closed.
 */
export function createServices(
  pipeline: Pipeline,
  around: Surroundings,
  whenReady: Promise<unknown>,
  providers: readonly Provider[] = PROVIDERS,
): TrustedServices {
  return {
    ...lookUpServices(pipeline, around, whenReady, providers),
    ...overviewServices(around, providers),
    ...keyServices(around, providers),
  };
}
