import './rows.css';
import { useComputed } from '@preact/signals';
import type { EmailClass } from '../../lib/detect/email-class';
import { type TextKey, text } from '../../lib/text';
import { isMatch, type Row } from './chooser-rows';
import type { ChooserState } from './chooser-state';

const MARKS = {
  placeholder: 'markPlaceholder',
  noreply: 'markNoreply',
  disposable: 'markDisposable',
  personal: 'markPersonal',
  role: 'markRole',
  business: undefined,
} as const satisfies Record<EmailClass, TextKey | undefined>;

/** The id of a row's checkbox, which takes the focus. */
export function checkboxId(key: string): string {
  return `pick-${key}`;
}

/**
 * One person: a checkbox, and a button that shows them. Whether the row is shown, selected and active comes in signals bound to the
 * attributes; a component that has computed signals is drawn again only with other properties.
 */
export function PersonRow(props: {
  state: ChooserState;
  row: Row;
  isKnown: boolean;
  /** They are never looked up, and nothing is known of them: they can be shown, not selected. */
  isBarred: boolean;
  show: (row: Row) => void;
}) {
  const { state, row, isKnown, isBarred, show } = props;
  const { key, name, id, emailClass } = row;
  const isHidden = useComputed(() => !isMatch(row, state.words.value));
  const { isSelected, tabIndex } = state.cellOf(key);
  const mark = emailClass && MARKS[emailClass];
  const box = checkboxId(key);
  const pick = (event: MouseEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.shiftKey) state.extendTo(key);
    else state.toggle(key);
    // The browser has toggled the box already; with Shift that may not be what becomes of it.
    event.currentTarget.checked = isSelected.peek();
  };
  return (
    <li hidden={isHidden}>
      <label class="pick" for={box}>
        <input
          type="checkbox"
          id={box}
          aria-labelledby={`${box}-who`}
          aria-disabled={isBarred}
          checked={isSelected}
          tabIndex={tabIndex}
          onClick={pick}
          onFocus={() => state.activate(key)}
        />
      </label>
      <button type="button" class="row" id={`${box}-who`} tabIndex={-1} onClick={() => show(row)}>
        <span class={name === '' ? 'strong nameless' : 'strong'} title={name === '' ? id : name}>
          <bdi>{name === '' ? id : name}</bdi>
        </span>
        {name !== '' && (
          <>
            {' '}
            <span class="id">
              <bdi>{id}</bdi>
            </span>
          </>
        )}
        {isKnown || isBarred || mark !== undefined ? (
          <>
            {' '}
            <span class="end">
              {isKnown && <span class="chip good">{text('markKnown')}</span>}{' '}
              {isBarred && (
                <>
                  <span class="chip">{text('markForgotten')}</span>{' '}
                </>
              )}
              {mark !== undefined && <span class="chip">{text(mark)}</span>}
            </span>
          </>
        ) : null}
      </button>
    </li>
  );
}
