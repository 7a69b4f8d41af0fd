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
  for (const line of ['What leaves the browser:', 'To whom:', 'What it costs:', 'Where your key']) {
    await expect(panel.getByText(line)).toBeVisible();
  }
  await goOffline(panel);
  await panel.getByRole('button', { name: 'Try it with demo people' }).click();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText('From Demo people')).toBeVisible();
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
