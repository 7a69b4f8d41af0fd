import type { Page } from '@playwright/test';
import { type LaunchedBrowser, launch } from './harness/browser';
import { expect, extensionDir, test } from './harness/fixture';
import { removeProfileFolder } from './harness/profile-folder';
import { filesWith } from './harness/profile-search';
import { AMARA, clickOn, paidRequests, profilePage } from './steps';

const PASSPHRASE = 'invented pass phrase 0x1d';

/** The card of the provider, once the user has agreed. */
async function openCard(sidecard: LaunchedBrowser) {
  const options = await sidecard.openOptions();
  const agree = options.getByRole('button', { name: 'I agree' });
  const card = options.getByRole('region', { name: 'Crustdata' });
  await expect(agree.or(card.getByLabel('Crustdata key')).first()).toBeVisible();
  if (await agree.first().isVisible()) await agree.first().click();
  return { options, card, vault: options.getByRole('region', { name: 'Passphrase' }) };
}

type Card = Awaited<ReturnType<typeof openCard>>['card'];

async function save(card: Card, key: string): Promise<void> {
  await card.getByLabel('Crustdata key').fill(key);
  await card.getByRole('button', { name: 'Save and test' }).click();
  await expect(card.getByText(/is valid \(tested/)).toBeVisible();
}

async function saveLocked(sidecard: LaunchedBrowser, key: string): Promise<Page> {
  const { options, card } = await openCard(sidecard);
  await card.getByRole('radio', { name: /^Locked with a passphrase/ }).check();
  await card.getByLabel('New passphrase').fill(PASSPHRASE);
  await card.getByLabel('The same once more').fill(PASSPHRASE);
  await card.getByRole('button', { name: 'Set the passphrase' }).click();
  await expect(card.getByLabel('New passphrase')).toBeHidden();
  await save(card, key);
  return options;
}

test('a key is saved straight under a passphrase, serves, is locked, and unlocked in the panel by keyboard alone', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const options = await saveLocked(sidecard, 'sim-rich');
  simulator.reset();
  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);

  const vault = options.getByRole('region', { name: 'Passphrase' });
  await vault.getByRole('button', { name: 'Lock now' }).click();
  await expect(vault.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await page.goto(profilePage('otto-brandt-0x1d'));
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: 'The key is locked' })).toBeVisible();
  await expect(panel.getByText(/Nothing was charged/)).toBeVisible();
  const field = panel.getByLabel('Passphrase');
  await field.focus();
  await panel.keyboard.type('wrong pass phrase');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('alert').getByText(/This is not the passphrase/)).toBeVisible();
  await expect(field).toBeFocused();
  // It is selected: what is typed takes its place.
  await panel.keyboard.type(PASSPHRASE);
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: /credits?$/ }).first()).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'The key is locked' })).toBeHidden();
  // The options page has heard of it.
  await expect(vault.getByRole('button', { name: 'Lock now' })).toBeVisible();
  // Offered, not bought.
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('the worker’s death locks nothing', async ({ sidecard, simulator }) => {
  simulator.reset();
  await (await saveLocked(sidecard, 'sim-rich')).close();
  await sidecard.killWorker();
  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
});

/** Runs a browser on the profile, and closes it in order. */
async function session(
  profileDir: string,
  hosts: Readonly<Record<string, number>>,
  work: (sidecard: LaunchedBrowser) => Promise<unknown>,
): Promise<void> {
  const sidecard = await launch({ extensionDir, hosts, profileDir });
  try {
    await work(sidecard);
    expect(sidecard.complaints).toEqual([]);
  } finally {
    await sidecard.close();
  }
}

// The simulator knows these keys; nothing else in a profile looks like them.
const KEYS = { device: 'sim-plain', passphrase: 'sim-certified', session: 'sim-preview' } as const;

test('after a crash a key is locked or gone, and neither it nor the passphrase is in any file of the profile', async ({
  granted,
  hosts,
  simulator,
}) => {
  simulator.reset();
  test.slow();
  for (const way of ['device', 'passphrase', 'session'] as const) {
    const profile = await granted.copy();
    const key = KEYS[way];
    try {
      await session(profile, hosts, async (sidecard) => {
        if (way === 'passphrase') await (await saveLocked(sidecard, key)).close();
        else {
          const { card } = await openCard(sidecard);
          const name = way === 'device' ? /^On this device/ : /^For this session only/;
          await card.getByRole('radio', { name }).check();
          await save(card, key);
        }
        const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
        await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
        await sidecard.crash();
      });
      const files = await filesWith(profile, key);
      // The control: a search that finds nothing anywhere would prove nothing.
      if (way === 'device') expect(files).not.toEqual([]);
      else expect(files, way).toEqual([]);
      expect(await filesWith(profile, PASSPHRASE)).toEqual([]);
      expect(await filesWith(profile, AMARA.slug), 'the search sees what is stored').not.toEqual(
        [],
      );

      await session(profile, hosts, async (sidecard) => {
        const { card, vault } = await openCard(sidecard);
        const kept = card.getByText(
          `Key ••••${key.slice(-Math.min(4, Math.floor(key.length / 3)))}`,
        );
        if (way === 'session') {
          await expect(card.getByLabel('Crustdata key')).toBeVisible();
          await expect(kept).toBeHidden();
          return;
        }
        await expect(kept).toBeVisible();
        if (way === 'device') return;
        await expect(card.getByText('locked', { exact: true })).toBeVisible();
        await vault.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
        await vault.getByRole('button', { name: 'Unlock' }).click();
        await expect(card.getByText('unlocked', { exact: true })).toBeVisible();
      });
      expect(await filesWith(profile, PASSPHRASE)).toEqual([]);
      if (way === 'passphrase') expect(await filesWith(profile, key)).toEqual([]);
    } finally {
      await removeProfileFolder(profile);
    }
  }
});

test('two options pages stay in step', async ({ sidecard, simulator }) => {
  simulator.reset();
  const options = await saveLocked(sidecard, 'sim-rich');
  const other = (await openCard(sidecard)).vault;
  await other.getByRole('button', { name: 'Lock now' }).click();
  const vault = options.getByRole('region', { name: 'Passphrase' });
  await expect(vault.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await vault.getByRole('button', { name: 'Forget the passphrase and its keys' }).click();
  await vault.getByRole('button', { name: 'Forget them for good' }).click();
  await expect(other.getByRole('button', { name: 'Set the passphrase' })).toBeVisible();
});
