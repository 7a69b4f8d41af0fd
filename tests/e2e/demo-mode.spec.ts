import { expect, test } from './harness/fixture';
import { goOffline } from './harness/trouble';
import { AMARA, clickOn, profilePage } from './steps';

test.use({ browserOptions: { isGranted: false } });

test('from the first run to a person, with no key, no permission and no request', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(
    panel.getByRole('heading', { name: 'Who is the person on this page?' }),
  ).toBeVisible();
  for (const line of [
    'What leaves the browser:',
    'To whom:',
    'What it costs:',
    'What is kept, and where:',
  ]) {
    await expect(panel.getByText(line)).toBeVisible();
  }
  await goOffline(panel);
  await panel.getByRole('button', { name: 'Try it with demo people' }).click();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText('From Demo')).toBeVisible();
  await expect(panel.getByText('for 2 credits.')).toBeVisible();
  await expect(panel.getByText('498 credits')).toBeVisible();

  await sidecard.killWorker();
  await page.bringToFront();
  await sidecard.clickToolbar(page);
  await expect(panel.getByText('Shown from this browser: free.')).toBeVisible();
  await expect(panel.getByText('498 credits')).toBeVisible();
  expect(simulator.requests).toHaveLength(0);
  expect(sidecard.leaks).toEqual([]);
});

test('someone who is not in the demo: only invented people exist there', async ({ sidecard }) => {
  const { panel } = await clickOn(sidecard, profilePage('real-person-0x00'));
  await panel.getByRole('button', { name: 'Try it with demo people' }).click();
  await expect(panel.getByText('Only invented people exist in the demo.')).toBeVisible();
  await panel.getByRole('button', { name: new RegExp(AMARA.name) }).click();
  await panel.getByRole('button', { name: 'Look up · 1–2 credits' }).click();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
});

test('a phone number is a button with its price, by keyboard, and stays on the card', async ({
  sidecard,
}) => {
  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await panel.getByRole('button', { name: 'Try it with demo people' }).click();
  await expect(panel.getByText('498 credits')).toBeVisible();
  await panel.getByRole('button', { name: 'Phone numbers · 2 credits' }).focus();
  await panel.keyboard.press('Enter');
  const numbers = panel.locator('a[href^="tel:"]');
  await expect(numbers).toHaveCount(2);
  await expect(panel.getByText('496 credits')).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Contact' })).toBeFocused();
  await expect(panel.getByRole('status')).toContainText('Phone numbers: added to the card.');
  await sidecard.killWorker();
  await page.bringToFront();
  await sidecard.clickToolbar(page);
  await expect(panel.getByText('Shown from this browser: free.')).toBeVisible();
  await expect(numbers).toHaveCount(2);
  await expect(panel.getByRole('button', { name: /^Phone numbers/ })).toHaveCount(0);
});
