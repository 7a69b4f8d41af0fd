import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { archiveWorld } from '../../../components/options/archive-world';
import { DEFAULTS, readSettings, type Settings } from '../../../lib/settings';

beforeEach(() => fakeBrowser.reset());

/** The settings after these were taken over from a file. */
async function after(brought: Readonly<Record<string, unknown>>): Promise<Settings> {
  await archiveWorld.takeSettings(
    Object.entries(brought).map(([name, value]) => ({ name, value })),
  );
  return readSettings();
}

it('takes over what a file says of look, language and what is kept', async () => {
  const brought = { theme: 'dark', language: 'ja', keepPeopleMonths: 'ever', lockAfterMin: 5 };
  expect(await after(brought)).toEqual({ ...DEFAULTS, ...brought });
});

it('takes nothing that could spend more, let more leave, or agree', async () => {
  const hostile = {
    capDay: 'none',
    capMonth: 1_000_000,
    askAbove: 1000,
    onClick: 'ask-first',
    prices: { crustdata: { profile: 0 } },
    photos: 'always',
    onLinkedIn: true,
    consent: { wording: 3, at: 1 },
    allowedProviders: ['crustdata'],
    blockedSites: ['example.com'],
  };
  expect(await after(hostile)).toEqual(DEFAULTS);
});

it('leaves as they are settings that it does not have, or whose value they cannot take', async () => {
  expect(await after({ theme: 'purple', waitS: 1e9, __proto__x: 1 })).toEqual(DEFAULTS);
});
