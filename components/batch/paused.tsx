import { text } from '../../lib/text';
import { type NextStep, wordsOf } from '../ui/failure-words';
import type { BatchProps } from './batch-page';
import { Failed } from './failed';
import { atMostOf, mostOf, mostWords } from './prices';
import { Bar, Standing, Stop } from './progress';
import { Remove } from './remove';
import { kindsAmong } from './standing';

// What can be done about these is elsewhere, and comes first.
const ELSEWHERE: readonly NextStep[] = [
  'add-key',
  'unlock',
  'check-key',
  'buy-credits',
  'agree',
  'allow',
  'settings',
];

/** A batch that stands: why, and how to go on with what is left at its price. */
export function Paused(props: BatchProps) {
  const { model, batch, standing } = props;
  const { pausedFor, provider: id } = standing.batch;
  const provider = model.providers.value.find((one) => one.id === id);
  const isBusy = batch.doing.value !== undefined;
  const isElsewhere = typeof pausedFor === 'object' && ELSEWHERE.includes(wordsOf(pausedFor).next);
  const left = kindsAmong(batch.rows.all.value, ['waiting', 'sent']);
  return (
    <section class="batch-progress">
      {pausedFor === 'closed' && <p>{text('batchClosed')}</p>}
      {typeof pausedFor === 'object' && batch.failure.value === undefined && (
        <Failed model={model} batch={batch} failure={pausedFor} />
      )}
      <Bar {...props} />
      <Standing {...props} />
      <div class="choices">
        {provider !== undefined && batch.rows.isRead.value && (
          <button
            type="button"
            class={isElsewhere ? 'plain' : 'main'}
            aria-disabled={isBusy}
            onClick={() => isBusy || void batch.begin(atMostOf(provider.price))}
          >
            {text('batchContinue', { price: mostWords(mostOf(left, provider.price)) })}
          </button>
        )}
        <Stop {...props} />
        <Remove {...props} />
      </div>
    </section>
  );
}
