import { useComputed } from '@preact/signals';
import { formatNumber, text } from '../../lib/text';
import { type Keys, shareOf } from './chooser-selection';
import type { ChooserState } from './chooser-state';

/** The id of the box that filters the people. */
export const FILTER = 'people-filter';

/** Which of the people are shown: by words of their name or identifier. */
export function FilterBox(props: { state: ChooserState; onDown: () => void }) {
  const { state, onDown } = props;
  const down = (event: KeyboardEvent) => {
    emptyFilter(event, state);
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    state.settle();
    // A row that has just come back cannot take the focus yet.
    setTimeout(onDown);
  };
  return (
    <input
      type="search"
      id={FILTER}
      aria-label={text('filterLabel')}
      placeholder={text('filterPlaceholder')}
      autocomplete="off"
      spellcheck={false}
      value={state.filter}
      onInput={(event) => state.type(event.currentTarget.value)}
      onKeyDown={down}
    />
  );
}

/** Esc empties a filter first; the panel takes the next one. */
export function emptyFilter(event: KeyboardEvent, state: ChooserState): void {
  if (event.key !== 'Escape' || state.filter.peek() === '') return;
  event.preventDefault();
  event.stopPropagation();
  state.type('');
}

/** Selects all that the filter shows, or none of them; and says how many that are, or how many of the list are known. */
export function AllShown({ state, known }: { state: ChooserState; known: Keys }) {
  const shown = state.shown.value;
  const isNobodyFree = state.pickable.value.length === 0;
  const all = state.rows.value;
  const share = useComputed(() => shareOf(state.selected.value, state.pickable.value)).value;
  const isFiltered = state.words.value.length > 0;
  const knownHere = all.filter(({ key }) => known.has(key)).length;
  return (
    <>
      <div class="all">
        <label class="pick">
          <input
            type="checkbox"
            checked={share === 'all'}
            indeterminate={share === 'some'}
            disabled={isNobodyFree}
            onClick={() => state.toggleAll()}
          />
          {text('allShown')}
        </label>
        <span class="soft num">
          {isFiltered
            ? shownText(state)
            : knownHere > 0 && text('knownHere', { count: formatNumber(knownHere) })}
        </span>
      </div>
      {isFiltered && shown.length === 0 && <p class="soft">{text('filterNobody')}</p>}
    </>
  );
}

/** How many of the people the filter shows. */
export function shownText(state: ChooserState): string {
  return text('filterShown', {
    shown: formatNumber(state.shown.value.length),
    count: formatNumber(state.rows.value.length),
  });
}
