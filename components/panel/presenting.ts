import type { Signal } from '@preact/signals';
import type { EmailClass } from '../../lib/detect/email-class';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { Named } from '../../lib/named';
import type { Settings } from '../../lib/settings';
import type { Answer } from '../../lib/store/answers';
import { standingOf } from '../../lib/store/standing';
import type { Flights } from './flights';
import { blocked } from './gate';
import { isAfter } from './trouble';
import { type Asked, isCompared, type View } from './view';
import type { Waiting } from './waiting';
import type { PanelWorld } from './world';

/** What showing one person needs of the panel. */
export interface Stand {
  readonly world: Pick<PanelWorld, 'reading' | 'now' | 'send'>;
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
  /** The one that stands in the header. */
  readonly current: ProviderOverview;
  /** All that are in use, in the order in which they are asked. */
  readonly order: readonly ProviderOverview[];
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
  const { named, order, settings, mine, use } = shown;
  const { identifier } = named;
  const now = view.value;
  // A comparison stays until the user leaves it, or points at somebody.
  const isHere =
    isCompared(now) && identifierKey(now.answer.identifier) === identifierKey(identifier);
  if (isHere && use === undefined) return;
  for (const provider of order) {
    const under = flights.find(provider, identifier);
    if (under === undefined) continue;
    // The click for it may go on by itself where the provider asks to wait; a mere look at it may not.
    void stand.waitFor({ identifier, provider, mine }, under, 'ask', use && world.now());
    await use?.();
    return;
  }
  // Whoever is known from any provider is paid for.
  const all = await Promise.all(
    order.map((provider) => hear(world, provider, identifier, settings)),
  );
  const current = firstFor(identifier, order) ?? shown.current;
  const first = all.find(({ provider }) => provider === current);
  const asked = all.filter(isMiss);
  const told =
    all.find(({ answer }) => answer !== undefined && standingOf(answer).candidates.length > 0) ??
    // Those whom the user ruled out, before anybody is asked again.
    all.find(({ answer }) => answer !== undefined && answer.matches.length > 0) ??
    // Trouble with a later one is of no interest before the first has named nobody.
    (first?.answer === undefined
      ? first
      : (all.find(({ isTroubled }) => isTroubled) ?? asked.pop()));
  if (!isNow(mine)) return;
  // Who is on the list is neither offered nor asked for.
  if (!told?.answer?.matches.length) {
    const [on] = await (await world.reading(current)).onList([identifier]);
    if (on !== undefined) {
      await use?.();
      if (!isNow(mine)) return;
      const failure = { code: 'forgotten', charged: 'no', ...on[1] } as const;
      view.value = { kind: 'failure', failure, identifier, provider: current };
      return;
    }
  }
  if (told?.isTroubled) {
    await use?.();
    stand.settle(mine);
    return stand.rejoin({ identifier, provider: told.provider, mine }, told.answer);
  }
  if (told?.answer !== undefined) {
    const { answer, provider } = told;
    await use?.();
    const before = standingOf(answer).candidates.length === 0 ? asked : [];
    if (isNow(mine)) view.value = { kind: 'answer', answer, provider, asked: before };
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
  const price = current.price[identifier.kind];
  // What has no published maximum may be dear, whatever the limit.
  const isDear = price.isOpen === true || price.max > settings.askAbove;
  const isUnlikely = emailClass !== undefined && emailClass !== 'business';
  if (
    use !== undefined &&
    settings.onClick === 'at-once' &&
    !isDear &&
    !isUnlikely &&
    !price.isOut
  ) {
    const flight = flights.start(current, identifier, 'ask');
    void stand.waitFor({ identifier, provider: current, mine }, flight, 'ask', world.now());
    return;
  }
  if (!isNow(mine)) return;
  const ready = { kind: 'ready', identifier, provider: current } as const;
  view.value = isUnlikely
    ? { ...ready, reason: 'class', emailClass }
    : { ...ready, reason: isDear ? 'dear' : 'choice' };
}

/** What one provider is known to say of a person, and whether trouble with that is to be cleared first. */
interface Heard {
  readonly provider: ProviderOverview;
  readonly answer: Answer | undefined;
  readonly isTroubled: boolean;
}

async function hear(
  world: Stand['world'],
  provider: ProviderOverview,
  identifier: Identifier,
  { keepMissesDays }: Settings,
): Promise<Heard> {
  const reading = await world.reading(provider);
  const answer = await reading.answer(provider.id, identifier, world.now(), keepMissesDays);
  const trouble = await reading.trouble(provider.id, identifier);
  return { provider, answer, isTroubled: trouble !== undefined && isAfter(trouble, answer) };
}

function isMiss(heard: Heard): heard is Heard & Asked {
  return heard.answer?.matches.length === 0;
}

/** Price of one person of each kind, at whoever is asked for that kind. */
export function pricesAmong(
  order: readonly ProviderOverview[],
  current: ProviderOverview,
): ProviderOverview['price'] {
  const at = (kind: Identifier['kind']) => (firstFor({ kind }, order) ?? current).price[kind];
  return { profile: at('profile'), email: at('email') };
}

/** The first that can be asked for that kind of identifier; where no plan has it, the first that would take it. */
function firstFor(
  { kind }: Pick<Identifier, 'kind'>,
  order: readonly ProviderOverview[],
): ProviderOverview | undefined {
  const able = order.filter(
    ({ key, isDemo, supports }) => (key ?? isDemo) && supports.kinds.includes(kind),
  );
  return able.find(({ price }) => !price[kind].isOut) ?? able[0];
}

/** The class of an address; the worker has the lists that tell. */
export async function classOf(
  world: Pick<PanelWorld, 'send'>,
  { identifier, emailClass }: Named,
): Promise<EmailClass | undefined> {
  if (identifier.kind !== 'email' || emailClass !== undefined) return emailClass;
  const { people } = await world.send('read', { text: identifier.address });
  // What the worker does not take for an address is none to send unasked.
  return people[0]?.emailClass ?? 'placeholder';
}
