import { profileUrl } from '../../lib/identifier';
import type { StoredSearchRow } from '../../lib/store/batch-rows';
import { factsOf } from '../../lib/store/facts';
import { text } from '../../lib/text';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';

/** One person whom a search found: what the provider told of them, and whether they are in the store already. */
export function ResultRow(props: {
  row: StoredSearchRow;
  isKnown: boolean;
  isSelected: boolean;
  onToggle: () => void;
}) {
  const { row, isKnown, isSelected, onToggle } = props;
  const { person, position } = row;
  const { name = text('searchNoName'), title, company, place } = factsOf(person);
  const { slug } = person;
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={isSelected}
          disabled={slug === undefined}
          aria-describedby={`found-${position}`}
          onChange={onToggle}
        />
        <bdi class="strong">{name}</bdi>
      </label>
      <div id={`found-${position}`} class="facts">
        <p>
          <Parts of={[title, company, place]} />
        </p>
        <p class="soft">
          {slug === undefined ? (
            text('searchNoProfile')
          ) : (
            <Link to={profileUrl(slug)}>
              <bdi>{profileUrl(slug).replace('https://www.', '')}</bdi>
            </Link>
          )}
          {isKnown && <span class="known good"> {text('searchKnown')}</span>}
        </p>
      </div>
    </li>
  );
}
