import './chooser.css';
import { effect, type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { text } from '../../lib/text';
import { useBarred } from './barred';
import { ChooserBar, selectionText } from './chooser-bar';
import { checkboxId, PersonRow } from './chooser-row';
import { type Row, rowsOf } from './chooser-rows';
import { moved } from './chooser-selection';
import { type ChooserState, stateFor } from './chooser-state';
import { AllShown, emptyFilter, FILTER, FilterBox, shownText } from './chooser-top';
import type { PanelModel } from './panel-model';
import { Said } from './said';
import type { SeveralView } from './several';

/**
 * The people to choose from: a plain list, in each item a checkbox and a button that shows the person. For the keyboard the list is one
 * stop, the checkbox of its active row: arrows move on, Space is the checkbox's own, Enter shows the person. A screen reader
 * that walks through the page, and a finger, find both controls in every row and need none of these keys.
 */
export function Chooser(props: { model: PanelModel; view: SeveralView; title: string }) {
  const { model, view, title } = props;
  const state = useMemo(() => stateFor(model, view.place), [model, view.place]);
  const list = useRef<HTMLUListElement>(null);
  const rows = useMemo(() => rowsOf(view.people, state.rows.peek()), [view.people]);
  const show = useCallback((row: Row) => void model.choose(row.identifier), [model]);
  useFollow(state, rows, list.current);
  const onList = useBarred(model, view);
  const barred = useMemo(
    () => new Set([...onList].filter((key) => !view.known.has(key))),
    [onList, view.known],
  );
  useLayoutEffect(() => state.bar(barred), [state, barred]);
  useReturn(state);
  const { known, provider } = view;
  const { price = provider.price } = view;
  const now = { title: useNow(title), known: useNow(known), price: useNow(price) };
  const count = useComputed(() =>
    state.words.value.length > 0 ? shownText(state) : now.title.value,
  );
  const selection = useComputed(() =>
    selectionText(state.picked.value, now.known.value, now.price.value),
  );
  return (
    <div class="choose">
      <p class="faint">{text('severalHint')}</p>
      <FilterBox state={state} onDown={() => focusActive(state)} />
      <AllShown state={state} known={known} />
      <ul
        class="people"
        ref={list}
        aria-labelledby="several"
        aria-describedby="several-keys"
        onKeyDown={(event) => onListKey(event, state, show)}
      >
        {rows.map((row) => (
          <PersonRow
            key={row.key}
            state={state}
            row={row}
            isKnown={known.has(row.key)}
            isBarred={barred.has(row.key)}
            show={show}
          />
        ))}
      </ul>
      <p class="faint" id="several-keys">
        {text('severalKeys')}
      </p>
      <ChooserBar model={model} state={state} known={known} price={price} view={view} show={show} />
      <Said words={count} />
      <Said words={selection} />
    </div>
  );
}

/** A property as a signal, so that what is computed from it changes with it. */
function useNow<T>(value: T): ReadonlySignal<T> {
  const now = useSignal(value);
  useLayoutEffect(() => {
    now.value = value;
  }, [value]);
  return now;
}

/** Keeps state and focus with the people who are there now. */
function useFollow(state: ChooserState, rows: readonly Row[], list: HTMLElement | null): void {
  // Asked while drawing: afterwards a row that left has taken the focus with it.
  const hadFocus = list?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    state.follow(rows);
    if (hadFocus && document.activeElement === document.body) focusActive(state);
  }, [state, rows]);
}

/** Brings the user who comes back from a card to where they were, and lets the next view begin at its top. */
function useReturn(state: ChooserState): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    if (state.scrollTop !== undefined) {
      page.scrollTop = state.scrollTop;
      if (document.activeElement === document.body) focusActive(state);
    }
    const remember = () => {
      state.scrollTop = page.scrollTop;
    };
    remember();
    document.addEventListener('scroll', remember, { passive: true });
    // The bar that the first selection brings may lie over the very row.
    let had = state.picked.peek().length;
    const stop = effect(() => {
      const has = state.picked.value.length;
      if (had === 0 && has > 0)
        activeBox(state)?.closest('li')?.scrollIntoView({ block: 'nearest' });
      had = has;
    });
    return () => {
      stop();
      document.removeEventListener('scroll', remember);
      page.scrollTop = 0;
    };
  }, [state]);
}

function onListKey(event: KeyboardEvent, state: ChooserState, show: (row: Row) => void): void {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  emptyFilter(event, state);
  const isCommand = ctrlKey || metaKey;
  if (isCommand && !altKey && key.toLowerCase() === 'a') {
    event.preventDefault();
    state.selectShown();
    return;
  }
  if (isCommand || altKey) return;
  state.settle();
  const shown = state.shown.peek();
  const active = state.active.peek();
  if (key === 'Enter' && event.target instanceof HTMLInputElement) {
    const row = shown.find((one) => one.key === active);
    event.preventDefault();
    if (row !== undefined) show(row);
    return;
  }
  const to = moved(shown, active, key);
  if (to === undefined) return;
  event.preventDefault();
  if (shiftKey) state.extendTo(to);
  else state.moveTo(to);
  focusActive(state);
}

function activeBox(state: ChooserState): HTMLElement | null {
  const key = state.active.peek();
  return key === undefined ? null : document.getElementById(checkboxId(key));
}

/** Focuses the active row, or the filter where no row is shown. */
function focusActive(state: ChooserState): void {
  (activeBox(state) ?? document.getElementById(FILTER))?.focus();
}
