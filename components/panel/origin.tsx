import { formatAge, formatDay } from '../../lib/dates';
import type { Person } from '../../lib/person';
import { plural, text } from '../../lib/text';
import { priceText } from '../ui/price';
import { Missing } from './later';
import type { PanelModel } from './panel-model';
import type { View } from './view';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
}

/** Where this comes from: provider, age of the data, when it was fetched, what it cost; the way to newer data; what is missing. */
export function Origin({ model, view, person }: Props) {
  const { answer, provider } = view;
  const now = Date.now();
  const price = provider.price[answer.identifier.kind];
  return (
    <footer class="origin">
      <p>
        {text('dataFrom', { provider: provider.name })}
        {person.asOf !== undefined && formatDay(person.asOf) !== undefined && (
          <>
            {', '}
            {text('dataOf', { day: formatDay(person.asOf) ?? '' })}
          </>
        )}
      </p>
      <p class="num">
        {text('fetchedByYou', { when: formatAge(answer.at, now) ?? '' })} {cost(view)}
        {!answer.isFresh && ` ${text('shownFree')}`}
      </p>
      {!price.isOut && (
        <div class="choices">
          <button
            type="button"
            class="plain"
            onClick={() => model.look(answer.identifier, 'again', provider)}
          >
            {text('refreshFor', { price: priceText(price) })}
          </button>
        </div>
      )}
      <Missing person={person} />
    </footer>
  );
}

function cost({ answer }: Props['view']): string {
  const { receipt } = answer;
  if (receipt?.credits === undefined) return '';
  return plural(receipt.isEstimate ? 'costAbout' : 'cost', receipt.credits);
}
