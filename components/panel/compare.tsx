import { useEffect } from 'preact/hooks';
import { identifierLabel } from '../../lib/identifier';
import type { Match } from '../../lib/person';
import { text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import './compare.css';
import { counterpartOf } from './compare-offers';
import { SideBySide } from './compare-side-by-side';
import { FailureView } from './failure-view';
import { AskedBefore } from './no-match';
import type { PanelModel } from './panel-model';
import { Ready } from './ready';
import type { Beside, View } from './view';
import { Working } from './working';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly match: Match;
  readonly beside: Beside;
}

/** In the place of a card: what another provider says of the person beside what the card's says, or what came instead; and the way back. */
export function Compare(props: Props) {
  const { model, beside } = props;
  const now = beside.model.view.value;
  useEffect(() => keepFocus(document.querySelector<HTMLElement>('main h1')), [now]);
  useEffect(() => {
    model.said.value = saidOf(now, props);
    return () => {
      model.said.value = '';
    };
  }, [now]);
  return (
    <>
      <Other {...props} now={now} />
      <button type="button" class="plain to-card" onClick={() => model.back()}>
        {text('backToCard')}
      </button>
    </>
  );
}

function Other({ view, match, beside, now }: Props & { readonly now: View }) {
  switch (now.kind) {
    case 'working':
      return <Working model={beside.model} view={now} key={now.since} />;
    case 'ready':
      return <Ready model={beside.model} view={now} />;
    case 'failure':
      return <FailureView model={beside.model} view={now} key={JSON.stringify(now.failure)} />;
    case 'answer': {
      const other = counterpartOf(now.answer, match.person);
      if (other === undefined) return <Nobody view={now} />;
      return (
        <SideBySide
          one={{ provider: view.provider, answer: view.answer, match }}
          other={{ provider: now.provider, answer: now.answer, match: other }}
        />
      );
    }
    default:
      return null;
  }
}

/** The other provider names nobody: that is an answer, with its cost. */
function Nobody({ view }: { readonly view: Extract<View, { kind: 'answer' }> }) {
  return (
    <section aria-labelledby="compare-nobody">
      <h1 id="compare-nobody">{text('noMatchTitle')}</h1>
      <p class="id">
        <bdi>{identifierLabel(view.answer.identifier)}</bdi>
      </p>
      <AskedBefore asked={[{ provider: view.provider, answer: view.answer }]} />
    </section>
  );
}

/** What a screen reader is told, once; a failure is an alert of its own. */
function saidOf(now: View, { view, match }: Props): string {
  if (now.kind === 'working') return text('askingProvider', { provider: now.provider.name });
  if (now.kind !== 'answer') return '';
  if (counterpartOf(now.answer, match.person) === undefined) return text('noMatchTitle');
  return text('compareShown', { one: view.provider.name, other: now.provider.name });
}
