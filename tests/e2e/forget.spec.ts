import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import { rowsIn } from './harness/stored';
import { AMARA, clickOn, otherThanBalance, paidRequests, profilePage, withAmara } from './steps';

/** All that the extension's databases hold, as one text. */
async function everythingStored(page: Page): Promise<string> {
  return JSON.stringify(await rowsIn(page));
}

/** Goes on with Tab until a button of that name has the focus. */
async function tabTo(panel: Page, name: string): Promise<void> {
  const button = panel.getByRole('button', { name, exact: true });
  const hasFocus = () => button.evaluate((one) => one === document.activeElement);
  for (let left = 60; left > 0 && !(await hasFocus()); left--) await panel.keyboard.press('Tab');
  await expect(button).toBeFocused();
}

test('a person is forgotten by keyboard, never asked for again, and offered after an undo', async ({
  sidecard,
  simulator,
}) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  const names = [AMARA.name, AMARA.slug, AMARA.email];
  const before = await everythingStored(panel);
  for (const name of names) expect(before).toContain(name);
  expect(paidRequests(simulator)).toHaveLength(1);

  await tabTo(panel, 'Forget this person');
  await panel.keyboard.press('Enter');
  const dialog = panel.getByRole('dialog', { name: `Forget ${AMARA.name}?` });
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
  await panel.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Forget' })).toBeFocused();
  await panel.keyboard.press('Enter');
  const forgotten = panel.getByRole('heading', { name: 'Forgotten' });
  await expect(forgotten).toBeFocused();

  const after = await everythingStored(panel);
  for (const name of names) expect(after).not.toContain(name);
  expect(after).toContain('"credits":');

  const asked = otherThanBalance(simulator).length;
  await sidecard.killWorker();
  await page.bringToFront();
  await sidecard.clickToolbar(page);
  await expect(forgotten).toBeVisible();
  await expect(panel.getByRole('button', { name: /credits?$/ })).toHaveCount(0);
  const again = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(again.panel.getByRole('heading', { name: 'Forgotten' })).toBeVisible();
  expect(otherThanBalance(simulator)).toHaveLength(asked);

  await tabTo(again.panel, 'Undo');
  await again.panel.keyboard.press('Enter');
  await expect(again.panel.getByRole('button', { name: 'Look up · 1–2 credits' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('whoever is put on the list in the options is not looked up, and leaves it again', async ({
  sidecard,
  simulator,
}) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  const options = await sidecard.openOptions();
  const section = options.getByRole('region', { name: 'Never look up' });
  const box = section.getByLabel('Profiles, addresses or domains');
  await expect(section.getByText('On the list: 0 people and 0 domains.')).toBeVisible();
  await box.fill(`${profilePage(AMARA.slug)} kestrel.example.com, nobody`);
  await section.getByRole('button', { name: 'Add' }).click();
  const status = section.getByRole('status');
  await expect(status).toContainText('Added:');
  await expect(status).toContainText('What was stored of 1 of them is deleted.');
  await expect(status).toContainText('nobody');
  await expect(box).toHaveValue('nobody');
  await expect(section.getByText('On the list: 1 person and 1 domain.')).toBeVisible();
  expect(await everythingStored(options)).not.toContain(AMARA.name);
  await page.bringToFront();
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: 'Forgotten' })).toBeVisible();

  await options.bringToFront();
  await box.fill(AMARA.email);
  await section.getByRole('button', { name: 'Check' }).click();
  await expect(status).toContainText('On the list:');
  await section.getByRole('button', { name: 'Remove' }).click();
  await expect(section.getByText('On the list: 0 people and 1 domain.')).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});
