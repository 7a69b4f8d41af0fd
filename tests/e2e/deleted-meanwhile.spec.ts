import { expect, test } from './harness/fixture';
import { storedNow } from './harness/stored';
import { clickOn, faultSlug, paidRequests, profilePage, withKey } from './steps';

test('of an answer that comes after everything was deleted only the cost is kept, for nobody', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  const slug = faultSlug('slow');
  const inStore = async () => {
    const places = Object.entries(await storedNow(sidecard));
    const databases = places.filter(([place]) => place.startsWith('sidecard'));
    return databases.map(([, rows]) => rows).join();
  };
  const { panel } = await clickOn(sidecard, profilePage(slug));
  await expect.poll(() => paidRequests(simulator).length).toBe(1);
  expect(await inStore()).toContain(slug);
  const what = { history: true, list: false, settings: false, keys: false };
  const command = JSON.stringify({ type: 'delete-everything', args: what });
  expect(await options.evaluate(`chrome.runtime.sendMessage(${command})`)).toMatchObject({
    ok: true,
  });
  expect(await inStore()).not.toContain(slug);
  // The answer has come when its receipt is settled.
  await expect.poll(inStore).toContain('"state":"settled"');
  expect(await inStore()).not.toContain(slug);
  expect(simulator.account('sim-rich')?.spent).toBeGreaterThan(0);
  await expect(panel.getByRole('main')).toBeVisible();
});
