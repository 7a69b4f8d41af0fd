import { expect, it, vi } from 'vitest';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import type { ProviderOverview } from '../../../lib/messages';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { AGREED, PROVIDER, SECOND } from '../panel/world';

const KEY = { ending: 'abcd', savedAt: 1, keptIn: 'passphrase', isLocked: false } as const;

/** Options over these providers; what is asked of the worker is in `sent`. */
async function opened(first: readonly ProviderOverview[], settings: Settings = AGREED) {
  let providers = first;
  const sent = vi.fn(async (type: string, _args: unknown) => {
    if (type === 'providers') return providers;
    if (type === 'compare-balance') throw new Error('the provider is away');
    return null;
  });
  const model = createOptions({
    send: sent,
    managed: async () => ({ settings: {}, ignored: [] }),
    settings: async () => settings,
  } as unknown as OptionsWorld);
  await model.refresh();
  sent.mockClear();
  return {
    model,
    sent,
    change: (changed: readonly ProviderOverview[]) => {
      providers = changed;
    },
  };
}

it('asks every provider whose key can be used what is left, and shows it; what fails is of no concern', async () => {
  const locked = { ...SECOND, id: 'locked', key: { ...KEY, isLocked: true } };
  const damaged = { ...SECOND, id: 'damaged', key: { ...KEY, isDamaged: true } };
  const demo = { ...PROVIDER, id: 'demo', isDemo: true };
  const all = [PROVIDER, SECOND, locked, damaged, { ...SECOND, id: 'none', key: null }, demo];
  const { model, sent, change } = await opened(all);
  change([{ ...PROVIDER, creditsLeft: 41 }]);
  await model.askForBalances();
  expect(sent.mock.calls).toEqual([
    ['compare-balance', { provider: 'crustdata' }],
    ['compare-balance', { provider: 'second' }],
    ['providers', {}],
  ]);
  expect(model.providers.value).toMatchObject([{ creditsLeft: 41 }]);
  expect(model.failure.value).toBeUndefined();
});

it.each([
  ['nobody has agreed', [PROVIDER], DEFAULTS],
  ['there is no key', [{ ...PROVIDER, key: null }], AGREED],
])('asks nobody where %s', async (_, providers, settings) => {
  const { model, sent } = await opened(providers, settings);
  await model.askForBalances();
  expect(sent).not.toHaveBeenCalled();
});
