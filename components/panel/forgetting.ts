import { identifierKey } from '../../lib/identifier';
import type { Person } from '../../lib/person';
import type { PanelModel } from './panel-model';
import type { View } from './view';

type Answered = Extract<View, { kind: 'answer' }>;
type Forgot = Extract<View, { kind: 'failure' }>;

/** Forgets the person of a card, and says so in its place. Throws FailureError, and then nothing is deleted. */
export async function forgetPerson(
  model: PanelModel,
  { answer, provider }: Answered,
  person: Person,
): Promise<void> {
  const { identifier } = answer;
  const about = { provider: provider.id, identifier, personId: person.id };
  const { group, keys } = await model.beside.world.send('forget', about);
  // An address that means others too is not what was forgotten.
  const slug = { kind: 'profile', slug: person.slug ?? '' } as const;
  const isOther = !keys.includes(identifierKey(identifier)) && keys.includes(identifierKey(slug));
  const now = model.view.value;
  const isHere =
    now.kind === 'answer' && identifierKey(now.answer.identifier) === identifierKey(identifier);
  if (isHere) {
    model.view.value = forgotten({ identifier: isOther ? slug : identifier, provider }, group);
  }
}

/** The view of somebody who has been forgotten. */
export function forgotten(
  about: Required<Pick<Forgot, 'identifier' | 'provider'>>,
  group: string,
): Forgot {
  const failure = { code: 'forgotten', by: 'person', group, charged: 'no' } as const;
  return { kind: 'failure', failure, ...about };
}

/** Takes somebody off the list again, and offers them with the price. Throws FailureError. */
export async function unforget(
  model: PanelModel,
  { failure, identifier, provider }: Forgot,
): Promise<void> {
  if (failure.code !== 'forgotten' || failure.by !== 'person' || provider === undefined) return;
  await model.beside.world.send('unforget', { provider: provider.id, group: failure.group });
  await (identifier === undefined ? model.refresh() : model.choose(identifier));
}
