import { describe, expect, it } from 'vitest';
import { type Row, rowsOf } from '../../../components/panel/chooser-rows';
import { createChooserState, stateFor } from '../../../components/panel/chooser-state';
import type { PanelModel } from '../../../components/panel/panel-model';

const rows = (names: string): Row[] =>
  [...names].map((name) => {
    const identifier = { kind: 'profile', slug: `person-${name}` } as const;
    const [row] = rowsOf([{ identifier, label: `Name ${name}` }], []);
    if (row === undefined) throw new Error('no row');
    return { ...row, key: name };
  });

function build(names: string) {
  const put: (() => void)[] = [];
  const state = createChooserState((work) => void put.push(work));
  state.follow(rows(names));
  const keysOf = (list: readonly Row[]) => list.map(({ key }) => key).join('');
  return {
    state,
    put,
    shown: () => keysOf(state.shown.value),
    picked: () => keysOf(state.picked.value),
  };
}

describe('the filter', () => {
  it('is in the box at once, and in the rows once that is painted', () => {
    const { state, put, shown } = build('abc');
    state.type('name');
    state.type('name b');
    expect(state.filter.value).toBe('name b');
    expect(shown()).toBe('abc');
    expect(put).toHaveLength(1);
    put[0]?.();
    expect(shown()).toBe('b');
    state.type('');
    expect(put).toHaveLength(2);
  });

  it('holds before anything acts on what is shown', () => {
    const { state, picked } = build('abc');
    state.type('name b');
    state.toggleAll();
    expect(picked()).toBe('b');
    state.type('');
    state.selectShown();
    expect(picked()).toBe('abc');
  });

  it('lets the active row be one that is shown', () => {
    const { state } = build('abc');
    expect(state.active.value).toBe('a');
    state.activate('c');
    state.type('name b');
    state.settle();
    expect(state.active.value).toBe('b');
    expect(state.cellOf('b').tabIndex.value).toBe(0);
    expect(state.cellOf('c').tabIndex.value).toBe(-1);
    state.type('');
    state.settle();
    expect(state.active.value).toBe('c');
  });
});

describe('a range', () => {
  it('begins where the user last toggled, though a click has moved the focus', () => {
    const { state, picked } = build('abcdef');
    state.toggle('b');
    state.activate('e');
    state.extendTo('e');
    expect(picked()).toBe('bcde');
    expect(state.cellOf('d').isSelected.value).toBe(true);
  });

  it('grows and shrinks, and keeps what was selected before', () => {
    const { state, picked } = build('abcdef');
    state.toggle('f');
    state.moveTo('b');
    state.extendTo('c');
    state.extendTo('d');
    state.extendTo('c');
    expect(picked()).toBe('bcf');
    state.moveTo('d');
    state.extendTo('e');
    expect(picked()).toBe('bcdef');
  });

  it('goes on while people come and go', () => {
    const { state, picked } = build('abcdef');
    state.toggle('f');
    state.moveTo('b');
    state.extendTo('c');
    state.follow(rows('abxcde'));
    expect(picked()).toBe('bc');
    state.extendTo('c');
    expect(picked()).toBe('bxc');
    state.follow(rows('axcde'));
    state.extendTo('d');
    expect(picked()).toBe('xcd');
  });
});

it('who leaves is selected no more', () => {
  const { state, picked } = build('abc');
  state.toggleAll();
  state.follow(rows('ac'));
  state.follow(rows('abc'));
  expect(picked()).toBe('ac');
  expect(state.cellOf('b').isSelected.value).toBe(false);
});

it('a panel keeps the state of its last ten lists', () => {
  const model = {} as PanelModel;
  const first = stateFor(model, 'page 0');
  for (let page = 1; page < 10; page++) stateFor(model, `page ${page}`);
  expect(stateFor(model, 'page 0')).toBe(first);
  expect(stateFor({} as PanelModel, 'page 0')).not.toBe(first);
  const second = stateFor(model, 'page 1');
  for (let page = 11; page < 21; page++) stateFor(model, `page ${page}`);
  expect(stateFor(model, 'page 1')).not.toBe(second);
});
