import { expect, test } from './harness/fixture';
import { AMARA, clickOn, paidRequests, profilePage, withKey } from './steps';

const CODE = /^Get profiles on sites for source code/;

test('a section that was not bought is asked for alone, by keyboard, and is there from then on', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator, 'sim-whole');
  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  const before = paidRequests(simulator).length;
  const spent = simulator.account('sim-whole')?.spent ?? 0;

  await panel.getByText(/^Not public or not known/).focus();
  await panel.keyboard.press('Enter');
  const get = panel.getByRole('button', { name: CODE });
  await expect(get).toHaveText('Get profiles on sites for source code · 1–2 credits');
  await get.focus();
  await panel.keyboard.press('Enter');
  const heading = panel.getByRole('heading', { name: 'Source code' });
  await expect(heading).toBeFocused();
  await expect(get).toHaveCount(0);
  expect(paidRequests(simulator)).toHaveLength(before + 1);
  expect(paidRequests(simulator).at(-1)).toMatchObject({
    path: '/person/enrich',
    body: {
      professional_network_profile_urls: [profilePage(AMARA.slug)],
      fields: ['dev_platform_profiles'],
    },
  });
  expect(simulator.account('sim-whole')?.spent).toBe(spent + 2);

  // It is known from then on, for nothing.
  await page.close();
  const again = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(again.panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(heading).toBeVisible();
  expect(simulator.account('sim-whole')?.spent).toBe(spent + 2);
});

test('a section of which there is nothing says so, and is not sold twice', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator, 'sim-whole');
  const { panel } = await clickOn(sidecard, profilePage('tobias-vexholm-0x2a'));
  await expect(panel.getByRole('heading', { name: /Tobias/ })).toBeVisible();
  const before = paidRequests(simulator).length;
  const missing = panel.getByText(/^Not public or not known/);
  await missing.click();
  await panel.getByRole('button', { name: CODE }).click();
  await expect(panel.getByText(/^Set to private.*profiles on sites for source code/)).toBeVisible();
  await expect(panel.getByRole('button', { name: CODE })).toHaveCount(0);
  await panel.reload();
  await expect(panel.getByRole('heading', { name: /Tobias/ })).toBeVisible();
  await missing.click();
  await expect(panel.getByText(/^Set to private.*profiles on sites for source code/)).toBeVisible();
  await expect(panel.getByRole('button', { name: CODE })).toHaveCount(0);
  expect(paidRequests(simulator)).toHaveLength(before + 1);
});
