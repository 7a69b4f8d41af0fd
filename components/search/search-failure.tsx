import type { Failure } from '../../lib/failure';
import { FailureSection } from '../ui/failure-section';
import type { SearchModel } from './search-model';

/** What went wrong, what it cost, and what helps. To search again is the form's own button, with its price. */
export function SearchFailure({ model, failure }: { model: SearchModel; failure: Failure }) {
  const mended = () => {
    model.failure.value = undefined;
    void model.readProviders().catch(() => undefined);
  };
  return (
    <FailureSection
      class="search-failure"
      failure={failure}
      provider={model.provider.value}
      providers={model.providers.value ?? []}
      send={model.world.messenger}
      agree={model.world.agree}
      onMended={mended}
    />
  );
}
