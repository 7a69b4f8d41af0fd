import { watchAccess } from '../../lib/access';
import type { PanelModel } from './panel-model';

/**
 * Looks again when the browser gives or takes access, where the view is about that: a refusal for want of it, or a page that could not be looked
 * at; returns what ends that. A card, a list and what is under way stay.
 */
export function followAccess({ view, refresh }: Pick<PanelModel, 'view' | 'refresh'>): () => void {
  return watchAccess(() => {
    const now = view.value;
    const isRefused = now.kind === 'failure' && now.failure.code === 'not-allowed';
    const isBlank = now.kind === 'blank' && now.why !== 'look-up';
    if (isRefused || isBlank) void refresh();
  });
}
