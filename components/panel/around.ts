import type { PageFound } from '../../lib/found';
import type { ProviderOverview } from '../../lib/messages';
import type { Gesture } from '../../lib/session';
import type { Settings } from '../../lib/settings';
import { isOn } from '../../lib/sites';
import { text } from '../../lib/text';
import { type Aim, aimOf, partOf } from './aim';
import type { Pick as Picked } from './picks';
import type { Front } from './view';
import type { PanelWorld } from './world';

/** The tab in front, the gesture in it and what its page told; `place` says where the first two are, as one string to compare. */
export interface Around {
  readonly front: Front | undefined;
  readonly gesture: Gesture | undefined;
  readonly found: PageFound | undefined;
  readonly place: string;
}

/** Looks at the tab in front. */
export async function lookAround(
  world: Pick<PanelWorld, 'front' | 'gesture' | 'found'>,
): Promise<Around> {
  const front = await world.front();
  const [gesture, found] =
    front === undefined
      ? []
      : await Promise.all([world.gesture(front.tabId), world.found(front.tabId)]);
  const page = front?.url === undefined ? undefined : partOf(front.url, '?');
  return { front, gesture, found, place: JSON.stringify([front?.tabId, page, gesture?.id]) };
}

/** Whom the panel is about there, at a moment (ms since 1970): whom the user picked last stands before all that the tab says. */
export function aimIn(
  { front, gesture, found }: Around,
  pick: Picked | undefined,
  { blockedSites, listed }: Settings,
  now: number,
): Aim {
  if (pick !== undefined) {
    return { people: pick.people, isCut: pick.isCut, isAsked: false, isOfPage: false };
  }
  if (front === undefined) return { why: 'nothing-asked' };
  if (isOn(front.url ?? '', blockedSites)) return { why: 'blocked-here' };
  return aimOf(front, gesture, found, listed, now);
}

/** The providers as the settings have them. */
export interface Providers {
  readonly all: readonly ProviderOverview[];
  /** Those that are in use, in the order in which they are asked: real ones, or the demo alone. Empty before the first run. */
  readonly order: readonly ProviderOverview[];
  /** The first of them that has a key, else the first. */
  readonly current: ProviderOverview | undefined;
  /** Those with a key where one that names nobody is not the end of it, else nobody. */
  readonly further: readonly ProviderOverview[];
}

/** Every provider, and those in use. The demo goes by its name in the user's language. */
export async function readProviders(
  world: Pick<PanelWorld, 'send'>,
  { provider, onNoMatch }: Settings,
): Promise<Providers> {
  const all = (await world.send('providers', {})).map((one) =>
    one.isDemo ? { ...one, name: text('demoPeople') } : one,
  );
  const first = all.find(({ id }) => id === provider);
  const order = all.filter((one) => first && (first.isDemo ? one === first : !one.isDemo));
  const withKey = order.filter(({ key }) => key !== null);
  return {
    all,
    order,
    current: withKey[0] ?? first,
    further: onNoMatch === 'stop' ? [] : withKey,
  };
}
