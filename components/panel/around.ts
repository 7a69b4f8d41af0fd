import type { PageFound } from '../../lib/found';
import type { ProviderOverview } from '../../lib/messages';
import type { Gesture } from '../../lib/session';
import type { Settings } from '../../lib/settings';
import { text } from '../../lib/text';
import { partOf } from './aim';
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

/** Every provider, and the one that the settings name, if any. The demo goes by its name in the user's language. */
export async function readProviders(
  world: Pick<PanelWorld, 'send'>,
  settings: Settings,
): Promise<{ all: readonly ProviderOverview[]; current: ProviderOverview | undefined }> {
  const all = (await world.send('providers', {})).map((one) =>
    one.isDemo ? { ...one, name: text('demoPeople') } : one,
  );
  return { all, current: all.find(({ id }) => id === settings.provider) };
}
