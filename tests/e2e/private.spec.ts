import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { filesWith } from './harness/profile-search';
import { rowsIn } from './harness/stored';
import { AMARA, clickOn, otherThanBalance, paidRequests, profilePage, withKey } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

test.use({ browserOptions: { isPrivateAllowed: true } });

/** Opens a private window on that page, as the user would, and clicks the icon there. */
async function clickPrivately(
  sidecard: LaunchedBrowser,
  url: string,
): Promise<{ page: Page; panel: Page }> {
  const worker = await sidecard.worker();
  const opened = sidecard.context.waitForEvent('page', (page) => page.url() !== 'about:blank');
  await worker.evaluate((url) => void chrome.windows.create({ incognito: true, url }), url);
  const page = await opened;
  await page.waitForURL(url);
  await sidecard.clickToolbar(page);
  return { page, panel: await sidecard.panel() };
}

async function closePrivateWindows(sidecard: LaunchedBrowser): Promise<void> {
  const worker = await sidecard.worker();
  await worker.evaluate(async () => {
    const windows = await chrome.windows.getAll();
    const those = windows.filter(({ incognito }) => incognito);
    await Promise.all(those.map(({ id = -1 }) => chrome.windows.remove(id)));
  });
}

const WORDS = [AMARA.slug, AMARA.name, AMARA.email];

test('whoever is looked up in a private window is forgotten with it, and in no file of the browser', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { page, panel } = await clickPrivately(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText('Private window:')).toBeVisible();
  await expect(panel.getByText('4,998 credits')).toBeVisible();
  await expect(panel.getByText(AMARA.email).first()).toBeVisible();
  // Whoever looks again pays for nothing.
  await sidecard.clickToolbar(page);
  await panel.reload();
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
  await closePrivateWindows(sidecard);
  const again = await clickPrivately(sidecard, profilePage(AMARA.slug));
  await expect(again.panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(2);
  await closePrivateWindows(sidecard);
  await sidecard.close();
  // An index may hold them in lower case.
  for (const word of WORDS.flatMap((one) => [one, one.toLowerCase()])) {
    expect(await filesWith(sidecard.profileDir, word)).toEqual([]);
  }
});

test('whoever is looked up in another window is in its files', async ({ sidecard, simulator }) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText('Private window:')).toHaveCount(0);
  await sidecard.close();
  for (const word of WORDS) expect(await filesWith(sidecard.profileDir, word)).not.toEqual([]);
});

test('whoever was paid for before is shown in a private window for nothing', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await panel.close();
  const privately = await clickPrivately(sidecard, profilePage(AMARA.slug));
  await expect(privately.panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(privately.panel.getByText('Private window:')).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('links to our own pages open in a window that is not private', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickPrivately(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  const opened = sidecard.context.waitForEvent('page');
  await panel.getByRole('link', { name: 'What left this browser' }).click();
  const page = await opened;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => chrome.windows.getCurrent())).toMatchObject({
    incognito: false,
  });
  await expect(page.getByText('api.crustdata.com').first()).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain(AMARA.slug);
});

test('of many people nothing is offered in a private window, and nothing done for it', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const url = 'https://crowd.example.org/';
  const { panel } = await clickPrivately(sidecard, url);
  await expect(panel.getByRole('heading', { name: '60 people on this page' })).toBeVisible();
  await panel.locator('.all').getByRole('checkbox').check();
  await expect(panel.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Enrich 60…' })).toHaveCount(0);

  // As the panel's code would send them, were they offered.
  const batch = { provider: 'crustdata', from: 'page', name: 'Ropewalk', columns: [] };
  const filters = { field: 'basic_profile.name', type: '=', value: AMARA.name };
  const search = { provider: 'crustdata', query: { filters }, atMost: 7 };
  const tell = (page: Page, type: string, args: object) =>
    page.evaluate((message) => chrome.runtime.sendMessage(message), { type, args });
  for (const [type, args] of [
    ['new-batch', batch],
    ['search', search],
    ['save-search', { ...search, name: 'Amara' }],
  ] as const) {
    const reply = await tell(panel, type, { ...args, isPrivate: true });
    expect(reply, type).toMatchObject({ ok: false, failure: { code: 'not-supported' } });
  }
  expect(otherThanBalance(simulator)).toEqual([]);
  const page = await sidecard.openOptions();
  const stores = (await rowsIn(page)).map(({ store }) => store);
  expect(stores.filter((store) => /^(?:batch|search)/.test(store))).toEqual([]);
  // Elsewhere they are offered, and done.
  expect(await tell(page, 'new-batch', batch)).toMatchObject({ ok: true });
  await closePrivateWindows(sidecard);
  const usual = await clickOn(sidecard, url);
  await usual.panel.locator('.all').getByRole('checkbox').check();
  await expect(usual.panel.getByRole('button', { name: 'Enrich 60…' })).toBeVisible();
});
