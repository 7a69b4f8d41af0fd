import { browser } from 'wxt/browser';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { ProviderOverview, TrustedCommands } from '../../lib/messages';
import { watchPrivately } from '../../lib/private-changes';
import type { Answer } from '../../lib/store/answers';
import { judged } from '../../lib/store/judged';
import { withParts } from '../../lib/store/parts';
import type { Reading } from '../../lib/store/reading';
import { standingOf } from '../../lib/store/standing';
import type { PanelModel } from './panel-model';
import { loadNoPictures } from './use-pictures';
import type { PanelWorld } from './world';

type Commands = TrustedCommands;
type ProviderId = ProviderOverview['id'];
type Ask = <W extends keyof Reading>(
  what: W,
  about: Parameters<Reading[W]>,
) => Promise<Awaited<ReturnType<Reading[W]>> | undefined>;

/**
 * The world of a panel in a private window. Whatever it sends says so, and the worker stores nothing of whom it is about. No database is
 * opened here: in private windows Firefox gives an empty one, and Chromium the one that stays.
 */
export function privateWorld(world: Omit<PanelWorld, 'reading' | 'isPrivate'>): PanelWorld {
  const held = createHeld();
  let overviews: readonly ProviderOverview[] = [];
  // Their hosts' answers would stay in the browser's cache.
  loadNoPictures();
  // Whoever was forgotten in another window is not to be known here.
  watchPrivately(held.clear);

  async function send<N extends keyof Commands>(
    type: N,
    args: Commands[N]['args'],
  ): Promise<Commands[N]['value']> {
    const sent = world.send(type, { ...args, isPrivate: true });
    // What each extra brings.
    if (type === 'providers') overviews = (await sent) as Commands['providers']['value'];
    if (type === 'forget') void sent.finally(held.clear).catch(() => undefined);
    // By the command's name both are known, which the compiler cannot follow.
    if (type === 'enrich') {
      const { provider, contactOnly, extrasOnly } = args as Commands['enrich']['args'];
      const offered = overviews.find(({ id }) => id === provider)?.supports.extras ?? [];
      const brought = offered.filter(({ id }) => extrasOnly?.includes(id));
      held.add((await sent) as Answer, (contactOnly ?? extrasOnly) && brought);
    }
    if (type !== 'judge-match') return sent;
    const alias = held.judge(args as Commands['judge-match']['args'], world.now());
    return sent.catch(() => alias);
  }

  return {
    ...world,
    isPrivate: true,
    send,
    async reading({ id: provider }) {
      const told = (what: keyof Reading, about: readonly unknown[]) =>
        world.send('private-read', { provider, what, about });
      // What comes is what that reading says: the worker has the same code, of the same version.
      const ask: Ask = (what, about) =>
        told(what, about).then((value) => value ?? undefined) as Promise<never>;
      return remoteReading(ask, held);
    },
  };
}

/**
 * Looks again when the window comes to the front: in Firefox nobody tells a private window what happened in another, such as that a key was
 * saved. A card stays as it is, but that of somebody who is never to be looked up any more. Where all was deleted, the panel begins anew:
 * nothing of whoever was is to stay in memory.
 */
export function followFocus(
  { view, refresh, beside }: Pick<PanelModel, 'view' | 'refresh' | 'beside'>,
  windowId: number | undefined,
): void {
  watchPrivately((what) => {
    if (what === 'everything') location.reload();
    else void closeIfListed({ view, beside });
  });
  browser.windows.onFocusChanged.addListener((focused) => {
    if (focused !== windowId) return;
    const isStopped = ['first-run', 'consent', 'no-key', 'failure'].includes(view.value.kind);
    void (isStopped ? refresh() : beside.readAnew());
  });
}

/** Shows nothing more of a person who is on the list by now. */
async function closeIfListed({ view, beside }: Pick<PanelModel, 'view' | 'beside'>): Promise<void> {
  const shown = view.value;
  if (shown.kind !== 'answer') return;
  const { provider, answer } = shown;
  const { identifier } = answer;
  const person = standingOf(answer).shown?.person;
  const slug = person?.slug === undefined ? [] : [{ kind: 'profile', slug: person.slug } as const];
  const reading = await beside.world.reading(provider);
  const [[, why] = []] = await reading.onList([identifier, ...slug]);
  if (why === undefined || view.value !== shown) return;
  view.value = {
    kind: 'failure',
    failure: { code: 'forgotten', charged: 'no', ...why },
    identifier,
    provider,
  };
}

function remoteReading(ask: Ask, held: Held): Reading {
  return {
    async answer(...about) {
      const [provider, identifier] = about;
      const told = await ask('answer', about);
      // Of somebody whose card it has forgotten, the worker knows the parts alone that were asked for since.
      const isLess = told?.matches.some(({ person }) => person.isThin);
      return isLess === false ? told : (held.find(provider, identifier) ?? told);
    },
    async known(...about) {
      const [provider, keys] = about;
      // A set does not survive a message.
      const told = [...((await ask('known', about)) ?? [])];
      return new Set([...told, ...keys.filter((key) => held.leadsTo(provider, key))]);
    },
    trouble: (...about) => ask('trouble', about),
    asked: async (...about) => (await ask('asked', about)) ?? { contact: {}, extras: {} },
    partTrouble: (...about) => ask('partTrouble', about),
    raw: async (...about) => (await ask('raw', about)) ?? [],
    unreadable: (...about) => ask('unreadable', about),
    onList: async (...about) => (await ask('onList', about)) ?? [],
  };
}

/**
 * What was paid for in this panel. The worker forgets it when it dies, after half a minute of rest; the panel goes on knowing it, in memory as
 * well, for as long as it is open.
 */
interface Held {
  clear(): void;
  find(provider: ProviderId, identifier: Identifier): Answer | undefined;
  leadsTo(provider: ProviderId, key: string): boolean;
  /** `part`, the extras of it: the answer may be that part alone, of somebody whose card the worker does not know any more. */
  add(answer: Answer, part?: ProviderOverview['supports']['extras']): void;
  judge(said: Commands['judge-match']['args'], at: number): ReturnType<typeof judged>;
}

function createHeld(): Held {
  const answers = new Map<string, Answer>();
  const at = (provider: ProviderId, key: string) => `${provider} ${key}`;
  const keyOf = ({ provider, identifier }: Pick<Answer, 'provider' | 'identifier'>) =>
    at(provider, identifierKey(identifier));
  return {
    clear: () => answers.clear(),
    find: (provider, identifier) => answers.get(keyOf({ provider, identifier })),
    leadsTo(provider, key) {
      const answer = answers.get(at(provider, key));
      return answer !== undefined && standingOf(answer).candidates.length > 0;
    },
    add(answer, part) {
      const before = part && answers.get(keyOf(answer));
      const { identifier } = answer;
      const { failure: _, ...now } = before
        ? { ...before, matches: withParts(identifier, before.matches, answer.matches, part) }
        : answer;
      answers.set(keyOf(answer), { ...now, isFresh: false });
    },
    judge(said, now) {
      const before = answers.get(keyOf(said));
      const alias = judged(before?.alias, said.judgement, said.personId, now);
      if (before !== undefined) answers.set(keyOf(said), { ...before, alias });
      return alias;
    },
  };
}
