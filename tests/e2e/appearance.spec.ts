import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import { AMARA, clickOn } from './steps';

test.use({ browserOptions: { isGranted: false, colorScheme: 'light' } });

const FEED = 'https://www.linkedin.com/feed/';
const DARK = 'rgb(23, 24, 27)';
const LIGHT = 'rgb(255, 255, 255)';
// By WCAG 2.2, success criterion 2.5.8.
const LEAST_TARGET = 24;

const backgroundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('the language chosen in the options is spoken at once in the open panel, and where the user was stays', async ({
  sidecard,
}) => {
  const { panel } = await clickOn(sidecard, FEED);
  await panel.getByRole('button', { name: 'Try it with demo people' }).click();
  // With the options in front, the panel is about a tab in which nothing was asked for.
  const options = await sidecard.openOptions();
  await expect(panel.getByRole('heading', { name: 'Nobody asked for yet' })).toBeVisible();
  const box = panel.getByRole('searchbox');
  await box.fill('half an addr');
  const language = options.getByLabel('Language');
  await language.focus();
  await language.selectOption({ label: 'Deutsch' });
  await expect(options.getByRole('heading', { name: 'Darstellung' })).toBeVisible();
  await expect(options.getByLabel('Sprache')).toBeFocused();
  await expect(options).toHaveTitle('Sidecard-Optionen');
  await expect(panel.getByRole('heading', { name: 'Noch niemand nachgeschlagen' })).toBeVisible();
  await expect(box).toHaveValue('half an addr');
  await expect(panel.getByRole('banner')).toContainText('Demo');
  for (const page of [options, panel]) {
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await isTooWide(page)).toBe(false);
  }

  await panel.reload();
  await expect(panel.getByRole('heading', { name: 'Noch niemand nachgeschlagen' })).toBeVisible();

  await options.getByLabel('Sprache').selectOption({ label: 'Wie der Browser' });
  await expect(panel.getByRole('heading', { name: 'Nobody asked for yet' })).toBeVisible();
});

test('a theme that is chosen prevails over the system’s, in every open page', async ({
  sidecard,
}) => {
  const { panel } = await clickOn(sidecard, FEED);
  const options = await sidecard.openOptions();
  expect(await backgroundOf(panel)).toBe(LIGHT);
  await options.getByRole('radio', { name: 'Dark' }).check();
  for (const page of [options, panel]) await expect.poll(() => backgroundOf(page)).toBe(DARK);

  // Not even the first frame is light.
  await panel.addInitScript(() => {
    requestAnimationFrame(() => {
      document.documentElement.dataset.first = getComputedStyle(
        document.documentElement,
      ).colorScheme;
    });
  });
  await panel.reload();
  await expect(panel.locator('html')).toHaveAttribute('data-first', 'dark');

  await options.emulateMedia({ colorScheme: 'dark' });
  await options.getByRole('radio', { name: 'Light' }).check();
  await expect.poll(() => backgroundOf(options)).toBe(LIGHT);
  await options.getByRole('radio', { name: 'As the system' }).check();
  await expect.poll(() => backgroundOf(options)).toBe(DARK);
  await expect.poll(() => backgroundOf(panel)).toBe(LIGHT);
});

test('the compact density takes less room, and leaves every target its size', async ({
  sidecard,
}) => {
  const { panel } = await clickOn(sidecard, FEED);
  await panel.getByRole('button', { name: 'Try it with demo people' }).click();
  const options = await sidecard.openOptions();
  const heading = panel.getByRole('heading', { name: 'Nobody asked for yet' });
  await expect(heading).toBeVisible();
  const before = await heading.evaluate((shown) => shown.getBoundingClientRect().top);
  const height = () => options.evaluate(() => document.documentElement.scrollHeight);
  const tall = await height();
  await options.getByRole('radio', { name: 'Compact' }).check();
  await expect.poll(height).toBeLessThan(tall * 0.95);
  await expect
    .poll(() => heading.evaluate((shown) => shown.getBoundingClientRect().top))
    .toBeLessThan(before);
  await panel.getByRole('searchbox').fill(`linkedin.com/in/${AMARA.slug}`);
  await panel.getByRole('searchbox').press('Enter');
  await panel.getByRole('button', { name: 'Look up · 1–2 credits' }).click();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  for (const page of [options, panel]) {
    const targets = page.locator(
      'button, a.main, select, label:has(input), input:not(label input)',
    );
    const sizes = await targets.evaluateAll((all) =>
      all
        .map((target) => ({ of: target.outerHTML, size: target.getBoundingClientRect() }))
        .filter(({ size }) => size.width > 0)
        .map(({ of, size }) => ({ of, least: Math.min(size.width, size.height) })),
    );
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.filter(({ least }) => least < LEAST_TARGET)).toEqual([]);
  }
});
