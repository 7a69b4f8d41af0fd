import '../panel/identity.css';
import '../panel/card.css';
import './stored-card.css';
import { useEffect, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../../lib/failure';
import { standingOf } from '../../lib/store/standing';
import { text } from '../../lib/text';
import { Card } from '../panel/card';
import type { PanelModel } from '../panel/panel-model';
import { wordsOf } from '../ui/failure-words';
import { openCard } from './card-model';
import type { CardWorld, Whose } from './card-world';

type State = PanelModel | Failure | 'reading' | 'gone';

/** The card of a stored person, to be read, copied and forgotten: nothing on it costs anything. `version` changes where it is to be read anew. */
export function StoredCard(
  props: Whose & { readonly world: CardWorld; readonly version?: unknown },
) {
  const { world, provider, personId, version } = props;
  const [state, setState] = useState<State>('reading');
  useEffect(() => {
    let isWanted = true;
    openCard(world, { provider, personId }).then(
      (model) => isWanted && setState(model ?? 'gone'),
      (thrown) => isWanted && setState(failureOf(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [world, provider, personId, version]);
  if (state === 'reading') return <p class="soft">{text('starting')}</p>;
  if (state === 'gone') return <p>{text('peopleGone')}</p>;
  if ('code' in state) {
    return (
      <p role="alert" class="bad">
        {wordsOf(state).body}
      </p>
    );
  }
  return <Drawn model={state} />;
}

function Drawn({ model }: { model: PanelModel }) {
  const view = model.view.value;
  const match = view.kind === 'answer' ? standingOf(view.answer).shown : undefined;
  return (
    <div class="stored-card">
      <p role="status" class="visually-hidden">
        {model.said}
      </p>
      {view.kind === 'answer' && match !== undefined ? (
        <Card model={model} view={view} match={match} key={match.person.id} />
      ) : (
        <p>{view.kind === 'failure' ? wordsOf(view.failure).body : text('peopleGone')}</p>
      )}
    </div>
  );
}
