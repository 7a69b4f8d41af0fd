import type { Locator, Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import { AMARA, clickOn, paidRequests, withKey } from './steps';

const MOST_STEPS = 120;

/** The focus is on something, and that can be seen: on a heading by where the view begins, on all else by an outline. */
async function expectFocusSeen(panel: Page): Promise<void> {
  await expect(async () => {
    const focused = await panel.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'nowhere';
      if (element.matches('h1, h2, [tabindex="-1"]')) return 'seen';
      // A row of a list has the outline of its checkbox.
      const outlined = [element, element.closest('li')].some((one) => {
        if (one === null) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      });
      return outlined && element.matches(':focus-visible') ? 'seen' : element.outerHTML;
    });
    expect(focused).toBe('seen');
  }).toPass({ timeout: 5000 });
}

/** Goes on with Tab until the focus is there, and sees it on every control on the way. */
async function tabTo(panel: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await panel.keyboard.press('Tab');
    await expectFocusSeen(panel);
  }
  throw new Error('Tab does not lead there.');
}

test.describe('a new user', () => {
  test.use({ browserOptions: { isGranted: false } });

  test('from the first run to a copied address and back, without a mouse', async ({ sidecard }) => {
    await sidecard.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { panel } = await clickOn(sidecard, 'https://www.linkedin.com/feed/');
    await tabTo(panel, panel.getByRole('button', { name: 'Try it with demo people' }));
    await panel.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();

    await panel.keyboard.press('/');
    await expect(panel.getByLabel('Profile URL or e-mail address')).toBeFocused();
    await panel.keyboard.type(`linkedin.com/in/${AMARA.slug}`);
    await panel.keyboard.press('Enter');
    const look = panel.getByRole('button', { name: 'Look up · 1–2 credits' });
    await expect(look).toBeVisible();
    // The heading has the focus, not the button: Enter held down for too long must not spend.
    await expect(panel.getByRole('heading', { name: `in/${AMARA.slug}` })).toBeFocused();
    await panel.keyboard.press('Tab');
    await expect(look).toBeFocused();
    await panel.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: AMARA.name })).toBeFocused();

    await tabTo(panel, panel.getByRole('button', { name: `Copy ${AMARA.email}` }));
    await panel.keyboard.press('Space');
    await expect(panel.getByRole('button', { name: 'Copied', exact: true })).toBeFocused();

    await panel.keyboard.press('Escape');
    await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();
  });
});

test('from the look-up box to a choice among candidates, a copy and a refresh, by keys alone', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  await sidecard.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { panel } = await clickOn(sidecard, 'https://www.linkedin.com/feed/');
  await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();
  const box = panel.getByLabel('Profile URL or e-mail address');

  // Typed into the box, the keys are letters.
  await panel.keyboard.press('/');
  await expect(box).toBeFocused();
  await panel.keyboard.type('c.hale@palehorn.example.net/?');
  await expect(box).toHaveValue('c.hale@palehorn.example.net/?');
  await expect(panel.getByRole('dialog')).toHaveCount(0);
  await panel.keyboard.press('Backspace');
  await panel.keyboard.press('Backspace');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'c.hale@palehorn.example.net' })).toBeFocused();
  await tabTo(panel, panel.getByRole('button', { name: /^Look up · / }));
  await panel.keyboard.press('Enter');

  // The first of the two fits the address so well that it is shown at once.
  await expect(
    panel.getByRole('heading', { level: 1, name: 'Casimir Dunwoody-Hale' }),
  ).toBeFocused();
  await tabTo(panel, panel.getByRole('button', { name: '1 other candidate' }));
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: '2 candidates' })).toBeFocused();
  await tabTo(panel, panel.getByRole('button', { name: /0\.86/ }));
  await panel.keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: /0\.81/ })).toBeFocused();
  await expectFocusSeen(panel);
  await panel.keyboard.press('Enter');
  const person = panel.getByRole('heading', { level: 1, name: 'Corisande Halewyn' });
  await expect(person).toBeVisible();
  await expectFocusSeen(panel);

  const copy = panel.getByRole('article').getByRole('button', { name: /^Copy .*@/ });
  await tabTo(panel, copy.first());
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Copied', exact: true })).toBeFocused();
  expect(await panel.evaluate(() => navigator.clipboard.readText())).not.toBe('');

  expect(paidRequests(simulator)).toHaveLength(1);
  const refresh = panel.getByRole('group', { name: 'Refresh with' });
  await tabTo(panel, refresh.getByRole('button').first());
  await panel.keyboard.press('Enter');
  await expect.poll(() => paidRequests(simulator)).toHaveLength(2);
  await expect(panel.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  await expectFocusSeen(panel);
});

test('the list of keys comes and goes, and leaves the focus where it was', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, 'https://www.linkedin.com/feed/');
  await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();
  const options = panel.getByRole('main').getByRole('button', { name: 'Open options' });
  await tabTo(panel, options);
  await panel.keyboard.press('?');
  const list = panel.getByRole('dialog', { name: 'Keys in the panel' });
  await expect(list).toBeVisible();
  await expect(list.getByRole('button', { name: 'Close' })).toBeFocused();
  // Nothing beneath it is reached.
  await panel.keyboard.press('/');
  await expect(list.getByRole('button', { name: 'Close' })).toBeFocused();
  await panel.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(options).toBeFocused();

  const page = await sidecard.openOptions();
  await page.getByRole('checkbox', { name: 'Single keys in the panel' }).uncheck();
  await page.close();
  await panel.bringToFront();
  await options.focus();
  await expect
    .poll(async () => {
      await panel.keyboard.press('?');
      const count = await list.count();
      if (count > 0) await panel.keyboard.press('Escape');
      return count;
    })
    .toBe(0);
  await panel.keyboard.press('/');
  await expect(options).toBeFocused();
});
