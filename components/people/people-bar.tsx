import { formatNumber, plural, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import type { PeopleModel } from './people-model';
import { SavePeople } from './save-people';

/** How many people are shown or selected, and what can be done with them: save them as a file, ask their providers anew. */
export function PeopleBar({ model }: { model: PeopleModel }) {
  const fitting = model.fitting.value;
  const chosen = model.chosen.value;
  const progress = model.progress.value;
  const failure = model.failure.value;
  const those = chosen.length > 0 ? chosen : fitting;
  return (
    <>
      <div class="totals">
        <p class="strong num">
          {chosen.length > 0
            ? plural('peopleSelected', chosen.length)
            : plural('peopleCount', fitting.length)}
          {progress !== undefined && (
            <span class="soft">
              {' '}
              {text('peopleReading', {
                read: formatNumber(progress.read),
                total: formatNumber(progress.total),
              })}
            </span>
          )}
        </p>
        <div class="choices">
          {[...Map.groupBy(chosen, ({ provider }) => provider)].map(([provider, of]) => (
            <button
              key={provider}
              type="button"
              class="plain"
              onClick={() => void model.refresh(of, provider, text('peopleRefreshName'))}
            >
              {plural('peopleRefresh', of.length, { provider: model.nameOf(provider) })}
            </button>
          ))}
          <SavePeople model={model} people={those} />
        </div>
      </div>
      {failure !== undefined && (
        <p role="alert" class="bad">
          {wordsOf(failure).body} {wordsOf(failure).cost}
        </p>
      )}
    </>
  );
}
