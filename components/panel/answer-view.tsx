import { useEffect, useState } from 'preact/hooks';
import type { Match } from '../../lib/person';
import { plural, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { Card } from './card';
import { AskedBefore, Candidates, NoMatch, PartFailed } from './later';
import type { PanelModel } from './panel-model';
import type { View } from './view';

type Props = { readonly model: PanelModel; readonly view: Extract<View, { kind: 'answer' }> };

/** What the provider said: one person, several candidates, or nobody. */
export function AnswerView({ model, view }: Props) {
  const { answer } = view;
  const [chosen, setChosen] = useState<Match | undefined>(undefined);
  useEffect(() => keepFocus(document.querySelector<HTMLElement>('main h1')), [chosen]);
  const [only, ...others] = answer.matches;
  if (only === undefined) return <NoMatch model={model} view={view} />;
  const match = others.length === 0 ? only : chosen;
  return (
    <>
      {!answer.isKept && (
        <p role="alert" class="bad">
          {text('notKept')}
        </p>
      )}
      {answer.failure !== undefined && (
        <PartFailed model={model} view={view} failure={answer.failure} />
      )}
      {view.asked !== undefined && view.asked.length > 0 && <AskedBefore asked={view.asked} />}
      {match === undefined ? (
        <Candidates view={view} onChoose={setChosen} />
      ) : (
        <Card model={model} view={view} match={match} key={match.person.id}>
          {others.length > 0 && (
            <button type="button" class="quiet" onClick={() => setChosen(undefined)}>
              {plural('otherCandidates', others.length)}
            </button>
          )}
        </Card>
      )}
    </>
  );
}
