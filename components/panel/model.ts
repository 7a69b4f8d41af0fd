import { type Signal, signal } from '@preact/signals';
import { failureOf } from '../../lib/failure';
import type { Identifier } from '../../lib/identifier';
import type { How, ProviderOverview } from '../../lib/messages';
import type { Named } from '../../lib/session';
import type { Settings, writeSetting } from '../../lib/settings';
import { findAnswer } from '../../lib/store/answers';
import { findTrouble, findUnreadable } from '../../lib/store/receipts';
import { aimOf, LOOKING_MS } from './aim';
import { lookAround, readProviders } from './around';
import { createFlights } from './flights';
import { blocked } from './gate';
import { isAfter } from './trouble';
import { readTyped } from './typed';
import type { View } from './view';
import { createWaiting } from './waiting';
import type { PanelWorld } from './world';

/** The panel's state and what can be done in it. */
export interface PanelModel {
  readonly view: Signal<View>;
  /** The provider in use; for the header. */
  readonly provider: Signal<ProviderOverview | undefined>;
  /** Whether there is a list or a page's people to go back to. */
  readonly canGoBack: Signal<boolean>;
  /** Shows what the tab in front is about: on start, on another tab, on a gesture, on changed settings. */
  refresh(): Promise<void>;
  /**
   * Asks for a person: this is the click that may spend, at the price that `shown` had. `clickedAt` (ms since 1970) is given
   * where it goes on by itself after an earlier click.
   */
  look(
    identifier: Identifier,
    how: Exclude<How, 'join'>,
    shown: ProviderOverview,
    clickedAt?: number,
  ): Promise<void>;
  /** Shows a person from the list or the look-up box: what is known or on its way, else the offer with its price. */
  choose(identifier: Identifier): Promise<void>;
  /** Takes typed or pasted text; false where it names nobody. */
  lookUp(typed: string): Promise<boolean>;
  /** Shows the look-up box alone, whatever was shown; `back` leads there again. */
  showBox(): void;
  back(): Promise<void>;
  stopWaiting(): void;
  /** The reply that could not be read, as text. */
  unreadableReply(receiptId: string): Promise<string | undefined>;
  setting: typeof writeSetting;
  /** Records the user's consent. */
  agree(): Promise<void>;
}

/** Whom the user picked in the panel itself. It stands until the tab, its page or the gesture in it changes. */
interface Pick {
  readonly people: readonly [Named, ...Named[]];
  readonly place: string;
}

/** Builds the panel's state over its world. */
export function createPanel(world: PanelWorld): PanelModel {
  const view = signal<View>({ kind: 'starting' });
  const provider = signal<ProviderOverview | undefined>(undefined);
  const canGoBack = signal(false);
  const flights = createFlights({
    send: world.send,
    waitS: async () => (await world.settings()).waitS,
  });
  const { wait, rejoin } = createWaiting(world, view, flights, (mine) => mine === turn);
  // Each new aim outdates what is still under way for the one before.
  let turn = 0;
  // The turn of a refresh that has not come to its end; what outdates it must see to it that another one does.
  let refreshing: number | undefined;
  let picks: readonly Pick[] = [];

  async function guarded(work: (mine: number) => Promise<void>): Promise<void> {
    const mine = ++turn;
    refreshing = mine;
    try {
      await work(mine);
    } catch (thrown) {
      if (mine === turn) view.value = { kind: 'failure', failure: failureOf(thrown) };
    } finally {
      if (refreshing === mine) refreshing = undefined;
    }
  }

  async function refresh(): Promise<void> {
    await guarded(async (mine) => {
      const [settings, { front, gesture, place }] = await Promise.all([
        world.settings(),
        lookAround(world),
      ]);
      const { all, current } = await readProviders(world, settings);
      if (mine !== turn) return;
      provider.value = current;
      if (current === undefined) {
        const real = all.find(({ isDemo }) => !isDemo);
        if (real !== undefined) view.value = { kind: 'first-run', provider: real };
        return;
      }
      picks = picks.filter((pick) => pick.place === place);
      const pick = picks.at(-1);
      canGoBack.value = pick !== undefined;
      const aim = pick
        ? { people: pick.people, isCut: false, isAsked: false }
        : front === undefined
          ? ({ why: 'nothing-asked' } as const)
          : aimOf(front, gesture, world.now());
      if ('why' in aim) {
        const blank: View = { kind: 'blank', why: aim.why, provider: current };
        view.value = blocked(settings, current) ?? blank;
        // A page that never answers is said to be unreadable in the end.
        if (aim.why === 'looking') setTimeout(() => mine === turn && void refresh(), LOOKING_MS);
        return;
      }
      const { people, isCut, isAsked } = aim;
      const isList = people.length > 1 || (gesture?.from === 'page' && pick === undefined);
      if (isList) {
        view.value = { kind: 'several', people, isCut, provider: current };
        return;
      }
      const use =
        isAsked && front !== undefined && gesture !== undefined
          ? () => world.useGesture(front.tabId, gesture.id)
          : undefined;
      await present(people[0].identifier, current, settings, mine, use);
    });
  }

  /**
   * Shows what is known of a person, else asks for them where an unused gesture and the settings allow it. The gesture is used
   * up by whatever answers it, and before anything is sent: it must not start a look-up later.
   */
  async function present(
    identifier: Identifier,
    current: ProviderOverview,
    settings: Settings,
    mine: number,
    use?: () => Promise<void>,
  ): Promise<void> {
    const looked = { identifier, provider: current, mine };
    const under = flights.find(current, identifier);
    if (under !== undefined) {
      // The click for it may go on by itself where the provider asks to wait; a mere look at it may not.
      void waitFor(looked, under, 'ask', use && world.now());
      await use?.();
      return;
    }
    const database = await world.database(current);
    const known = await findAnswer(database, current.id, identifier, world.now());
    const trouble = await findTrouble(database, current.id, identifier);
    if (mine !== turn) return;
    if (trouble !== undefined && isAfter(trouble, known)) {
      await use?.();
      // The view is settled; how long the worker takes is no refresh any more.
      if (refreshing === mine) refreshing = undefined;
      return rejoin(looked, known);
    }
    if (known !== undefined) {
      await use?.();
      if (mine === turn) view.value = { kind: 'answer', answer: known, provider: current };
      return;
    }
    const stop = blocked(settings, current);
    // Also where something stands in the way: once that is mended, the person is offered with the price.
    await use?.();
    if (stop !== undefined) {
      if (mine === turn) view.value = stop;
      return;
    }
    const isDear = current.price[identifier.kind].max > settings.askAbove;
    if (use !== undefined && settings.onClick === 'at-once' && !isDear) {
      void waitFor(looked, flights.start(current, identifier, 'ask'), 'ask', world.now());
      return;
    }
    if (mine !== turn) return;
    const reason = isDear ? 'dear' : 'choice';
    view.value = { kind: 'ready', identifier, reason, provider: current };
  }

  /** Waits, and then tells in the header what it has cost. */
  async function waitFor(...args: Parameters<typeof wait>): Promise<void> {
    await wait(...args);
    const fresh = await readProviders(world, await world.settings()).catch(() => undefined);
    if (fresh?.current?.id === provider.value?.id) provider.value = fresh?.current;
  }

  async function look(
    identifier: Identifier,
    how: Exclude<How, 'join'>,
    shown: ProviderOverview,
    clickedAt?: number,
  ): Promise<void> {
    const isOutdated = refreshing !== undefined;
    const flight = flights.start(shown, identifier, how);
    const mine = ++turn;
    refreshing = undefined;
    const looked = { identifier, provider: shown, mine };
    const waited = waitFor(looked, flight, how, clickedAt ?? world.now());
    // The tab in front changed just before the click: what was asked for is kept, and the panel shows that tab.
    if (isOutdated) await refresh();
    else await waited;
  }

  async function show(people: Pick['people']): Promise<void> {
    const { place } = await lookAround(world);
    picks = [...picks.filter((pick) => pick.place === place), { people, place }];
    await refresh();
  }

  async function lookUp(typed: string): Promise<boolean> {
    const [first, ...others] = readTyped(typed);
    if (first === undefined) return false;
    await show([first, ...others]);
    return true;
  }

  function showBox(): void {
    const current = provider.value;
    if (current === undefined) return;
    turn++;
    refreshing = undefined;
    canGoBack.value = true;
    view.value = { kind: 'blank', why: 'look-up', provider: current };
  }

  async function back(): Promise<void> {
    const now = view.value;
    if (now.kind !== 'blank' || now.why !== 'look-up') picks = picks.slice(0, -1);
    await refresh();
  }

  function stopWaiting(): void {
    const now = view.value;
    if (now.kind !== 'working') return;
    if (refreshing !== undefined) return void refresh();
    turn++;
    const { identifier, provider: current } = now;
    view.value = { kind: 'ready', identifier, reason: 'running', provider: current };
  }

  async function agree(): Promise<void> {
    await world.writeConsent(world.now());
    await refresh();
  }

  async function unreadableReply(receiptId: string): Promise<string | undefined> {
    const current = provider.value;
    if (current === undefined) return undefined;
    return findUnreadable(await world.database(current), receiptId);
  }

  return {
    view,
    provider,
    canGoBack,
    refresh,
    look,
    choose: (identifier) => show([{ identifier }]),
    lookUp,
    showBox,
    back,
    stopWaiting,
    unreadableReply,
    setting: world.writeSetting,
    agree,
  };
}
