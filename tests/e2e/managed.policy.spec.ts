import { rm } from 'node:fs/promises';
import { type LaunchedBrowser, launch } from './harness/browser';
import { copyBuild } from './harness/build-copy';
import { test as base, expect } from './harness/fixture';
import { type Policy, policyFor } from './harness/policy';
import { AMARA, clickOn, paidRequests, profilePage, withKey } from './steps';

// A policy is for one id, and an id is made of a path: a copy of the build, so that no other spec is under this policy.
interface Organisation {
  readonly policy: Policy;
  /** A browser with the extension under the policy; closed after the test. */
  open(): Promise<LaunchedBrowser>;
}

const test = base.extend<{ readonly organisation: Organisation }>({
  organisation: async ({ hosts }, use) => {
    const build = await copyBuild();
    const policy = await policyFor(build.dir);
    const opened: LaunchedBrowser[] = [];
    try {
      await use({
        policy,
        open: async () => {
          const profileDir = await build.granted.copy();
          const browser = await launch({ extensionDir: build.dir, hosts, profileDir });
          opened.push(browser);
          return browser;
        },
      });
    } finally {
      await policy.remove();
      for (const browser of opened) await browser.close();
      for (const { profileDir } of opened) await rm(profileDir, { recursive: true, force: true });
      await build.remove();
    }
  },
});

test.describe.configure({ timeout: 120_000 });

// A running browser reads its policies anew some seconds after they changed.
const FOLLOWED = { timeout: 40_000 };

test('what an organisation sets counts, is shown as set by it, and follows its policy', async ({
  organisation: { policy, open },
  simulator,
}) => {
  await policy.set({ theme: 'dark', onClick: 'ask-first', capDay: 50, waitS: 4, density: 'tight' });
  const sidecard = await open();
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  await expect(options.locator('html')).toHaveAttribute('data-theme', 'dark');
  const theme = options.getByRole('group', { name: 'Theme' });
  await expect(theme).toHaveAccessibleDescription('Set by your organisation');
  await expect(theme.getByRole('radio', { name: 'Dark' })).toBeDisabled();
  await expect(theme.getByRole('radio', { name: 'Dark' })).toBeChecked();
  const cap = options.getByLabel('At most this many credits a day', { exact: true });
  await expect(cap).toBeDisabled();
  await expect(cap).toHaveValue('50');
  // Chromium leaves out what its schema rules out; a number out of range is left to the extension.
  await expect(options.getByText(/mean nothing to Sidecard.*: waitS$/)).toBeVisible();
  await expect(options.getByLabel(/^Wait for an answer/)).toHaveValue('90');
  await expect(options.getByLabel(/^Wait for an answer/)).toBeEnabled();

  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('button', { name: /^Look up · / })).toBeVisible();
  expect(paidRequests(simulator)).toEqual([]);

  await policy.set({ theme: 'light' });
  await expect(options.locator('html')).toHaveAttribute('data-theme', 'light', FOLLOWED);
  await expect(cap).toBeEnabled();
  await expect(cap).toHaveValue('200');
  await policy.remove();
  await expect(theme.getByRole('radio', { name: 'Dark' })).toBeEnabled(FOLLOWED);
});

test('a provider that is not allowed is not shown, and a look-up from a page that was open already is refused', async ({
  organisation: { policy, open },
  simulator,
}) => {
  const sidecard = await open();
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  await expect(options.getByRole('region', { name: 'Crustdata' })).toBeVisible();
  await policy.set({ allowedProviders: ['enrich-layer'] });
  await expect(options.getByRole('region', { name: 'Crustdata' })).toBeHidden(FOLLOWED);
  await expect(options.getByRole('region', { name: 'Enrich Layer' })).toBeVisible();
  const command = {
    type: 'enrich',
    args: {
      provider: 'crustdata',
      identifier: { kind: 'profile', slug: AMARA.slug },
      how: 'ask',
      atMost: 7,
    },
  };
  const reply = await options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(command)})`);
  expect(reply).toMatchObject({ ok: false, failure: { code: 'blocked', charged: 'no' } });
  expect(paidRequests(simulator)).toEqual([]);
});

test('nobody is looked up from a site that is ruled out; what is pasted still is', async ({
  organisation: { policy, open },
  simulator,
}) => {
  // As people copy it, beside what names no host: that is left out alone.
  await policy.set({ blockedSites: ['https://WWW.LinkedIn.com/feed/', 'two words'] });
  const sidecard = await open();
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: 'Not on this site' })).toBeVisible();
  await expect(panel.getByText(/^Your organisation keeps Sidecard away/)).toBeVisible();
  const options = await sidecard.openOptions();
  await expect(
    options.getByText(/mean nothing to Sidecard.*: blockedSites: "two words"$/),
  ).toBeVisible();
  await panel.bringToFront();
  expect(paidRequests(simulator)).toEqual([]);
  await panel.getByRole('searchbox').fill(profilePage(AMARA.slug));
  await panel.getByRole('searchbox').press('Enter');
  await expect(panel.getByRole('button', { name: /^Look up · / })).toBeVisible();
});
