import type { Signal } from '@preact/signals';
import { watchAliases } from '../../lib/alias-changes';
import { identifierKey } from '../../lib/identifier';
import type { View } from './view';

/** Keeps the answer that is shown as the user judges it, in whatever panel; returns what ends that. */
export function followAliases(view: Signal<View>): () => void {
  return watchAliases(({ provider, identifierKey: key, alias }) => {
    const now = view.value;
    // What another provider's answer alone ties to the identifier is not judged, and what is not stored is judged where it is shown.
    if (now.kind !== 'answer' || now.by !== undefined || !now.answer.isKept) return;
    const { answer } = now;
    if (answer.provider !== provider || identifierKey(answer.identifier) !== key) return;
    view.value = { ...now, answer: { ...answer, alias } };
  });
}
