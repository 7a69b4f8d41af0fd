import { expect, test } from './harness/fixture';
import { AMARA, clickOn } from './steps';

test.use({ browserOptions: { isGranted: false } });

test('from the first run to a copied address and back, without a mouse', async ({ sidecard }) => {
  await sidecard.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { panel } = await clickOn(sidecard, 'https://www.linkedin.com/feed/');
  const demo = panel.getByRole('button', { name: 'Try it with demo people' });
  await expect(demo).toBeVisible();
  for (let steps = 0; steps < 10; steps++) {
    if (await demo.evaluate((button) => button === document.activeElement)) break;
    await panel.keyboard.press('Tab');
  }
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

  const copy = panel.getByRole('button', { name: `Copy ${AMARA.email}` });
  for (let steps = 0; steps < 10; steps++) {
    if (await copy.evaluate((button) => button === document.activeElement)) break;
    await panel.keyboard.press('Tab');
  }
  await panel.keyboard.press('Space');
  await expect(panel.getByRole('button', { name: 'Copied', exact: true })).toBeFocused();

  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();
});
