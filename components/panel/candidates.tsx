import { identifierLabel } from '../../lib/identifier';
import type { Match } from '../../lib/person';
import { formatNumber, plural, text } from '../../lib/text';
import type { View } from './view';

/** The people whom the provider named for one identifier, best first, to choose from. */
export function Candidates(props: {
  view: Extract<View, { kind: 'answer' }>;
  onChoose: (match: Match) => void;
}) {
  const { answer, provider } = props.view;
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
            <button type="button" class="row" onClick={() => props.onChoose(match)}>
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
