import { render } from '@testing-library/preact';
import { h } from 'preact';
import { vi } from 'vitest';
import { Options } from '../../../components/options/app';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import type { ProviderOverview } from '../../../lib/messages';
import { readManaged, readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { loadMoreText } from '../../../lib/text';
import { PROVIDER } from '../panel/world';

/** What the options page needs of the world but the worker: the settings and the policy that the fake browser holds. */
export const STORED = {
  settings: readSettings,
  managed: readManaged,
  writeSetting,
  writeConsent,
  now: Date.now,
} satisfies Partial<OptionsWorld>;

/** Draws the options page over the settings and the policy that the fake browser holds; settings change as users change them. */
export async function openPage(providers: readonly ProviderOverview[] = [PROVIDER]) {
  await loadMoreText();
  const write = vi.fn(writeSetting);
  const model = createOptions({
    send: (async (type: string) =>
      type === 'providers' ? providers : null) as OptionsWorld['send'],
    ...STORED,
    writeSetting: write as typeof writeSetting,
  });
  await model.refresh();
  return { ...render(h(Options, { model, shortcut: '' })), model, write };
}
