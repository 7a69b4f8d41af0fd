import { signal } from '@preact/signals';
import { failureOf } from '../../lib/failure';
import type { Identifier } from '../../lib/identifier';
import type { How, ProviderOverview } from '../../lib/messages';
import { LOOKING_MS, partOf } from './aim';
import { aimIn, lookAround, type Providers, readProviders } from './around';
import { createFlights, type Freshness } from './flights';
import { beforeAny, blocked } from './gate';
import { createKnown } from './known';
import type { PanelModel } from './panel-model';
import { createPicks, type Pick } from './picks';
import { classOf, present, pricesAmong, type Stand } from './presenting';
import { askedBefore, isCompared, type View } from './view';
import { createWaiting } from './waiting';
import type { PanelWorld } from './world';

/** Builds the panel's state over its world. */
export function createPanel(world: PanelWorld): PanelModel {
  const view = signal<View>({ kind: 'starting' });
  const provider = signal<ProviderOverview | undefined>(undefined);
  const further = signal<readonly ProviderOverview[]>([]);
  const real = signal<readonly ProviderOverview[]>([]);
  const said = signal('');
  const canGoBack = signal(false);
  const way = { send: world.send, waitS: async () => (await world.settings()).waitS };
  const flights = createFlights(way);
  const { wait, rejoin } = createWaiting(world, view, flights, (mine) => mine === turn);
  // Each new aim outdates what is still under way for the one before.
  let turn = 0;
  // The turn of a refresh that has not come to its end; what outdates it must see to it that another one does.
  let refreshing: number | undefined;
  const picks = createPicks();
  // All who are in use: whoever is known from one of them is shown.
  let order: readonly ProviderOverview[] = [];
  const known = createKnown();
  const stand: Stand = {
    world,
    view,
    flights,
    waitFor,
    rejoin,
    isNow: (mine) => mine === turn,
    settle: (mine) => {
      if (refreshing === mine) refreshing = undefined;
    },
  };

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

  function take(read: Providers): void {
    provider.value = read.current;
    further.value = read.further;
    real.value = read.all.filter(({ isDemo }) => !isDemo);
    order = read.order;
  }

  async function followPage(): Promise<void> {
    const now = view.value;
    const isOfPage =
      now.kind === 'several'
        ? now.isOfPage
        : now.kind === 'starting' || (now.kind === 'blank' && now.why !== 'look-up');
    if (isOfPage) await refresh(false);
  }

  async function refresh(isAnew = true): Promise<void> {
    await guarded(async (mine) => {
      const [settings, around] = await Promise.all([world.settings(), lookAround(world)]);
      const { front, gesture, place } = around;
      // A list that follows its page asks four times a second; keys and settings have watchers of their own.
      const read =
        isAnew || provider.value === undefined ? await readProviders(world, settings) : undefined;
      if (mine !== turn) return;
      if (read !== undefined) take(read);
      const current = provider.value;
      if (current === undefined) {
        view.value = beforeAny(real.value);
        return;
      }
      const pick = picks.lastIn(place);
      canGoBack.value = pick !== undefined;
      const aim = aimIn(around, pick, settings, world.now());
      if ('why' in aim) {
        const blank: View = { kind: 'blank', ...aim, provider: current };
        view.value = blocked(settings, current) ?? blank;
        // A page that never answers is said to be unreadable in the end.
        if (aim.why === 'looking') setTimeout(() => mine === turn && void refresh(), LOOKING_MS);
        return;
      }
      const { people, isCut, isAsked, isOfPage } = aim;
      // What was cut off may name others: one who is left is not whom the user pointed at.
      if (people.length > 1 || isOfPage || isCut) {
        const reading = await world.reading(current);
        const among = await known.among(reading, order, people, isAnew);
        if (mine !== turn) return;
        const list = isOfPage ? `${front?.tabId} ${partOf(front?.url ?? '', '#')}` : place;
        view.value = {
          kind: 'several',
          people,
          isCut,
          known: among,
          isOfPage,
          place: `${list} ${picks.count()}`,
          price: pricesAmong(order, current),
          provider: current,
        };
        return;
      }
      const use =
        isAsked && front !== undefined && gesture !== undefined
          ? () => world.useGesture(front.tabId, gesture.id)
          : undefined;
      await present(stand, { named: people[0], current, order, settings, mine, use });
    });
  }

  /** Waits, and then tells in the header what it has cost. */
  async function waitFor(...args: Parameters<typeof wait>): Promise<void> {
    await wait(...args);
    await readAnew();
  }

  async function readAnew(): Promise<void> {
    const fresh = await readProviders(world, await world.settings()).catch(() => undefined);
    if (fresh !== undefined && fresh.current?.id === provider.value?.id) take(fresh);
  }

  async function look(
    identifier: Identifier,
    how: Exclude<How, 'join'>,
    shown: ProviderOverview,
    clickedAt?: number,
    freshness?: Freshness,
  ): Promise<void> {
    const isOutdated = refreshing !== undefined;
    const before = askedBefore(view.value, shown);
    const flight = flights.start(shown, identifier, how, before, undefined, freshness);
    const mine = ++turn;
    refreshing = undefined;
    const looked = { identifier, provider: shown, mine, freshness };
    const waited = waitFor(looked, flight, how, clickedAt ?? world.now());
    // The tab in front changed just before the click: what was asked for is kept, and the panel shows that tab.
    if (isOutdated) await refresh();
    else await waited;
  }

  async function show(people: Pick['people'], isCut = false): Promise<void> {
    const { place } = await lookAround(world);
    picks.add({ people, isCut, place });
    await refresh();
  }

  async function lookUp(typed: string): Promise<boolean> {
    try {
      const { people, isCut } = await world.send('read', { text: typed });
      const [first, ...others] = people;
      if (first === undefined) return false;
      await show([first, ...others], isCut);
    } catch (thrown) {
      turn++;
      canGoBack.value = true;
      view.value = { kind: 'failure', failure: failureOf(thrown) };
    }
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
    if (isCompared(now)) {
      view.value = { ...now, beside: undefined, wasBeside: now.beside.provider.id };
      return;
    }
    if (now.kind !== 'blank' || now.why !== 'look-up') picks.dropLast();
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
    return (await world.reading(current)).unreadable(receiptId);
  }

  return {
    view,
    provider,
    further,
    real,
    said,
    canGoBack,
    isPrivate: world.isPrivate,
    isListingKeys: signal(false),
    refresh: () => refresh(),
    followPage,
    look,
    choose: (identifier, emailClass) => show([{ identifier, emailClass }]),
    lookUp,
    showBox,
    back,
    stopWaiting,
    // Neither is on the way to the first card.
    judge: async (...word) => (await import('./judging')).judge({ world, view, said }, ...word),
    alsoKnown: async (shown) => (await import('./also-told')).alsoTold(world, order, shown),
    classOf: (address) => classOf(world, { identifier: { kind: 'email', address } }),
    unreadableReply,
    rawAnswers: async (personId, from) => (await world.reading(from)).raw(from.id, personId),
    requestAsCurl: (identifier, { id }) =>
      world.send('request-as-curl', { provider: id, identifier }),
    findPicture: (slug, { id }) => world.send('find-picture', { provider: id, slug }),
    beside: { world, flights: createFlights(way), readAnew },
    setting: world.writeSetting,
    agree,
  };
}
