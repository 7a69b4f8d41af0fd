import type { Signal } from '@preact/signals';
import type { Match } from '../../lib/person';
import { type Judgement, judged } from '../../lib/store/judged';
import { type TextKey, text } from '../../lib/text';
import { nameOf } from './name-of';
import type { View } from './view';
import type { PanelWorld } from './world';

const SAID = {
  is: 'saidIs',
  'is-not': 'saidIsNot',
  perhaps: 'saidPerhaps',
  undone: 'saidUndone',
  redone: 'saidRedone',
} as const satisfies Record<Judgement, TextKey>;

/**
 * Shows the answer by what the user says of one of its matches, tells a screen reader, and has it kept. What is not kept itself is judged for
 * as long as it is shown; so is what cannot be stored, and that is said.
 */
export async function judge(
  stand: {
    readonly world: Pick<PanelWorld, 'send' | 'now'>;
    readonly view: Signal<View>;
    readonly said: Signal<string>;
  },
  shown: Extract<View, { kind: 'answer' }>,
  { person }: Match,
  judgement: Judgement,
): Promise<void> {
  const { world, view, said } = stand;
  const { answer, provider } = shown;
  const { identifier } = answer;
  if (view.value !== shown) return;
  const alias = judged(answer.alias, judgement, person.id, world.now());
  const now: View = { ...shown, answer: { ...answer, alias }, isUnstored: false };
  view.value = now;
  said.value = text(SAID[judgement], { name: nameOf(person) });
  if (!answer.isKept) return;
  const about = { provider: provider.id, identifier, personId: person.id, judgement };
  const kept = await world.send('judge-match', about).catch(() => undefined);
  if (view.value !== now) return;
  view.value =
    kept === undefined
      ? { ...now, isUnstored: true }
      : { ...now, answer: { ...answer, alias: kept } };
}
