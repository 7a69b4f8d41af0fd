import './rows.css';
import type { EmailClass } from '../../lib/detect/email-class';
import { checkMatch } from '../../lib/match/match-check';
import type { Match, Person } from '../../lib/person';
import { printable } from '../../lib/printable';
import { formatNumber, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { nameOf } from './name-of';
import { VerdictWord } from './verdict';

/** One of several people: name, what they do and where, how sure the match is, the provider's own score. */
export function CandidateRow(props: {
  match: Match;
  /** For an address; its class is absent until it is known. */
  check: { address: string; emailClass: EmailClass | 'unknown' | undefined } | undefined;
  provider: string;
  isActive: boolean;
  onFocus: () => void;
  onChoose: () => void;
}) {
  const { match, check, provider, isActive, onFocus, onChoose } = props;
  const { person, confidence } = match;
  const { address = '', emailClass } = check ?? {};
  return (
    <li>
      <button
        type="button"
        class="row"
        tabIndex={isActive ? 0 : -1}
        onFocus={onFocus}
        onClick={onChoose}
      >
        <span class="strong">
          <bdi>{nameOf(person)}</bdi>
        </span>{' '}
        <span class="id">
          <Parts of={printable(workOf(person))} />
        </span>{' '}
        <span class="end num">
          {emailClass !== undefined && (
            <VerdictWord
              class="chip"
              verdict={
                // Where nobody can tell the class, nothing is confirmed.
                checkMatch(address, match, emailClass === 'unknown' ? 'placeholder' : emailClass)
                  .verdict
              }
            />
          )}{' '}
          {confidence !== undefined && (
            <span title={text('confidence', { provider, score: formatNumber(confidence) })}>
              {formatNumber(confidence)}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

/** Title and company; a headline says both where there is no title. */
function workOf({ title, headline, roles }: Person): readonly (string | undefined)[] {
  const current = roles.filter(({ isCurrent }) => isCurrent);
  const named = title ?? current[0]?.title;
  if (named === undefined && headline !== undefined) return [headline];
  // The title is not always that of the first role.
  const role = current.length > 1 ? current.find((one) => one.title === named) : current[0];
  return [named, role?.company.name];
}
