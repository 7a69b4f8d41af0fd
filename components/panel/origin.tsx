import { formatDay } from '../../lib/dates';
import type { Match, Person } from '../../lib/person';
import { text } from '../../lib/text';
import { LibraryLink } from '../ui/library-link';
import { EarlierSections } from './earlier-sections';
import { fetchedWords } from './fetched-words';
import { Missing } from './missing';
import type { PanelModel } from './panel-model';
import { RefreshChoices } from './refresh-choices';
import { useAsked } from './use-asked';
import type { View } from './view';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly match: Match;
  /** As it can be drawn. */
  readonly person: Person;
}

/** Where this comes from: provider, age of the data, when it was fetched, what it cost; the way to newer data; what is missing. */
export function Origin({ model, view, match, person }: Props) {
  const [asked, readAsked] = useAsked(model, view.provider, match.person.id);
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
      <EarlierSections view={view} person={person} asked={asked} />
      <RefreshChoices model={model} view={view} person={person} />
      <Missing
        model={model}
        view={view}
        match={match}
        drawn={person}
        asked={asked}
        onAsked={readAsked}
      />
      {!provider.isDemo && (
        <p>
          <LibraryLink view="requests">{text('leftTitle')}</LibraryLink>
        </p>
      )}
    </footer>
  );
}
