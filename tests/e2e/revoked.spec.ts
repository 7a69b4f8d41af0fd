import type { browser } from 'wxt/browser';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { expectCount, listenAlong, withDemo } from './people-steps';
import { AMARA, clickOn, faultSlug, paidRequests, profilePage, withAmara, withKey } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser & {
  /** What the browser's own page of extensions does with its switches. */
  readonly developerPrivate: {
    removeHostPermission(id: string, host: string): Promise<void>;
  };
};

const HOST = 'https://api.crustdata.com/*';

/** Takes access back as the user does: on the browser's own page of extensions. */
async function takeBack(sidecard: LaunchedBrowser, host: string): Promise<void> {
  const settings = await sidecard.context.newPage();
  await settings.goto('chrome://extensions/');
  await settings.evaluate(
    ([id = '', of = '']) => chrome.developerPrivate.removeHostPermission(id, of),
    [sidecard.extensionId, host],
  );
  await settings.close();
  expect(await isHeld(sidecard, host)).toBe(false);
}

async function isHeld(sidecard: LaunchedBrowser, host: string): Promise<boolean> {
  const worker = await sidecard.worker();
  return worker.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), host);
}

test('without access to the provider a card stays, and the next click says what is missing', async ({
  sidecard,
  simulator,
}) => {
  const { panel, page } = await withAmara(sidecard, simulator);
  await takeBack(sidecard, HOST);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await page.goto(profilePage('somebody-else-0x2d'));
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: 'No access to Crustdata' })).toBeVisible();
  await expect(panel.getByText('Nothing was charged.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Allow access' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
  // Whoever is known is shown without any access.
  await page.goto(profilePage(AMARA.slug));
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();

  const options = await sidecard.openOptions();
  const card = options.getByRole('region', { name: 'Crustdata' });
  await expect(card.getByText('No access to Crustdata')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Allow access' })).toBeVisible();
});

test('what is under way when access is taken back is kept, or said', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, profilePage(faultSlug('slow')));
  await expect.poll(() => paidRequests(simulator).length).toBe(1);
  await takeBack(sidecard, HOST);
  await expect(panel.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(panel.getByText('Asking Crustdata')).toHaveCount(0);
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('removing the key gives the access back', async ({ sidecard, simulator }) => {
  await withKey(sidecard, simulator);
  expect(await isHeld(sidecard, HOST)).toBe(true);
  const options = await sidecard.openOptions();
  const card = options.getByRole('region', { name: 'Crustdata' });
  await card.getByRole('button', { name: 'Remove the key' }).click();
  await expect.poll(() => isHeld(sidecard, HOST)).toBe(false);
});

test.describe('where every site is watched', () => {
  test.use({ browserOptions: { isWatching: true } });

  test('taking that back takes badge and list along, though the script lives on', async ({
    sidecard,
  }) => {
    await withDemo(sidecard);
    const page = await sidecard.context.newPage();
    await page.goto('https://fair.example.org/');
    await expectCount(sidecard, 60);
    await takeBack(sidecard, '*://*/*');
    await page.bringToFront();
    await expectCount(sidecard, 0);
    const heard = await listenAlong(sidecard);
    await page.evaluate(() => {
      const line = document.createElement('p');
      line.append('somebody-new@summit.example.org');
      document.body.append(line);
    });
    await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);
    const worker = await sidecard.worker();
    const stored = await worker.evaluate(async () =>
      Object.keys(await chrome.storage.session.get(null)),
    );
    expect(stored.filter((key) => /^(?:told|found):/.test(key))).toEqual([]);
    await expectCount(sidecard, 0);
    // A click is its own permission.
    await sidecard.clickToolbar(page);
    await expectCount(sidecard, 61);
  });
});
