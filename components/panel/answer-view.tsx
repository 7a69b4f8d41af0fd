import { useEffect, useState } from 'preact/hooks';
import { standingOf } from '../../lib/store/standing';
import { text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { Card } from './card';
import { AskedBefore, Candidates, Compare, MatchTie, NoMatch, NotThem, PartFailed } from './later';
import type { PanelModel } from './panel-model';
import type { View } from './view';

type Props = { readonly model: PanelModel; readonly view: Extract<View, { kind: 'answer' }> };

/** What the provider said: one person, several candidates, nobody, or nobody but those whom the user ruled out. */
export function AnswerView({ model, view }: Props) {
  const { answer } = view;
  const { matches, alias } = answer;
  const { shown, candidates } = standingOf(answer);
  // The card that the user left for the list of all; another choice ends that.
  const here = JSON.stringify([shown?.person.id, alias?.personId]);
  const [left, setLeft] = useState<string | undefined>(undefined);
  const back = () => setLeft(undefined);
  const isListing = left === here;
  if (left !== undefined && !isListing) back();
  const match = isListing ? undefined : shown;
  useEffect(() => keepFocus(document.querySelector<HTMLElement>('main h1')), [match?.person.id]);
  useEffect(
    () => () => {
      model.said.value = '';
    },
    [model],
  );
  if (matches.length === 0) return <NoMatch model={model} view={view} />;
  if (candidates.length === 0) return <NotThem model={model} view={view} />;
  const { beside } = view;
  if (match !== undefined && beside !== undefined) {
    return <Compare model={model} view={view} match={match} beside={beside} />;
  }
  const list = () => setLeft(here);
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
        <Candidates model={model} view={view} onBack={isListing ? back : undefined} />
      ) : (
        <Card model={model} view={view} match={match} key={match.person.id}>
          {(answer.identifier.kind === 'email' || matches.length > 1) && (
            <MatchTie model={model} view={view} match={match} onOthers={list} />
          )}
        </Card>
      )}
    </>
  );
}
