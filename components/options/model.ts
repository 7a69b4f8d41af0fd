import { batch, type Signal, signal } from '@preact/signals';
import { type Failure, failureOf, freeFailure } from '../../lib/failure';
import type { NeverListed, ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import {
  DEFAULTS,
  hasConsent,
  type Managed,
  type Settings,
  type writeConsent,
  type writeSetting,
} from '../../lib/settings';
import { createVault, type KeptIn, type VaultModel } from './vault-model';

/** What the options page needs of the world outside. */
export interface OptionsWorld {
  send: typeof send;
  settings(): Promise<Settings>;
  managed(): Promise<Managed>;
  writeSetting: typeof writeSetting;
  writeConsent: typeof writeConsent;
  now(): number;
}

/** How the test of a key stands. */
export type Test =
  | { readonly state: 'idle' | 'asking-browser' | 'testing' | 'valid' }
  | { readonly state: 'failed'; readonly failure: Failure };

/** The options page's state and what can be done in it. */
export interface OptionsModel {
  readonly settings: Signal<Settings>;
  /** What of them the organisation sets. */
  readonly managed: Signal<Managed>;
  readonly providers: Signal<readonly ProviderOverview[]>;
  readonly failure: Signal<Failure | undefined>;
  readonly vault: VaultModel;
  /** By provider; absent: idle. */
  readonly tests: Signal<Readonly<Record<ProviderOverview['id'], Test>>>;
  /** Adds to the list of those who are never looked up, takes off it, or asks about it. Rejects with FailureError. */
  neverLookUp(text: string, what: 'add' | 'remove' | 'check'): Promise<NeverListed>;
  refresh(): Promise<void>;
  /** Reads the providers anew: what is left with them. */
  readProviders(): Promise<void>;
  /** Asks each provider whose key can be used what is left, for free. What cannot be asked now is asked the next time. */
  askForBalances(): Promise<void>;
  /** Changes one setting: what cannot be is told as `failure`. */
  change<N extends keyof Settings>(name: N, value: Settings[N]): Promise<void>;
  /** Changes in which order the real providers are asked; one that was asked first stays so only if it is the first of these. */
  reorder(ids: readonly ProviderOverview['id'][]): Promise<void>;
  agree(): Promise<void>;
  /** Keeps the key, then tests it once the browser has given access; `access` is its answer, awaited here. */
  saveAndTest(
    provider: ProviderOverview,
    key: string,
    keptIn: KeptIn,
    access: Promise<boolean>,
  ): Promise<void>;
  testKept(provider: ProviderOverview, access: Promise<boolean>): Promise<void>;
  removeKey(provider: ProviderOverview): Promise<void>;
}

/** Builds the options page's state over its world. */
export function createOptions(world: OptionsWorld): OptionsModel {
  const settings = signal<Settings>(DEFAULTS);
  const managed = signal<Managed>({ settings: {}, ignored: [] });
  // The same, once it was read.
  let known: Managed | undefined;
  const providers = signal<readonly ProviderOverview[]>([]);
  const failure = signal<Failure | undefined>(undefined);
  const tests = signal<OptionsModel['tests']['value']>({});
  const vault = createVault(world, refresh);
  const setTest = ({ id }: ProviderOverview, test: Test) => {
    tests.value = { ...tests.value, [id]: test };
  };

  // How often a change was begun or ended, and how many are under way: what was read before the last of these is no news, and a control that
  // was just used would show what was chosen before.
  let turns = 0;
  let underWay = 0;

  const wholes = newestOnly();
  const lists = newestOnly();

  async function refresh(): Promise<void> {
    const mine = turns;
    const [isNews, isNewList] = [wholes(), lists()];
    // What is set is shown also where the worker does not answer.
    const asked = Promise.all([world.send('providers', {}), world.send('vault', {})]);
    asked.catch(() => undefined);
    try {
      const [set, chosen] = await Promise.all([world.managed(), world.settings()]);
      if (isNews() && mine === turns && underWay === 0) {
        batch(() => {
          known = managed.value = set;
          settings.value = chosen;
        });
      }
      const [listed, status] = await asked;
      batch(() => {
        if (isNewList()) providers.value = listed;
        if (!isNews()) return;
        vault.status.value = status;
        failure.value = undefined;
      });
    } catch (thrown) {
      if (isNews()) failure.value = failureOf(thrown);
    }
  }

  async function readProviders(): Promise<void> {
    const isNewList = lists();
    const listed = await world.send('providers', {}).catch(() => undefined);
    if (listed !== undefined && isNewList()) providers.value = listed;
  }

  async function askForBalances(): Promise<void> {
    const usable = providers.value.filter(
      ({ key, isDemo }) => !isDemo && key !== null && !key.isLocked && !key.isDamaged,
    );
    if (usable.length === 0 || !hasConsent(settings.value)) return;
    const asked = usable.map(({ id }) => world.send('compare-balance', { provider: id }));
    await Promise.allSettled(asked);
    await readProviders();
  }

  async function change<N extends keyof Settings>(name: N, value: Settings[N]): Promise<void> {
    turns++;
    underWay++;
    // Shown at once: the next click may come before it is stored, and builds on it.
    settings.value = { ...settings.value, [name]: value };
    const refused = await world.writeSetting(name, value, known).then(() => undefined, failureOf);
    turns++;
    underWay--;
    await refresh();
    // The organisation may have set it a moment ago: then that is what is shown.
    const isSet = name in managed.value.settings;
    failure.value ??= refused ?? (isSet ? freeFailure('blocked').failure : undefined);
  }

  async function reorder(ids: readonly ProviderOverview['id'][]): Promise<void> {
    const [first] = ids;
    const isReal = ids.some((id) => id === settings.value.provider);
    const isOpen = managed.value.settings.provider === undefined;
    const writes = [world.writeSetting('order', [...ids], known)];
    if (isReal && isOpen && first !== undefined) {
      writes.push(world.writeSetting('provider', first, known));
    }
    await Promise.all(writes);
    await refresh();
  }

  async function agree(): Promise<void> {
    await world.writeConsent(world.now());
    await refresh();
  }

  async function testing(provider: ProviderOverview, access: Promise<boolean>): Promise<void> {
    setTest(provider, { state: 'asking-browser' });
    if (!(await access)) {
      const refused: Failure = { code: 'not-allowed', charged: 'no', provider: provider.name };
      setTest(provider, { state: 'failed', failure: refused });
      return;
    }
    setTest(provider, { state: 'testing' });
    try {
      await world.send('test-key', { provider: provider.id });
      setTest(provider, { state: 'valid' });
    } catch (thrown) {
      setTest(provider, { state: 'failed', failure: failureOf(thrown) });
    }
  }

  async function saveAndTest(
    provider: ProviderOverview,
    key: string,
    keptIn: KeptIn,
    access: Promise<boolean>,
  ): Promise<void> {
    setTest(provider, { state: 'asking-browser' });
    try {
      await world.send('save-key', { provider: provider.id, key, keptIn });
      const isFirst = settings.value.provider === null;
      if (isFirst) await world.writeSetting('provider', provider.id, known);
    } catch (thrown) {
      setTest(provider, { state: 'failed', failure: failureOf(thrown) });
      return;
    }
    await refresh();
    await testing(provider, access);
    await refresh();
  }

  async function testKept(provider: ProviderOverview, access: Promise<boolean>): Promise<void> {
    await testing(provider, access);
    await refresh();
  }

  async function removeKey(provider: ProviderOverview): Promise<void> {
    await world.send('remove-key', { provider: provider.id });
    setTest(provider, { state: 'idle' });
    await refresh();
  }

  return {
    settings,
    managed,
    providers,
    failure,
    vault,
    tests,
    neverLookUp: (words, what) => world.send('never-look-up', { text: words, what }),
    refresh,
    readProviders,
    askForBalances,
    change,
    reorder,
    agree,
    saveAndTest,
    testKept,
    removeKey,
  };
}

/**
 * For readings that overtake one another: called when one begins, it brings what tells at its end whether that is to be shown, which it is not once a later one
 * was.
 */
function newestOnly(): () => () => boolean {
  let begun = 0;
  let shown = 0;
  return () => {
    const mine = ++begun;
    return () => {
      if (mine < shown) return false;
      shown = mine;
      return true;
    };
  };
}
