import type { Failure } from '../../lib/failure';
import { FailureSection } from '../ui/failure-section';
import type { BatchModel } from './batch-model';
import type { BatchesModel } from './batches-model';

/** What stands in a batch's way: what happened, what it cost, and the one next step. Going on is a click of its own. */
export function Failed(props: {
  readonly model: BatchesModel;
  readonly batch: BatchModel;
  readonly failure: Failure;
}) {
  const { model, batch, failure } = props;
  const { value } = batch.standing;
  const providers = model.providers.value;
  const id = typeof value === 'string' ? undefined : value.batch.provider;
  return (
    <FailureSection
      class="batch-failure"
      failure={failure}
      provider={providers.find((one) => one.id === id)}
      providers={providers}
      send={model.world.messenger}
      agree={model.world.agree}
      onMended={() => void batch.mended()}
    />
  );
}
