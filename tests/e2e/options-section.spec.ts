import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import { AMARA, clickOn, profilePage, withKey } from './steps';

test('what leads to the options opens the section that it means, in the page that is open already', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const set = await sidecard.openOptions();
  const cap = set.getByLabel('At most this many credits a day', { exact: true });
  await cap.fill('1');
  await cap.press('Tab');
  await expect(set.getByRole('row', { name: /^Left of the cap 1 / })).toBeVisible();
  const list = set.getByRole('region', { name: 'Never look up' });
  await list.getByLabel('Profiles, addresses or domains').fill('northwind.example.com');
  await list.getByRole('button', { name: 'Add' }).click();
  await expect(list.getByText('On the list: 0 people and 1 domain.')).toBeVisible();
  await set.close();

  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: 'Over your cap' })).toBeVisible();
  const opening = sidecard.context.waitForEvent('page');
  await panel.getByRole('main').getByRole('button', { name: 'Open options' }).click();
  const options = await opening;
  await shows(options, 'Spending');

  const pages = sidecard.context.pages().length;
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Look someone up' }).click();
  await panel.getByRole('searchbox').fill(AMARA.email);
  await panel.getByRole('searchbox').press('Enter');
  await panel.getByRole('button', { name: 'Open the list' }).click();
  await shows(options, 'Never look up');
  expect(sidecard.context.pages()).toHaveLength(pages);
});

/** Waits until the section's heading has the focus and is to be seen. */
async function shows(options: Page, name: string): Promise<void> {
  const heading = options.getByRole('heading', { name, level: 2 });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
}
