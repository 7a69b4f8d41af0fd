import type { Page } from '@playwright/test';
import type { Simulator } from '../simulator/simulator';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { clickOn, profilePage, withKey } from './steps';

// Known to both; Enrich Layer looked at her profile earlier.
const OTTILIE = 'ottilie-grauenfels-0x28';

/** The card of her, by a click that Crustdata was paid for, in a browser with both keys. */
async function withHerCard(
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  key = 'el-rich',
): Promise<Page> {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  const second = options.getByRole('region', { name: 'Enrich Layer' });
  await options.getByLabel('Enrich Layer key').fill(key);
  await second.getByRole('button', { name: 'Save and test' }).click();
  await expect(second.getByText(/is valid \(tested/)).toBeVisible();
  await options.close();
  simulator.reset();
  const { panel } = await clickOn(sidecard, profilePage(OTTILIE));
  await expect(panel.getByRole('article')).toBeVisible();
  return panel;
}

test('a person is compared with what the other provider says: asked once, at the price shown', async ({
  sidecard,
  simulator,
}) => {
  const panel = await withHerCard(sidecard, simulator);
  const offer = panel.getByRole('button', { name: 'Compare with Enrich Layer · 1 credit' });
  await expect(offer).toBeVisible();
  expect(simulator.account('el-rich')?.spent).toBe(0);
  await offer.click();
  await expect(panel.getByRole('status')).toHaveText('Crustdata and Enrich Layer are compared.');
  expect(simulator.account('el-rich')?.spent).toBe(1);

  // As wide as panels mostly are: one column, both values of what differs, one under the other.
  await panel.setViewportSize({ width: 360, height: 800 });
  const headline = panel.getByRole('definition').filter({ hasText: 'Between two instruments' });
  await expect(headline).toContainText('differs');
  await expect(headline).toContainText('Enrich Layer');
  await expect(panel.getByRole('table')).toHaveCount(0);
  const overhang = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);

  // Wider: a column for each.
  await panel.setViewportSize({ width: 600, height: 800 });
  const who = panel.getByRole('table', { name: 'Who' });
  await expect(who.getByRole('columnheader', { name: 'Enrich Layer' })).toBeVisible();
  await expect(who.getByRole('row', { name: /^Headline/ })).toContainText('differs');
  await expect(who.getByRole('row', { name: /^Name/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Differences only' }).press('Space');
  await expect(who.getByRole('row', { name: /^Name/ })).toHaveCount(0);
  await expect(who.getByRole('row', { name: /^Headline/ })).toBeVisible();

  await panel.keyboard.press('Escape');
  const known = panel.getByRole('button', { name: 'Compare with Enrich Layer', exact: true });
  await expect(known).toBeFocused();
  await expect(panel.getByText(/^Enrich Layer was asked too\. \d+ facts differ\./)).toBeVisible();
  await known.press('Enter');
  await expect(panel.getByRole('heading', { level: 1 })).toBeFocused();
  expect(simulator.account('el-rich')?.spent).toBe(1);
});

test('what fails is said in the comparison, and the card is still there', async ({
  sidecard,
  simulator,
}) => {
  const panel = await withHerCard(sidecard, simulator, 'el-empty');
  await panel.getByRole('button', { name: /^Compare with Enrich Layer/ }).click();
  await expect(panel.getByRole('alert')).toContainText('You have no Enrich Layer credits left.');
  await expect(panel.getByRole('link', { name: 'Buy credits' })).toBeVisible();
  await panel.getByRole('button', { name: 'Back to the card' }).click();
  await expect(panel.getByRole('article')).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Compare with Enrich Layer/ })).toBeFocused();
});
