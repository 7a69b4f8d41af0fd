import type { ProviderId, Wish } from './providers/provider';
import type { Settings } from './settings';
import type { Caps } from './store/caps';

/** What a look-up asks for by these settings. */
export function wishOf(settings: Settings): Wish {
  return {
    contact: settings.contact,
    freshness: settings.freshness,
    extras: settings.extras,
    ...(settings.minSimilarity === 'any' ? {} : { minSimilarity: settings.minSimilarity }),
  };
}

/** Providers as they are asked: the first of the settings, the others in their order, and the demo at the end. */
export function inOrder<T extends { readonly id: ProviderId; readonly isDemo: boolean }>(
  providers: readonly T[],
  { provider, order }: Pick<Settings, 'provider' | 'order'>,
): T[] {
  const ids = [provider, ...order];
  const rank = ({ id, isDemo }: T) => {
    if (isDemo) return ids.length + 1;
    return ids.includes(id) ? ids.indexOf(id) : ids.length;
  };
  return providers.toSorted((one, other) => rank(one) - rank(other));
}

/** The caps of these settings. */
export function capsOf({ capDay, capMonth }: Pick<Settings, 'capDay' | 'capMonth'>): Caps {
  return {
    day: capDay === 'none' ? null : capDay,
    month: capMonth === 'none' ? null : capMonth,
  };
}

/** The same, with which of them an organisation's policy sets. */
export function capsInForce(settings: Settings, managed: Partial<Settings>): Caps {
  const { capDay, capMonth } = managed;
  return {
    ...capsOf(settings),
    byOrganisation: [
      ...(capDay === undefined ? [] : (['day'] as const)),
      ...(capMonth === undefined ? [] : (['month'] as const)),
    ],
  };
}
