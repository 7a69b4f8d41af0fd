import { useRef } from 'preact/hooks';
import { identifierKey } from '../../lib/identifier';
import { standingOf } from '../../lib/store/standing';
import { text } from '../../lib/text';
import type { PanelModel } from './panel-model';
import { isCompared, type View } from './view';

/**
 * Tells a screen reader what the panel shows now. Each result is told once, however often it is drawn: on a changed setting, or when its
 * tab comes to the front again. The same person bought anew is another result.
 */
export function Announced({ model }: { model: PanelModel }) {
  const view = model.view.value;
  const told = useRef(new Set<string>());
  const now = useRef<string | undefined>(undefined);
  const isTold = useRef(false);
  const result = resultOf(view);
  if (result !== now.current) {
    now.current = result;
    isTold.current = result !== undefined && told.current.has(result);
    if (result !== undefined) told.current.add(result);
  }
  return (
    <p class="visually-hidden" role="status">
      {isTold.current ? '' : announcement(view)}
      {model.said}
    </p>
  );
}

/** Which answer about whom it is. */
function resultOf(view: View): string | undefined {
  if (view.kind !== 'answer' || isCompared(view)) return undefined;
  const { identifier, provider, at } = view.answer;
  const { shown } = standingOf(view.answer);
  return JSON.stringify([identifierKey(identifier), provider, at, shown?.person.id]);
}

function announcement(view: View): string {
  switch (view.kind) {
    case 'working':
      return text('askingProvider', { provider: view.provider.name });
    case 'answer': {
      // A comparison says itself what it shows.
      if (isCompared(view)) return '';
      if (view.answer.matches.length === 0) return text('noMatchTitle');
      // A list says itself how many there are.
      const { shown } = standingOf(view.answer);
      return shown ? text('personShown', { name: shown.person.name ?? text('nameUnknown') }) : '';
    }
    default:
      return '';
  }
}
