import type { Identifier } from '../../lib/identifier';
import { readSettings, watchSettings } from '../../lib/settings';
import type { PanelModel } from './panel-model';
import { isCompared, type View } from './view';

/**
 * `/` goes to the filter of a list, else to the look-up box, `?` lists the keys, Esc steps back. None of them does while something is
 * typed, but Esc leaves the box; nor with a modifier, nor what a control has taken for itself. `areKeysOn` tells whether the
 * single keys do anything: whoever dictates, or presses keys by accident, turns them off (WCAG 2.1.4). Returns
 * what ends it.
 */
export function watchKeyboard(
  page: Document,
  model: PanelModel,
  areKeysOn: () => boolean = () => true,
): () => void {
  const press = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The list of keys closes by itself, and what lies beneath it cannot be reached.
    if (model.isListingKeys.value) return;
    const isTyping = isTypedInto(target);
    if (key === 'Escape') stepBack(page, model, isTyping ? typedInto(target) : undefined);
    if (isTyping || !areKeysOn()) return;
    if (key === '/') goToBox(page, model);
    else if (key === '?') model.isListingKeys.value = true;
    else return;
    event.preventDefault();
  };
  // A heading that is given the focus shows it to those who go by the keys; see theme.css.
  const mark = ({ type }: Event) =>
    page.documentElement.toggleAttribute('data-by-keys', type === 'keydown');
  page.addEventListener('keydown', press);
  page.addEventListener('keydown', mark, true);
  page.addEventListener('pointerdown', mark, true);
  return () => {
    page.removeEventListener('keydown', press);
    page.removeEventListener('keydown', mark, true);
    page.removeEventListener('pointerdown', mark, true);
  };
}

/** Follows the setting for single keys; the answer tells how it stands. */
export async function followKeys(): Promise<() => boolean> {
  let areOn = false;
  const see = async () => {
    areOn = (await readSettings()).shortcuts;
  };
  watchSettings(() => void see(), ['shortcuts']);
  await see();
  return () => areOn;
}

function goToBox(page: Document, model: PanelModel): void {
  const box = page.getElementById('people-filter') ?? page.getElementById('look-up');
  if (box === null) model.showBox();
  else box.focus();
}

/** Out of a box first that holds something (`typed`), and from an empty one too where there is nowhere to go back to. */
function stepBack(page: Document, model: PanelModel, typed: string | undefined): void {
  const view = model.view.value;
  if (typed || (typed === '' && !model.canGoBack.value)) focusHeading(page);
  else if (view.kind === 'working') model.stopWaiting();
  else if (isCountingDown(view)) void model.choose(view.identifier);
  else if (model.canGoBack.value || isCompared(view)) void model.back();
}

// Not nowhere: a screen reader would begin at the top.
function focusHeading(page: Document): void {
  const heading = page.querySelector('h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus();
}

const NOT_TYPED_INTO = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file'];

function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.includes(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

function typedInto(target: EventTarget | null): string {
  return target instanceof HTMLInputElement ? target.value : '';
}

type CountingDown = Extract<View, { kind: 'failure' }> & {
  readonly identifier: Identifier;
};

function isCountingDown(view: View): view is CountingDown {
  return (
    view.kind === 'failure' && view.failure.code === 'rate-limited' && view.identifier !== undefined
  );
}
