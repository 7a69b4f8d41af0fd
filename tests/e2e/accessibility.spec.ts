import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import { listIn } from './people-steps';
import { AMARA, clickOn, faultSlug, profilePage, saveKey, withKey } from './steps';

/** Everything axe finds in that colour scheme, as lines. */
async function findings(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const isShown = await page.evaluate(
    (name) => matchMedia(`(prefers-color-scheme: ${name})`).matches,
    scheme,
  );
  expect(isShown, `the page is ${scheme}`).toBe(true);
  const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
  const serious = incomplete.filter(({ id }) => id !== 'color-contrast');
  return [...violations, ...serious].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ browserOptions: { colorScheme } });

    test('axe finds nothing on the panel, from first run to person', async ({
      sidecard,
      simulator,
    }) => {
      const first = await clickOn(sidecard, profilePage(AMARA.slug));
      await expect(first.panel.getByRole('button', { name: 'I agree, add a key' })).toBeVisible();
      expect(await findings(first.panel, colorScheme)).toEqual([]);

      await withKey(sidecard, simulator);
      const pages: [string, RegExp][] = [
        [profilePage(AMARA.slug), /Amara/],
        [profilePage('perpetua-wanderlind-0xd4'), /Perpetua/],
        [profilePage('nobody-at-all-0x00'), /Nobody found/],
        [profilePage(faultSlug('wrong-shape')), /Unreadable answer/],
        [profilePage(faultSlug('busy')), /Too many requests/],
        [profilePage(faultSlug('hang')), /sim-hang/],
        ['https://www.linkedin.com/feed/', /Not a public profile/],
      ];
      for (const [url, heading] of pages) {
        const { page, panel } = await clickOn(sidecard, url);
        await expect(panel.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
        expect(await findings(panel, colorScheme), url).toEqual([]);
        await page.close();
      }
    });

    test('axe finds nothing on a list of people, and on an address of another class', async ({
      sidecard,
      simulator,
    }) => {
      await withKey(sidecard, simulator);
      const { panel } = await clickOn(sidecard, 'https://fair.example.org/');
      const boxes = listIn(panel).getByRole('checkbox');
      await expect(boxes).toHaveCount(60);
      for (const index of [0, 1, 2]) await boxes.nth(index).check();
      expect(await findings(panel, colorScheme)).toEqual([]);
      await panel.getByRole('searchbox', { name: 'Filter people' }).fill('nobody of this name');
      await expect(panel.getByText('Nobody matches.')).toBeVisible();
      expect(await findings(panel, colorScheme)).toEqual([]);

      await clickOn(sidecard, 'https://www.linkedin.com/feed/');
      for (const address of ['info@harbour.example.com', 'ada.ashgrove@gmail.com']) {
        await panel.getByRole('button', { name: 'Look someone up' }).click();
        await panel.getByLabel('Profile URL or e-mail address').fill(address);
        await panel.keyboard.press('Enter');
        await expect(panel.getByText('a match is unlikely.')).toBeVisible();
        expect(await findings(panel, colorScheme)).toEqual([]);
      }
    });

    test('axe finds nothing on the options page', async ({ sidecard }) => {
      const before = await sidecard.openOptions();
      await expect(before.getByRole('button', { name: 'I agree' })).toBeVisible();
      expect(await findings(before, colorScheme)).toEqual([]);
      await before.close();
      const options = await saveKey(sidecard, 'sim-plain');
      await expect(options.getByText(/is valid \(tested/)).toBeVisible();
      expect(await findings(options, colorScheme)).toEqual([]);

      // With a site that is listed, and with one that cannot be.
      const site = options.getByRole('textbox', { name: 'Site' });
      await site.fill('intranet.example.com');
      await site.press('Enter');
      await expect(options.getByRole('list', { name: 'Sites never to run on' })).toBeVisible();
      await site.fill('not a site');
      await site.press('Enter');
      await expect(options.getByText('That names no site.')).toBeVisible();
      expect(await findings(options, colorScheme)).toEqual([]);
    });
  });
}
