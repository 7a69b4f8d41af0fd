import type { Identifier } from '../../lib/identifier';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** `/` goes to the filter of a list, else to the look-up box, Esc steps back; neither while something is being typed, but Esc leaves the box. */
export function watchKeyboard(page: Document, model: PanelModel): void {
  page.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (event.key === 'Escape') {
      if (isTyping) event.target.blur();
      else if (model.view.value.kind === 'working') model.stopWaiting();
      else if (isCountingDown(model.view.value)) void model.choose(model.view.value.identifier);
      else if (model.canGoBack.value) void model.back();
      return;
    }
    if (event.key !== '/' || isTyping) return;
    const box = page.getElementById('people-filter') ?? page.getElementById('look-up');
    event.preventDefault();
    if (box === null) model.showBox();
    else box.focus();
  });
}

type CountingDown = Extract<View, { kind: 'failure' }> & { readonly identifier: Identifier };

function isCountingDown(view: View): view is CountingDown {
  return (
    view.kind === 'failure' && view.failure.code === 'rate-limited' && view.identifier !== undefined
  );
}
