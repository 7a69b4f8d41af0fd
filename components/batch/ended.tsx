import { type PluralKey, plural, text } from '../../lib/text';
import type { RetryState } from './batch-model';
import type { BatchProps } from './batch-page';
import { atMostOf, mostOf, mostWords } from './prices';
import { Bar, Standing } from './progress';
import { Remove } from './remove';
import { kindsAmong } from './standing';

// Each is a button of its own: what may be paid for twice is never sent along with the others.
const RETRIES = [
  { state: 'failed', words: 'batchRetryFailed' },
  { state: 'unsent', words: 'batchRetryUnsent' },
  { state: 'uncertain', words: 'batchRetryUncertain' },
] as const satisfies readonly { readonly state: RetryState; readonly words: PluralKey }[];

/** What came of a batch, and what can be asked for once more, each at its price. */
export function Ended(props: BatchProps) {
  const { model, batch, standing } = props;
  const { counts } = standing;
  const provider = model.providers.value.find(({ id }) => id === standing.batch.provider);
  const isBusy = batch.doing.value !== undefined;
  return (
    <section class="batch-progress">
      <Bar {...props} />
      <Standing {...props} />
      <div class="choices">
        {provider !== undefined &&
          batch.rows.isRead.value &&
          RETRIES.map(({ state, words }) => {
            if (counts[state] === 0) return null;
            const most = mostOf(kindsAmong(batch.rows.all.value, [state]), provider.price);
            return (
              <button
                type="button"
                key={state}
                class="plain"
                aria-disabled={isBusy}
                aria-describedby={state === 'uncertain' ? 'may-pay-twice' : undefined}
                onClick={() => isBusy || void batch.retry([state], atMostOf(provider.price))}
              >
                {plural(words, counts[state], { price: mostWords(most) })}
              </button>
            );
          })}
        <Remove {...props} />
      </div>
      {counts.uncertain > 0 && (
        <p id="may-pay-twice" class="soft">
          {text('batchMayPayTwice')}
        </p>
      )}
    </section>
  );
}
