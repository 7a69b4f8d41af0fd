import { type Signal, signal } from '@preact/signals';
import { readText } from '../../lib/detect/read';
import { FailureError, failureOf } from '../../lib/failure';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import type { Gesture, Named } from '../../lib/session';
import { hasConsent, type Settings, type writeSetting } from '../../lib/settings';
import { type Answer, findAnswer } from '../../lib/store/answers';
import { findUncertain, findUnreadable } from '../../lib/store/receipts';
import type { Database } from '../../lib/store/schema';
import { aimOf } from './aim';
import type { Front, View } from './view';

/** What the panel needs of the world outside. */
export interface PanelWorld {
  send: typeof send;
  settings(): Promise<Settings>;
  writeSetting: typeof writeSetting;
  front(): Promise<Front | undefined>;
  gesture(tabId: number): Promise<Gesture | undefined>;
  useGesture(tabId: number, gesture: Gesture): Promise<void>;
  database(provider: ProviderOverview): Promise<Database>;
  now(): number;
}

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
  look(identifier: Identifier, again: boolean): Promise<void>;
  /** Shows a person from the list or the look-up box: the store's answer, or the offer with its price. */
  choose(identifier: Identifier): Promise<void>;
  /** Takes typed or pasted text; false where it names nobody. */
  lookUp(typed: string): Promise<boolean>;
  back(): Promise<void>;
  stopWaiting(): void;
  /** The reply that could not be read, as text. */
  unreadableReply(receiptId: string): Promise<string | undefined>;
  setting: typeof writeSetting;
}

// The worker answers within the waiting time of the settings, or says why not. Were it ever to do neither, nothing may spin on.
const GRACE_MS = 15_000;
// A click starts a look-up only while the user still waits for it: not when a key is added an hour later.
const GESTURE_LIFE_MS = 120_000;

/** Builds the panel's state over its world. */
export function createPanel(world: PanelWorld): PanelModel {
  const view = signal<View>({ kind: 'starting' });
  const provider = signal<ProviderOverview | undefined>(undefined);
  const canGoBack = signal(false);
  const running = new Map<string, Promise<Answer>>();
  // Each new aim outdates what is still under way for the one before.
  let turn = 0;
  let shown: Identifier | undefined;

  async function overview(settings: Settings): Promise<readonly ProviderOverview[]> {
    const all = await world.send('providers', {});
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

  async function refresh(): Promise<void> {
    await guarded(async (mine) => {
      const [settings, front] = await Promise.all([world.settings(), world.front()]);
      const all = await overview(settings);
      if (mine !== turn) return;
      canGoBack.value = false;
      const current = provider.value;
      if (current === undefined) {
        const real = all.find(({ isDemo }) => !isDemo);
        if (real !== undefined) view.value = { kind: 'first-run', provider: real };
        return;
      }
      const gesture = front === undefined ? undefined : await world.gesture(front.tabId);
      if (mine !== turn) return;
      const aim = front === undefined ? ({ why: 'nothing-asked' } as const) : aimOf(front, gesture);
      if ('why' in aim) {
        view.value = blocked(settings, current) ?? {
          kind: 'blank',
          why: aim.why,
          provider: current,
        };
        return;
      }
      const { people, isCut } = aim;
      if (people.length > 1) {
        view.value = { kind: 'several', people, isCut, provider: current };
        return;
      }
      const isAsked =
        aim.isAsked && gesture !== undefined && world.now() - gesture.at < GESTURE_LIFE_MS;
      const use =
        isAsked && front !== undefined
          ? () => world.useGesture(front.tabId, { ...gesture, isUsed: true })
          : undefined;
      await present(people[0].identifier, current, settings, mine, use);
    });
  }

  /** Shows a person's stored answer, else asks for them where an unused gesture and the settings allow it. */
  async function present(
    identifier: Identifier,
    current: ProviderOverview,
    settings: Settings,
    mine: number,
    use?: () => Promise<void>,
  ): Promise<void> {
    shown = identifier;
    const under = running.get(flightOf(current, identifier));
    if (under !== undefined) {
      void wait(identifier, under, current, mine);
      return;
    }
    const database = await world.database(current);
    const known = await findAnswer(database, current.id, identifier, world.now());
    if (mine !== turn) return;
    if (known !== undefined) {
      view.value = { kind: 'answer', answer: known, isFresh: false, provider: current };
      return;
    }
    const stop = blocked(settings, current);
    if (stop !== undefined) {
      view.value = stop;
      return;
    }
    const uncertain = await findUncertain(database, current.id, identifier);
    if (mine !== turn) return;
    const isDear = current.price[identifier.kind].max > settings.askAbove;
    // Used before anything is sent: a panel that opens again must not ask a second time for the same click.
    await use?.();
    const isAtOnce = use !== undefined && settings.onClick === 'at-once';
    if (isAtOnce && !isDear && uncertain === undefined) {
      void ask(identifier, false, current, mine);
      return;
    }
    if (mine !== turn) return;
    view.value = {
      kind: 'ready',
      identifier,
      reason: uncertain !== undefined ? 'uncertain' : isDear ? 'dear' : 'choice',
      ...(uncertain === undefined ? {} : { uncertainAt: uncertain.at }),
      provider: current,
    };
  }

  async function ask(
    identifier: Identifier,
    again: boolean,
    current: ProviderOverview,
    mine: number,
  ): Promise<void> {
    const flight = flightOf(current, identifier);
    const asked = running.get(flight) ?? bounded(identifier, again, current);
    running.set(flight, asked);
    const done = () => void running.delete(flight);
    asked.then(done, done);
    await wait(identifier, asked, current, mine);
  }

  async function bounded(
    identifier: Identifier,
    again: boolean,
    current: ProviderOverview,
  ): Promise<Answer> {
    const limitMs = (await world.settings()).waitS * 1000 + GRACE_MS;
    const reply = world.send('enrich', { provider: current.id, identifier, again });
    const silence = new Promise<never>((_, reject) => {
      const timer = setTimeout(
        () => reject(new FailureError({ code: 'interrupted', charged: 'maybe' })),
        limitMs,
      );
      reply.finally(() => clearTimeout(timer)).catch(() => clearTimeout(timer));
    });
    return Promise.race([reply, silence]);
  }

  async function wait(
    identifier: Identifier,
    asked: Promise<Answer>,
    current: ProviderOverview,
    mine: number,
  ): Promise<void> {
    if (mine === turn) {
      view.value = { kind: 'working', identifier, since: world.now(), provider: current };
    }
    try {
      const answer = await asked;
      if (mine !== turn) return;
      view.value = { kind: 'answer', answer, isFresh: true, provider: current };
    } catch (thrown) {
      if (mine !== turn) return;
      const failure = { provider: current.name, ...failureOf(thrown) };
      view.value = { kind: 'failure', failure, identifier, provider: current };
    }
    await overview(await world.settings()).catch(() => undefined);
  }

  async function look(identifier: Identifier, again: boolean): Promise<void> {
    await guarded(async (mine) => {
      const current = provider.value;
      if (current !== undefined) await ask(identifier, again, current, mine);
    });
  }

  async function choose(identifier: Identifier): Promise<void> {
    await guarded(async (mine) => {
      const settings = await world.settings();
      await overview(settings);
      const current = provider.value;
      if (mine !== turn || current === undefined) return;
      canGoBack.value = true;
      await present(identifier, current, settings, mine);
    });
  }

  async function lookUp(typed: string): Promise<boolean> {
    const people: Named[] = readText(typed).map((identifier) => ({ identifier }));
    const [first] = people;
    if (first === undefined) return false;
    if (people.length === 1) {
      await choose(first.identifier);
      return true;
    }
    const current = provider.value;
    if (current === undefined) return false;
    turn++;
    canGoBack.value = true;
    view.value = { kind: 'several', people, isCut: false, provider: current };
    return true;
  }

  function stopWaiting(): void {
    const current = provider.value;
    if (current === undefined || shown === undefined) return;
    turn++;
    view.value = { kind: 'ready', identifier: shown, reason: 'running', provider: current };
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
    choose,
    lookUp,
    back: refresh,
    stopWaiting,
    unreadableReply,
    setting: world.writeSetting,
  };
}

/** What stands before any request: consent, then a key. */
function blocked(settings: Settings, provider: ProviderOverview): View | undefined {
  if (provider.isDemo) return undefined;
  if (!hasConsent(settings)) return { kind: 'consent', provider };
  return provider.key === null ? { kind: 'no-key', provider } : undefined;
}

function flightOf(provider: ProviderOverview, identifier: Identifier): string {
  return `${provider.id} ${identifierKey(identifier)}`;
}
