import { expect, test } from './harness/fixture';
import { AMARA, clickOn, faultSlug, paidRequests, profilePage, withKey } from './steps';

test('above a cap nothing is sent: the panel says which cap, what is left, and where to change it', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  const cap = options.getByLabel('At most this many credits a day', { exact: true });
  await cap.fill('3');
  await cap.press('Tab');
  await expect(options.getByRole('row', { name: /^Left of the cap 3 / })).toBeVisible();

  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
  const spent = simulator.account('sim-rich')?.spent ?? 0;
  // The page in the background has followed.
  await expect(options.getByRole('row', { name: `Cost ${spent} ${spent}` })).toBeVisible();

  await page.goto(profilePage('bartholomew-okonjo-reyes-0x17'));
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: 'Over your cap' })).toBeVisible();
  await expect(
    panel.getByText(
      `This can cost up to 2 credits. Today’s cap is 3 credits: ${spent} used or possibly used, ${3 - spent} left. Nothing was charged.`,
    ),
  ).toBeVisible();
  await expect(panel.getByRole('main').getByRole('button')).toHaveText('Open options');
  expect(paidRequests(simulator)).toHaveLength(1);

  // Whoever is known costs nothing, and is shown.
  await page.goto(profilePage(AMARA.slug));
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();

  await options.bringToFront();
  const none = options.getByRole('checkbox', { name: 'At most this many credits a day: No cap' });
  await none.click();
  await expect(none).toBeChecked();
  await page.goto(profilePage('bartholomew-okonjo-reyes-0x17'));
  await sidecard.clickToolbar(page);
  await expect.poll(() => paidRequests(simulator).length).toBe(2);
});

test('what may have been charged counts, and is told apart', async ({ sidecard, simulator }) => {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  const { panel } = await clickOn(sidecard, profilePage(faultSlug('bad-gateway')));
  await expect(panel.getByText(/It may have been charged\./)).toBeVisible();
  await expect(options.getByRole('row', { name: 'May have been charged 2 2' })).toBeVisible();
  await expect(options.getByRole('row', { name: 'Left of the cap 198 1,998' })).toBeVisible();
});
