import { formatDay } from '../../lib/dates';
import type { Person } from '../../lib/person';
import { text } from '../../lib/text';
import { LibraryLink } from '../ui/library-link';
import { fetchedWords } from './fetched-words';
import { Missing } from './missing';
import type { PanelModel } from './panel-model';
import { RefreshChoices } from './refresh-choices';
import type { View } from './view';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
}

/** Where this comes from: provider, age of the data, when it was fetched, what it cost; the way to newer data; what is missing. */
export function Origin({ model, view, person }: Props) {
  const { answer, provider } = view;
  const day = person.asOf === undefined ? undefined : formatDay(person.asOf);
  return (
    <footer class="origin">
      <p>
        {day === undefined
          ? text('dataFrom', { provider: provider.name })
          : text('dataFromOf', { provider: provider.name, day })}
      </p>
      <p class="num">
        {fetchedWords(answer)}
        {!answer.isFresh && ` ${text('shownFree')}`}
      </p>
      <RefreshChoices model={model} view={view} person={person} />
      <Missing person={person} provider={provider} />
      {!provider.isDemo && (
        <p>
          <LibraryLink view="requests">{text('leftTitle')}</LibraryLink>
        </p>
      )}
    </footer>
  );
}
