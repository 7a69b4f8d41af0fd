import { type Signal, signal } from '@preact/signals';
import { type Failure, failureOf } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import { DEFAULTS, type Settings, type writeConsent, type writeSetting } from '../../lib/settings';

/** What the options page needs of the world outside. */
export interface OptionsWorld {
  send: typeof send;
  settings(): Promise<Settings>;
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
  readonly providers: Signal<readonly ProviderOverview[]>;
  readonly failure: Signal<Failure | undefined>;
  /** By provider; absent: idle. */
  readonly tests: Signal<Readonly<Record<ProviderOverview['id'], Test>>>;
  refresh(): Promise<void>;
  change: typeof writeSetting;
  /** Changes in which order the real providers are asked; one that was asked first stays so only if it is the first of these. */
  reorder(ids: readonly ProviderOverview['id'][]): Promise<void>;
  agree(): Promise<void>;
  /** Keeps the key, then tests it once the browser has given access; `access` is its answer, awaited here. */
  saveAndTest(provider: ProviderOverview, key: string, access: Promise<boolean>): Promise<void>;
  testKept(provider: ProviderOverview, access: Promise<boolean>): Promise<void>;
  removeKey(provider: ProviderOverview): Promise<void>;
}

/** Builds the options page's state over its world. */
export function createOptions(world: OptionsWorld): OptionsModel {
  const settings = signal<Settings>(DEFAULTS);
  const providers = signal<readonly ProviderOverview[]>([]);
  const failure = signal<Failure | undefined>(undefined);
  const tests = signal<OptionsModel['tests']['value']>({});
  const setTest = ({ id }: ProviderOverview, test: Test) => {
    tests.value = { ...tests.value, [id]: test };
  };

  async function refresh(): Promise<void> {
    try {
      settings.value = await world.settings();
      providers.value = await world.send('providers', {});
      failure.value = undefined;
    } catch (thrown) {
      failure.value = failureOf(thrown);
    }
  }

  async function change<N extends keyof Settings>(name: N, value: Settings[N]): Promise<void> {
    await world.writeSetting(name, value);
    await refresh();
  }

  async function reorder(ids: readonly ProviderOverview['id'][]): Promise<void> {
    const [first] = ids;
    const isReal = ids.some((id) => id === settings.value.provider);
    await world.writeSetting('order', [...ids]);
    if (isReal && first !== undefined) await world.writeSetting('provider', first);
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
    access: Promise<boolean>,
  ): Promise<void> {
    try {
      await world.send('save-key', { provider: provider.id, key });
      if (settings.value.provider === null) await world.writeSetting('provider', provider.id);
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
    providers,
    failure,
    tests,
    refresh,
    change,
    reorder,
    agree,
    saveAndTest,
    testKept,
    removeKey,
  };
}
