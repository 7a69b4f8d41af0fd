import type { Pipeline, Surroundings } from '../enrich/pipeline';
import type { PrivateLookUps } from '../enrich/private';
import type { TrustedServices } from '../messenger';
import type { Provider } from '../providers/provider';
import { PROVIDERS } from '../providers/registry';
import { createBalances } from './balances';
import { createWorkerBatches } from './batches';
import { createPrivateWindows } from './private-windows';
import { balanceServices, followedByBalance } from './services/balance-services';
import { batchServices } from './services/batch-services';
import { dataServices } from './services/data-services';
import { forgetServices } from './services/forget-services';
import { keyServices, removingServices } from './services/key-services';
import { lookUpServices } from './services/look-up-services';
import { overviewServices } from './services/overview';
import { deletingServices, privateServices } from './services/private-services';
import { requestServices } from './services/request-services';
import { searchServices } from './services/search-services';
import { vaultServices } from './services/vault-services';

/**
 * What the worker does for our own pages. Every argument is parsed; what does not parse is `bad-input`. People are looked up
 * once `whenReady` has resolved: when the receipts that an earlier worker left open are closed.
 */
export function createServices(
  pipeline: Pipeline,
  around: Surroundings,
  whenReady: Promise<unknown>,
  providers: readonly Provider[] = PROVIDERS,
  privately = createPrivateWindows(around, pipeline),
  balances = createBalances(around),
  batches = createWorkerBatches(around, pipeline, whenReady, providers, balances),
): TrustedServices {
  const overThese = (those: Pick<PrivateLookUps, 'pipeline' | 'around'>) => {
    const services = lookUpServices(those.pipeline, those.around, whenReady, providers);
    return followedByBalance(services, balances, providers);
  };
  const usual = overThese({ pipeline, around });
  const all = {
    ...usual,
    ...privateServices(usual, privately, overThese, providers),
    ...forgetServices(pipeline, around, providers),
    ...overviewServices(around, providers),
    ...requestServices(around),
    ...batchServices(batches, () => around.now()),
    ...searchServices(around, whenReady, providers, balances),
    ...keyServices(around, providers),
    ...balanceServices(balances, around, whenReady, providers),
    ...dataServices(pipeline, around, providers),
    ...vaultServices(around),
  };
  const forgetful = { ...all, ...deletingServices(all, privately) };
  return { ...forgetful, ...removingServices(forgetful, providers) };
}
