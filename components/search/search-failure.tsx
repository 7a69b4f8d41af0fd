import type { Failure } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { NextStep } from '../ui/next-step';
import type { SearchModel } from './search-model';

/** What went wrong, what it cost, and what helps. To search again is the form's own button, with its price. */
export function SearchFailure({ model, failure }: { model: SearchModel; failure: Failure }) {
  const words = wordsOf(failure);
  const mended = () => {
    model.failure.value = undefined;
    void model.readProviders().catch(() => undefined);
  };
  return (
    <section class="search-failure">
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
      <NextStep
        failure={failure}
        next={words.next}
        provider={model.provider.value}
        providers={model.providers.value ?? []}
        send={model.world.messenger}
        agree={model.world.agree}
        onMended={mended}
      />
    </section>
  );
}
