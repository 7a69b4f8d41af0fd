import { browser } from 'wxt/browser';
import { watchForgotten } from '../../lib/forgotten-changes';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { ProviderOverview, TrustedCommands } from '../../lib/messages';
import type { Answer } from '../../lib/store/answers';
import { withContact } from '../../lib/store/contact-details';
import { judged } from '../../lib/store/judged';
import type { Reading } from '../../lib/store/reading';
import { standingOf } from '../../lib/store/standing';
import { watchStore } from '../../lib/store-changes';
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
  // Their hosts' answers would stay in the browser's cache.
  loadNoPictures();
  // Whoever was forgotten in another window is not to be known here.
  watchForgotten(held.clear);

  async function send<N extends keyof Commands>(
    type: N,
    args: Commands[N]['args'],
  ): Promise<Commands[N]['value']> {
    const sent = world.send(type, { ...args, isPrivate: true });
    if (type === 'forget') void sent.finally(held.clear).catch(() => undefined);
    // By the command's name both are known, which the compiler cannot follow.
    if (type === 'enrich') {
      const { contactOnly } = args as Commands['enrich']['args'];
      held.add((await sent) as Answer, contactOnly !== undefined);
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
 * saved. A card stays as it is. Where all was deleted, the panel begins anew: nothing of whoever was is to stay in memory.
 */
export function followFocus(
  { view, refresh, beside }: Pick<PanelModel, 'view' | 'refresh' | 'beside'>,
  windowId: number | undefined,
): void {
  watchStore((how) => {
    if (how === 'deleted') location.reload();
  });
  browser.windows.onFocusChanged.addListener((focused) => {
    if (focused !== windowId) return;
    const isStopped = ['first-run', 'consent', 'no-key', 'failure'].includes(view.value.kind);
    void (isStopped ? refresh() : beside.readAnew());
  });
}

function remoteReading(ask: Ask, held: Held): Reading {
  return {
    async answer(...about) {
      const [provider, identifier] = about;
      return (await ask('answer', about)) ?? held.find(provider, identifier);
    },
    async known(...about) {
      const [provider, keys] = about;
      // A set does not survive a message.
      const told = [...((await ask('known', about)) ?? [])];
      return new Set([...told, ...keys.filter((key) => held.leadsTo(provider, key))]);
    },
    trouble: (...about) => ask('trouble', about),
    contactAsked: async (...about) => (await ask('contactAsked', about)) ?? {},
    contactTrouble: (...about) => ask('contactTrouble', about),
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
  /** `isContact`: it may be the details alone, of somebody whose card the worker does not know any more. */
  add(answer: Answer, isContact: boolean): void;
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
    add(answer, isContact) {
      const before = isContact ? answers.get(keyOf(answer)) : undefined;
      const { identifier } = answer;
      const { failure: _, ...now } = before
        ? { ...before, matches: withContact(identifier, before.matches, answer.matches) }
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
