import { useEffect, useState } from 'preact/hooks';
import { identifierLabel } from '../../lib/identifier';
import type { Match } from '../../lib/person';
import { formatNumber, plural, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { priceText } from '../ui/price';
import { Card } from './card';
import { DemoPeople } from './later';
import type { PanelModel } from './model';
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

function Candidates({ view, onChoose }: { view: Props['view']; onChoose: (match: Match) => void }) {
  const { answer, provider } = view;
  return (
    <section aria-labelledby="candidates">
      <h1 id="candidates">{plural('candidatesTitle', answer.matches.length)}</h1>
      <p class="soft">
        {text('candidatesFor', { provider: provider.name })}{' '}
        <bdi>{identifierLabel(answer.identifier)}</bdi>
      </p>
      <ul class="people">
        {answer.matches.map((match) => (
          <li key={match.person.id}>
            <button type="button" class="row" onClick={() => onChoose(match)}>
              <span class="strong">
                <bdi>{match.person.name ?? text('nameUnknown')}</bdi>
              </span>
              {about(match) !== undefined && (
                <span class="id">
                  <bdi>{about(match)}</bdi>
                </span>
              )}
              {match.confidence !== undefined && (
                <span class="end num">{formatNumber(match.confidence)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function about({ person }: Match): string | undefined {
  return person.headline ?? person.title;
}

function NoMatch({ model, view }: Props) {
  const { answer, provider } = view;
  const { identifier } = answer;
  const credits = answer.receipt?.credits ?? 0;
  return (
    <section aria-labelledby="no-match">
      <h1 id="no-match">{text('noMatchTitle')}</h1>
      <p>
        {text('noMatchBody', { provider: provider.name })}{' '}
        <b>
          <bdi>{identifierLabel(identifier)}</bdi>
        </b>
        . {credits === 0 ? text('chargedNo') : plural('chargedCredits', credits)}
      </p>
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
          <button
            type="button"
            class="plain"
            onClick={() => model.look(identifier, 'again', provider)}
          >
            {text('stepLookAgainFor', { price: priceText(provider.price[identifier.kind]) })}
          </button>
        </>
      )}
    </section>
  );
}
