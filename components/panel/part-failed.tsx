import './part-failed.css';
import type { Failure } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { Step } from './failure-view';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** Why an answer holds less than was asked for, and the one next step; what is there is drawn below. */
export function PartFailed(props: {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly failure: Failure;
}) {
  const { model, view, failure } = props;
  const { identifier } = view.answer;
  const { body, cost, next } = wordsOf(failure);
  // What a part that failed has changed, its price or what the plan has, is in the newest overview.
  const newest = [model.provider.value, ...model.further.value];
  const provider = newest.find((one) => one?.id === view.provider.id) ?? view.provider;
  return (
    <div class="part-failed">
      <p role="alert">
        {text('partFailed')} {body}
        {/* The rest of the answer may well have been charged: "nothing" would be read of all of it. */}
        {failure.charged !== 'no' && ` ${cost}`}
      </p>
      <Step
        model={model}
        view={{ kind: 'failure', failure, identifier, provider, again: true }}
        // The offer of someone who is known is their card: here it is asking again, at the new price.
        next={next === 'offer' ? 'look-again' : next}
      />
    </div>
  );
}
