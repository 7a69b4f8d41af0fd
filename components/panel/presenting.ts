import type { Signal } from '@preact/signals';
import type { EmailClass } from '../../lib/detect/email-class';
import type { ProviderOverview } from '../../lib/messages';
import type { Named } from '../../lib/named';
import type { Settings } from '../../lib/settings';
import { findAnswer } from '../../lib/store/answers';
import { findTrouble } from '../../lib/store/receipts';
import type { Flights } from './flights';
import { blocked } from './gate';
import { isAfter } from './trouble';
import type { View } from './view';
import type { Waiting } from './waiting';
import type { PanelWorld } from './world';

/** What showing one person needs of the panel. */
export interface Stand {
  readonly world: Pick<PanelWorld, 'database' | 'now' | 'send'>;
  readonly view: Signal<View>;
  readonly flights: Flights;
  readonly waitFor: Waiting['wait'];
  readonly rejoin: Waiting['rejoin'];
  /** Whether a turn is the present one. */
  isNow(turn: number): boolean;
  /** Says that the turn's view is settled; how long the worker takes is no refresh any more. */
  settle(turn: number): void;
}

/** One person to show, in a turn of the panel. */
export interface Shown {
  readonly named: Named;
  readonly current: ProviderOverview;
  readonly settings: Settings;
  readonly mine: number;
  /** Uses up the gesture that pointed at the person; absent where nobody pointed, or it is used. */
  readonly use: (() => Promise<void>) | undefined;
}

/**
 * Shows what is known of a person, else asks for them where an unused gesture and the settings allow it. The gesture is used
 * up by whatever answers it, and before anything is sent: it must not start a look-up later.
 */
export async function present(stand: Stand, shown: Shown): Promise<void> {
  const { world, view, flights, isNow } = stand;
  const { named, current, settings, mine, use } = shown;
  const { identifier } = named;
  const looked = { identifier, provider: current, mine };
  const under = flights.find(current, identifier);
  if (under !== undefined) {
    // The click for it may go on by itself where the provider asks to wait; a mere look at it may not.
    void stand.waitFor(looked, under, 'ask', use && world.now());
    await use?.();
    return;
  }
  const database = await world.database(current);
  const known = await findAnswer(database, current.id, identifier, world.now());
  const trouble = await findTrouble(database, current.id, identifier);
  if (!isNow(mine)) return;
  if (trouble !== undefined && isAfter(trouble, known)) {
    await use?.();
    stand.settle(mine);
    return stand.rejoin(looked, known);
  }
  if (known !== undefined) {
    await use?.();
    if (isNow(mine)) view.value = { kind: 'answer', answer: known, provider: current };
    return;
  }
  const stop = blocked(settings, current);
  const emailClass = stop === undefined ? await classOf(world, named) : undefined;
  // Also where something stands in the way: once that is mended, the person is offered with the price.
  await use?.();
  if (stop !== undefined) {
    if (isNow(mine)) view.value = stop;
    return;
  }
  const isDear = current.price[identifier.kind].max > settings.askAbove;
  const isUnlikely = emailClass !== undefined && emailClass !== 'business';
  if (use !== undefined && settings.onClick === 'at-once' && !isDear && !isUnlikely) {
    void stand.waitFor(looked, flights.start(current, identifier, 'ask'), 'ask', world.now());
    return;
  }
  if (!isNow(mine)) return;
  const ready = { kind: 'ready', identifier, provider: current } as const;
  view.value = isUnlikely
    ? { ...ready, reason: 'class', emailClass }
    : { ...ready, reason: isDear ? 'dear' : 'choice' };
}

/** The class of an address; the worker has the lists that tell. */
async function classOf(
  world: Pick<PanelWorld, 'send'>,
  { identifier, emailClass }: Named,
): Promise<EmailClass | undefined> {
  if (identifier.kind !== 'email' || emailClass !== undefined) return emailClass;
  const { people } = await world.send('read', { text: identifier.address });
  // What the worker does not take for an address is none to send unasked.
  return people[0]?.emailClass ?? 'placeholder';
}
