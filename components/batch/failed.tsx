import type { Failure } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import type { BatchModel } from './batch-model';
import type { BatchesModel } from './batches-model';
import { NextStep } from './next-step';

/** What stands in a batch's way: what happened, what it cost, and the one next step. */
export function Failed(props: {
  readonly model: BatchesModel;
  readonly batch: BatchModel;
  readonly failure: Failure;
}) {
  const { failure } = props;
  const words = wordsOf(failure);
  return (
    <section class="batch-failure">
      <div role="alert">
        <h2>{words.title}</h2>
        <p>
          {words.body} {words.cost}
        </p>
      </div>
      {failure.said !== undefined && (
        <p class="soft">
          {text('providerSaid', { provider: failure.provider ?? '' })}{' '}
          <q>
            <bdi>{failure.said.trim()}</bdi>
          </q>
        </p>
      )}
      <NextStep {...props} next={words.next} />
    </section>
  );
}
