import { type Signal, signal } from '@preact/signals';
import { failureOf } from '../../lib/failure';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { How, ProviderOverview } from '../../lib/messages';
import type { Named } from '../../lib/session';
import type { Settings, writeSetting } from '../../lib/settings';
import { type Answer, findAnswer } from '../../lib/store/answers';
import { findTrouble, findUnreadable } from '../../lib/store/receipts';
import { text } from '../../lib/text';
import { aimOf } from './aim';
import { createFlights } from './flights';
import { blocked } from './gate';
import { readTyped } from './typed';
import type { View } from './view';
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
  /** Asks for a person: this is the click that may spend. */
  look(identifier: Identifier, how: Exclude<How, 'join'>): Promise<void>;
  /** Shows a person from the list or the look-up box: what is known or on its way, else the offer with its price. */
  choose(identifier: Identifier): Promise<void>;
  /** Takes typed or pasted text; false where it names nobody. */
  lookUp(typed: string): Promise<boolean>;
  back(): Promise<void>;
  stopWaiting(): void;
  /** The reply that could not be read, as text. */
  unreadableReply(receiptId: string): Promise<string | undefined>;
  setting: typeof writeSetting;
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
  // Each new aim outdates what is still under way for the one before.
  let turn = 0;
  let pick: Pick | undefined;

  async function overview(settings: Settings): Promise<readonly ProviderOverview[]> {
    const all = (await world.send('providers', {})).map((one) =>
      one.isDemo ? { ...one, name: text('demoPeople') } : one,
    );
    provider.value = all.find(({ id }) => id === settings.provider);
    return all;
  }

  async function guarded(work: (mine: number) => Promise<void>): Promise<void> {
    const mine = ++turn;
    try {
      await work(mine);
    } catch (thrown) {
      if (mine === turn) view.value = { kind: 'failure', failure: failureOf(thrown) };
    }
  }

  /** The tab in front, the gesture in it, and where the two are, as one string to compare. */
  async function lookAround() {
    const front = await world.front();
    const gesture = front === undefined ? undefined : await world.gesture(front.tabId);
    return { front, gesture, place: JSON.stringify([front, gesture?.id]) };
  }

  async function refresh(): Promise<void> {
    await guarded(async (mine) => {
      const [settings, { front, gesture, place }] = await Promise.all([
        world.settings(),
        lookAround(),
      ]);
      const all = await overview(settings);
      if (mine !== turn) return;
      const current = provider.value;
      if (current === undefined) {
        const real = all.find(({ isDemo }) => !isDemo);
        if (real !== undefined) view.value = { kind: 'first-run', provider: real };
        return;
      }
      if (pick?.place !== place) pick = undefined;
      canGoBack.value = pick !== undefined;
      const aim = pick
        ? { people: pick.people, isCut: false, isAsked: false }
        : front === undefined
          ? ({ why: 'nothing-asked' } as const)
          : aimOf(front, gesture, world.now());
      if ('why' in aim) {
        const blank: View = { kind: 'blank', why: aim.why, provider: current };
        view.value = blocked(settings, current) ?? blank;
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

  /** Shows what is known of a person, else asks for them where an unused gesture and the settings allow it. */
  async function present(
    identifier: Identifier,
    current: ProviderOverview,
    settings: Settings,
    mine: number,
    use?: () => Promise<void>,
  ): Promise<void> {
    const under = flights.find(current, identifier);
    if (under !== undefined) return void wait(identifier, under, current, mine);
    const database = await world.database(current);
    const known = await findAnswer(database, current.id, identifier, world.now());
    if (mine !== turn) return;
    if (known !== undefined) {
      view.value = { kind: 'answer', answer: known, provider: current };
      return;
    }
    const trouble = await findTrouble(database, current.id, identifier);
    if (mine !== turn) return;
    if (trouble !== undefined) return rejoin(identifier, current, mine);
    const stop = blocked(settings, current);
    if (stop !== undefined) {
      view.value = stop;
      return;
    }
    const isDear = current.price[identifier.kind].max > settings.askAbove;
    // Used before anything is sent: a panel that opens again must not ask a second time for the same click.
    await use?.();
    if (use !== undefined && settings.onClick === 'at-once' && !isDear) {
      return void wait(identifier, flights.start(current, identifier, 'ask'), current, mine);
    }
    if (mine !== turn) return;
    const reason = isDear ? 'dear' : 'choice';
    view.value = { kind: 'ready', identifier, reason, provider: current };
  }

  /**
   * An earlier request about this person is open or went wrong at a cost. The worker may still hold it, or its answer: joined
   * for free. If not, what happened is said, and asking once more is the user's own click.
   */
  async function rejoin(
    identifier: Identifier,
    current: ProviderOverview,
    mine: number,
  ): Promise<void> {
    const joined = flights.start(current, identifier, 'join');
    view.value = { kind: 'working', identifier, since: world.now(), provider: current };
    const answer = await joined.catch(() => undefined);
    if (mine !== turn) return;
    if (answer !== undefined) {
      view.value = { kind: 'answer', answer, provider: current };
      return;
    }
    const earlier = await findTrouble(await world.database(current), current.id, identifier);
    if (mine !== turn) return;
    const reason =
      earlier === undefined ? 'choice' : earlier.state === 'settled' ? 'unreadable' : 'uncertain';
    view.value = { kind: 'ready', identifier, reason, earlier, provider: current };
  }

  async function wait(
    identifier: Identifier,
    asked: Promise<Answer>,
    current: ProviderOverview,
    mine: number,
    how: How = 'ask',
  ): Promise<void> {
    if (mine === turn) {
      view.value = { kind: 'working', identifier, since: world.now(), provider: current };
    }
    let result: View;
    try {
      result = { kind: 'answer', answer: await asked, provider: current };
    } catch (thrown) {
      const failure = { ...failureOf(thrown), provider: current.name };
      result = { kind: 'failure', failure, identifier, again: how === 'again', provider: current };
    }
    // Whoever stopped waiting for it still looks at the promise that it is kept when it comes.
    if (mine === turn || isLeftWaiting(identifier)) view.value = result;
    await overview(await world.settings()).catch(() => undefined);
  }

  function isLeftWaiting(identifier: Identifier): boolean {
    const now = view.value;
    return (
      now.kind === 'ready' &&
      now.reason === 'running' &&
      identifierKey(now.identifier) === identifierKey(identifier)
    );
  }

  async function look(identifier: Identifier, how: Exclude<How, 'join'>): Promise<void> {
    await guarded(async (mine) => {
      const current = provider.value;
      if (current === undefined) return;
      await wait(identifier, flights.start(current, identifier, how), current, mine, how);
    });
  }

  async function show(people: Pick['people']): Promise<void> {
    const { place } = await lookAround();
    pick = { people, place };
    await refresh();
  }

  async function lookUp(typed: string): Promise<boolean> {
    const [first, ...others] = readTyped(typed);
    if (first === undefined) return false;
    await show([first, ...others]);
    return true;
  }

  async function back(): Promise<void> {
    pick = undefined;
    await refresh();
  }

  function stopWaiting(): void {
    const now = view.value;
    if (now.kind !== 'working') return;
    turn++;
    const { identifier, provider: current } = now;
    view.value = { kind: 'ready', identifier, reason: 'running', provider: current };
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
    back,
    stopWaiting,
    unreadableReply,
    setting: world.writeSetting,
  };
}
