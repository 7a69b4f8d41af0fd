import './candidates.css';
import { identifierLabel } from '../../lib/identifier';
import { standingOf } from '../../lib/store/standing';
import { text } from '../../lib/text';
import { Phrase } from '../ui/phrase';
import { priceText } from '../ui/price';
import { stillToAsk } from './next';
import type { PanelModel } from './panel-model';
import { RuledOut } from './ruled-out';
import type { View } from './view';

/** The user ruled out everybody who was named: how to take that back, and who else can be asked at which price. */
export function NotThem(props: {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
}) {
  const { model, view } = props;
  const { answer, provider, asked = [] } = view;
  const { identifier } = answer;
  const price = provider.price[identifier.kind];
  const others = stillToAsk(model.further.value, identifier, [...asked, { provider, answer }]);
  return (
    <section aria-labelledby="not-them">
      <h1 id="not-them">{text('notThemTitle')}</h1>
      <p>
        <Phrase words={text('notThemBody')} holes={{ who: <b>{identifierLabel(identifier)}</b> }} />
      </p>
      {view.isUnstored && (
        <p role="alert" class="bad">
          {text('judgedInVain')}
        </p>
      )}
      <RuledOut model={model} view={view} people={standingOf(answer).ruledOut} />
      <div class="choices">
        {others.map((other) => (
          <button
            type="button"
            class="plain"
            key={other.id}
            onClick={() => model.look(identifier, 'ask', other)}
          >
            {text('tryProvider', {
              provider: other.name,
              price: priceText(other.price[identifier.kind]),
            })}
          </button>
        ))}
        {!price.isOut && (
          <button
            type="button"
            class="plain"
            onClick={() => model.look(identifier, 'again', provider)}
          >
            {text('lookAgainAt', { provider: provider.name, price: priceText(price) })}
          </button>
        )}
      </div>
    </section>
  );
}
