import { identifierLabel } from '../../lib/identifier';
import { plural, text } from '../../lib/text';
import { Phrase } from '../ui/phrase';
import { priceText } from '../ui/price';
import './no-match.css';
import { DemoPeople } from './demo-people';
import { stillToAsk } from './next';
import type { PanelModel } from './panel-model';
import { SearchByName } from './search-for';
import type { Asked, View } from './view';

/** Nobody was found: who was asked, in order, what each cost, and what else can be tried at which price. */
export function NoMatch(props: {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
}) {
  const { model, view } = props;
  const { answer, provider, asked = [] } = view;
  const { identifier } = answer;
  const who = <b>{identifierLabel(identifier)}</b>;
  const all = [...asked, { provider, answer }];
  const others = stillToAsk(model.further.value, identifier, all);
  const again = all.filter(({ provider: { price } }) => !price[identifier.kind].isOut);
  return (
    <section aria-labelledby="no-match">
      <h1 id="no-match">{text('noMatchTitle')}</h1>
      {asked.length === 0 ? (
        <p>
          <Phrase words={text('noMatchBody')} holes={{ provider: provider.name, who }} />{' '}
          {costOf(view)}
        </p>
      ) : (
        <>
          <p>
            <Phrase words={text('askedInOrder')} holes={{ who }} />
          </p>
          <AskedBefore asked={all} />
        </>
      )}
      {provider.isDemo ? (
        <>
          <p class="soft">{text('demoOnly')}</p>
          <DemoPeople model={model} />
        </>
      ) : (
        <>
          <p class="soft">
            {text(identifier.kind === 'email' ? 'noMatchEmailHint' : 'noMatchProfileHint')}
          </p>
          <div class="choices">
            {others.map((other, at) => (
              <button
                type="button"
                class={at === 0 ? 'main' : 'plain'}
                key={other.id}
                onClick={() => model.look(identifier, 'ask', other)}
              >
                {text('tryProvider', {
                  provider: other.name,
                  price: priceText(other.price[identifier.kind]),
                })}
              </button>
            ))}
            {again.map(({ provider: known }) => {
              const price = priceText(known.price[identifier.kind]);
              return (
                <button
                  type="button"
                  class="plain"
                  key={known.id}
                  onClick={() => model.look(identifier, 'again', known)}
                >
                  {asked.length === 0
                    ? text('stepLookAgainFor', { price })
                    : text('lookAgainAt', { provider: known.name, price })}
                </button>
              );
            })}
            {[provider, ...others].some(({ search }) => search !== null) && (
              <SearchByName model={model} identifier={identifier} />
            )}
            {others.length + again.length === 0 && (
              <p>{text('failNotInPlan', { provider: provider.name })}</p>
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** Providers that named nobody, in the order in which they were asked, each with what that cost. */
export function AskedBefore({ asked = [] }: { readonly asked?: readonly Asked[] | undefined }) {
  if (asked.length === 0) return null;
  return (
    <ol class="asked">
      {asked.map(({ provider, answer }) => (
        <li key={provider.id}>
          {text('askedNobody', { provider: provider.name })} {costOf({ provider, answer })}
        </li>
      ))}
    </ol>
  );
}

function costOf({ provider, answer: { receipt } }: Asked): string {
  if (receipt?.credits === undefined || receipt.isEstimate) {
    return text('chargedUnsaid', { provider: provider.name });
  }
  return receipt.credits === 0 ? text('chargedNo') : plural('chargedCredits', receipt.credits);
}
