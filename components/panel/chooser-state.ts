import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { isMatch, type Row, wordsOf } from './chooser-rows';
import { allToggled, extended, type Keys, pruned, survivor, toggled } from './chooser-selection';
import type { PanelModel } from './panel-model';

/** What changes in a row while it stays the same person. */
interface Cell {
  readonly isSelected: Signal<boolean>;
  readonly tabIndex: Signal<0 | -1>;
}

/**
 * What the user has done in a list of people: it outlives the list's being drawn. A row reads it through signals of its own, so that
 * a keystroke among 500 people touches the rows that change, and draws none anew.
 */
export interface ChooserState {
  /** What stands in the filter's box. */
  readonly filter: ReadonlySignal<string>;
  /** The words that the rows are filtered by: those of the box, soon after. */
  readonly words: ReadonlySignal<readonly string[]>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** The rows that the filter shows. */
  readonly shown: ReadonlySignal<readonly Row[]>;
  /** Those of them who can be selected. */
  readonly pickable: ReadonlySignal<readonly Row[]>;
  readonly selected: ReadonlySignal<Keys>;
  /** The selected rows in their order, shown or not. */
  readonly picked: ReadonlySignal<readonly Row[]>;
  /** Counts how often the user selected otherwise; a page that takes selected people away is not counted. */
  readonly choices: ReadonlySignal<number>;
  /** The row that takes the focus when the list does. */
  readonly active: ReadonlySignal<string | undefined>;
  /** How far the panel was scrolled, in pixels; undefined until it was. */
  scrollTop: number | undefined;
  cellOf(key: string): Cell;
  /** Changes the filter; the rows follow once that has been painted, or at `settle`. */
  type(filter: string): void;
  settle(): void;
  /** Takes the rows as they are now: who left is selected no more. */
  follow(rows: readonly Row[]): void;
  /** Takes these out of what can be selected: they are never looked up. */
  bar(keys: Keys): void;
  /** The focus is on that row. */
  activate(key: string): void;
  /** Goes to that row; selecting begins anew there. */
  moveTo(key: string): void;
  toggle(key: string): void;
  /** Selects all from where the last selecting began to that row, as Shift does. */
  extendTo(key: string): void;
  toggleAll(): void;
  selectShown(): void;
}

/** A list in which nothing was done yet. `later` puts work off until what was typed is on the screen. */
export function createChooserState(later: (work: () => void) => void = afterPaint): ChooserState {
  const filter = signal('');
  const words = signal<readonly string[]>([]);
  const rows = signal<readonly Row[]>([]);
  const selected = signal<Keys>(new Set());
  const choices = signal(0);
  const wanted = signal<string | undefined>(undefined);
  const shown = computed(() => rows.value.filter((row) => isMatch(row, words.value)));
  const barred = signal<Keys>(new Set());
  const pickable = computed(() => shown.value.filter(({ key }) => !barred.value.has(key)));
  const picked = computed(() => rows.value.filter(({ key }) => selected.value.has(key)));
  const active = computed(() => {
    const isShown = shown.value.some(({ key }) => key === wanted.value);
    return isShown ? wanted.value : shown.value[0]?.key;
  });
  const cells = new Map<string, Cell>();
  // Where the user last went or toggled: not merely the focus, which a click moves before it says that Shift is held.
  let anchor: string | undefined;
  // What Shift extends, upon the selection as it was when it began.
  let range: { readonly from: string; readonly before: Keys } | undefined;
  let isLater = false;

  function cellOf(key: string): Cell {
    const cell = cells.get(key) ?? {
      isSelected: signal(selected.peek().has(key)),
      tabIndex: signal(active.peek() === key ? 0 : -1),
    };
    cells.set(key, cell);
    return cell;
  }

  function select(wished: Keys): void {
    const before = selected.peek();
    const next = new Set([...wished].filter((key) => !barred.peek().has(key)));
    for (const [key, { isSelected }] of cells) {
      if (next.has(key) !== before.has(key)) isSelected.value = next.has(key);
    }
    selected.value = next;
  }

  function choose(next: Keys): void {
    choices.value++;
    select(next);
  }

  function begin(key: string): void {
    wanted.value = key;
    anchor = key;
    range = undefined;
  }

  function settle(): void {
    isLater = false;
    const next = wordsOf(filter.peek());
    if (next.join(' ') !== words.peek().join(' ')) words.value = next;
  }

  let was: string | undefined;
  effect(() => {
    const now = active.value;
    if (now === was) return;
    if (was !== undefined) cellOf(was).tabIndex.value = -1;
    if (now !== undefined) cellOf(now).tabIndex.value = 0;
    was = now;
  });

  return {
    filter,
    words,
    rows,
    shown,
    pickable,
    selected,
    picked,
    choices,
    active,
    scrollTop: undefined,
    cellOf,
    settle,
    type(typed) {
      filter.value = typed;
      if (isLater) return;
      isLater = true;
      later(settle);
    },
    follow(next) {
      if (next === rows.peek()) return;
      if (rows.peek().length > 0) wanted.value = survivor(shown.peek(), active.peek(), next);
      if (next.every(({ key }) => key !== anchor)) anchor = undefined;
      if (anchor === undefined) range = undefined;
      if (range !== undefined) range = { ...range, before: pruned(range.before, next) };
      rows.value = next;
      select(pruned(selected.peek(), next));
    },
    bar(keys) {
      barred.value = keys;
      select(selected.peek());
    },
    activate(key) {
      wanted.value = key;
    },
    moveTo: begin,
    toggle(key) {
      begin(key);
      choose(toggled(selected.peek(), key));
    },
    extendTo(key) {
      range ??= { from: anchor ?? active.peek() ?? key, before: selected.peek() };
      choose(extended(range.before, shown.peek(), range.from, key));
      wanted.value = key;
    },
    toggleAll() {
      settle();
      range = undefined;
      choose(allToggled(selected.peek(), pickable.peek()));
    },
    selectShown() {
      settle();
      range = undefined;
      choose(new Set([...selected.peek(), ...shown.peek().map(({ key }) => key)]));
    },
  };
}

// A letter typed among many people is on the screen before they are looked through.
function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

const MOST_KEPT = 10;
const kept = new WeakMap<PanelModel, Map<string, ChooserState>>();

/** The state of the list at that place; the last ten are kept, for when the user comes back from a card or another tab. */
export function stateFor(model: PanelModel, place: string): ChooserState {
  const states = kept.get(model) ?? new Map<string, ChooserState>();
  kept.set(model, states);
  const state = states.get(place) ?? createChooserState();
  states.delete(place);
  states.set(place, state);
  for (const old of [...states.keys()].slice(0, -MOST_KEPT)) states.delete(old);
  return state;
}
