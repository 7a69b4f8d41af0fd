import { expect, test } from './harness/fixture';
import { clickOn, faultSlug, paidRequests, profilePage, withAmara, withKey } from './steps';

test('two clicks in quick succession make one request', async ({ sidecard, simulator }) => {
  await withKey(sidecard, simulator);
  const page = await sidecard.context.newPage();
  await page.goto(profilePage(faultSlug('slow')));
  await Promise.all([sidecard.clickToolbar(page), sidecard.clickToolbar(page)]);
  const panel = await sidecard.panel();
  await expect(panel.getByText('Asking Crustdata…').first()).toBeVisible();
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: 'Simulated slow' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('the same person in two tabs at once is one request', async ({ sidecard, simulator }) => {
  await withKey(sidecard, simulator);
  const url = profilePage(faultSlug('slow'));
  const { panel } = await clickOn(sidecard, url);
  await expect(panel.getByText('Asking Crustdata…').first()).toBeVisible();
  const other = await sidecard.context.newPage();
  await other.goto(`${url}?second`);
  await sidecard.clickToolbar(other);
  await expect(panel.getByRole('heading', { name: 'Simulated slow' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('two windows that ask for one person at the same moment: one request, and both panels show it', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const url = profilePage(faultSlug('slow'));
  const page = await sidecard.context.newPage();
  await page.goto(url);
  const opening = sidecard.context.waitForEvent('page');
  const worker = await sidecard.worker();
  await worker.evaluate((url) => void chrome.windows.create({ url }), `${url}?second`);
  const other = await opening;
  await other.waitForURL(`${url}?second`);
  await sidecard.clickToolbar(page);
  await sidecard.clickToolbar(other);
  for (const panel of await sidecard.panels(2)) {
    await expect(panel.getByRole('heading', { name: 'Simulated slow' })).toBeVisible();
  }
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('the worker killed between two clicks: still one request', async ({ sidecard, simulator }) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  await sidecard.killWorker();
  await sidecard.clickToolbar(page);
  await expect(panel.getByText('Shown from this browser: free.')).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('the worker killed while the request runs: said, never repeated by itself', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { page, panel } = await clickOn(sidecard, profilePage(faultSlug('slow')));
  await expect(panel.getByText('Asking Crustdata…').first()).toBeVisible();
  await expect.poll(() => paidRequests(simulator).length).toBe(1);
  await sidecard.killWorker();
  await expect(panel.getByRole('heading', { name: 'Cut off' })).toBeVisible();
  await expect(panel.getByText('It may have been charged.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Look again · 1–2 credits' })).toBeVisible();

  // Another click does not spend either: it says what happened, with the price on a button.
  await sidecard.clickToolbar(page);
  await expect(panel.getByText('was cut off before its answer came')).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);

  await panel.getByRole('button', { name: 'Look up · 1–2 credits' }).click();
  await expect(panel.getByRole('heading', { name: 'Simulated slow' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(2);
});

// In the worker.
declare const chrome: {
  readonly windows: { create(options: { readonly url: string }): Promise<unknown> };
};
