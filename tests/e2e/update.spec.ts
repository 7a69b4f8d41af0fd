import { expect, test } from './harness/fixture';
import { expectCount, withDemo, worldsOf } from './people-steps';

test.use({ browserOptions: { isWatching: true } });

test('an update of the extension ends the old script without a word, and a new one takes over', async ({
  sidecard,
}) => {
  await withDemo(sidecard);
  const page = await sidecard.context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  const worlds = await worldsOf(sidecard, page);
  await page.goto('https://rough.example.org/calm');
  await page.bringToFront();
  await expectCount(sidecard, 1);
  const [old] = worlds.now();
  expect(await old?.evaluate('sidecard.isAlive()')).toBe(true);

  await sidecard.update();
  await expect.poll(() => old?.evaluate('sidecard.isAlive()')).toBe(false);
  await expect.poll(() => worlds.now().length).toBe(2);
  // Everything that the old script listened to happens.
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.append('after.update@rough.example.org');
    document.body.append(line);
    for (const type of ['contextmenu', 'pagehide', 'pageshow']) dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expectCount(sidecard, 2);
  expect(worlds.now()).toHaveLength(2);
  expect(complaints).toEqual([]);
});
