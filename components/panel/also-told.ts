import type { ProviderOverview } from '../../lib/messages';
import { standingOf } from '../../lib/store/standing';
import type { Asked, View } from './view';
import type { PanelWorld } from './world';

/**
 * What the other providers are known to say of the profile to which one provider's answer ties an address. Only what is stored: an alias
 * asks nobody. Where nothing ties the address to the person, there is nothing to tell.
 */
export async function alsoTold(
  world: Pick<PanelWorld, 'reading' | 'now'>,
  order: readonly ProviderOverview[],
  { answer, provider, by }: Extract<View, { kind: 'answer' }>,
): Promise<readonly Asked[]> {
  const slug = standingOf((by ?? { answer }).answer).tied?.person.slug;
  if (answer.identifier.kind !== 'email' || slug === undefined) return [];
  const shownFrom = [provider.id, by?.provider.id];
  const told = await Promise.all(
    order.map(async (other): Promise<Asked[]> => {
      if (shownFrom.includes(other.id)) return [];
      const reading = await world.reading(other);
      const profile = { kind: 'profile', slug } as const;
      const found = await reading.answer(other.id, profile, world.now());
      const shown = found && standingOf(found).shown;
      if (found === undefined || shown === undefined) return [];
      const about = { identifier: answer.identifier, matches: [{ person: shown.person }] };
      return [{ provider: other, answer: { ...found, ...about, alias: undefined } }];
    }),
  );
  return told.flat();
}
