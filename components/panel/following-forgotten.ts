import { type ForgottenChange, watchForgotten } from '../../lib/forgotten-changes';
import { identifierKey } from '../../lib/identifier';
import { recordKey } from '../../lib/store/kin';
import { forgotten } from './forgetting';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** Shows nothing more of a person who is forgotten, in whatever panel; returns what ends that. */
export function followForgotten(model: Pick<PanelModel, 'view' | 'refresh'>): () => void {
  return watchForgotten((change) => {
    const now = model.view.value;
    if (now.kind === 'answer' && change.what === 'forgotten') {
      model.view.value = without(now, change);
      return;
    }
    const isOffered = now.kind === 'ready' || now.kind === 'several';
    const isOnList = now.kind === 'failure' && now.failure.code === 'forgotten';
    if (isOffered || isOnList) void model.refresh();
  });
}

/** The same view where it does not show them. */
function without(
  view: Extract<View, { kind: 'answer' }>,
  { isDemo, keys, group }: Extract<ForgottenChange, { what: 'forgotten' }>,
): View {
  const { answer, provider } = view;
  if (provider.isDemo !== isDemo) return view;
  const gone = new Set(keys);
  const isGone = (id: string) => gone.has(recordKey({ provider: answer.provider, id }));
  const left = answer.matches.filter(({ person }) => !isGone(person.id));
  const { identifier } = answer;
  const isNobodyLeft = left.length === 0 && answer.matches.length > 0;
  if (gone.has(identifierKey(identifier)) || isNobodyLeft) {
    return forgotten({ identifier, provider }, group);
  }
  return left.length === answer.matches.length
    ? view
    : { ...view, answer: { ...answer, matches: left }, beside: undefined };
}
