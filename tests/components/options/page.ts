import { render } from '@testing-library/preact';
import { h } from 'preact';
import { vi } from 'vitest';
import { Options } from '../../../components/options/app';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import type { ProviderOverview } from '../../../lib/messages';
import { readManaged, readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { loadMoreText } from '../../../lib/text';
import { PROVIDER } from '../panel/world';

/** Draws the options page over the settings and the policy that the fake browser holds; settings change as users change them. */
export async function openPage(providers: readonly ProviderOverview[] = [PROVIDER]) {
  await loadMoreText();
  const write = vi.fn(writeSetting);
  const model = createOptions({
    send: (async (type: string) =>
      type === 'providers' ? providers : null) as OptionsWorld['send'],
    settings: readSettings,
    managed: readManaged,
    writeSetting: write as typeof writeSetting,
    writeConsent,
    now: Date.now,
  });
  await model.refresh();
  return { ...render(h(Options, { model, shortcut: '' })), model, write };
}
