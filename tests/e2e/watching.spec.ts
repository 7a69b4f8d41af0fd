import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import {
  expectCount,
  expectIdentifiers,
  iconOf,
  listenAlong,
  listIn,
  withDemo,
  worldsOf,
} from './people-steps';
import { clickOn } from './steps';

const FAIR = 'https://fair.example.org/';
const ROUGH = 'https://rough.example.org/calm';
const FEED = 'https://www.linkedin.com/feed/';

/** Adds an address to the page, as its own script would. */
const add = (page: Page, address: string) =>
  page.evaluate((text) => {
    const line = document.createElement('p');
    line.append(text);
    document.body.append(line);
  }, address);

test('on linkedin.com no script runs after a click either, unless that is switched on', async ({
  sidecard,
}) => {
  await withDemo(sidecard);
  const page = await sidecard.context.newPage();
  const worlds = await worldsOf(sidecard, page);
  await page.goto(FEED);
  await sidecard.clickToolbar(page);
  const panel = await sidecard.panel();
  await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();
  expect(worlds.all()).toBe(0);

  const options = await sidecard.openOptions();
  await options.getByRole('checkbox', { name: 'Read links on LinkedIn pages' }).check();
  await options.close();
  await sidecard.clickToolbar(page);
  await expect(listIn(panel)).toBeVisible();
  // The control: where a script does run, it is seen.
  expect(worlds.all()).toBe(1);
});

test.describe('where every site is watched', () => {
  test.use({ browserOptions: { isWatching: true } });

  test('every tab counts by itself; LinkedIn and sites that were named get no script', async ({
    sidecard,
  }) => {
    await withDemo(sidecard);
    const options = await sidecard.openOptions();
    const never = options.getByRole('form', { name: 'Sites never to run on' });
    await never.getByRole('textbox', { name: 'Site' }).fill('https://summit.example.org/x');
    await never.getByRole('button', { name: 'Add' }).click();
    await expect(options.getByRole('button', { name: 'Remove summit.example.org' })).toBeVisible();

    const page = await sidecard.context.newPage();
    const worlds = await worldsOf(sidecard, page);
    for (const url of [FEED, 'https://summit.example.org/', FEED.replace('feed', 'in/one-0x1a')]) {
      await page.goto(url);
      await page.bringToFront();
      expect(worlds.now(), url).toHaveLength(0);
    }
    expect(worlds.all()).toBe(0);
    await page.goto(FAIR);
    await expectCount(sidecard, 60);
    expect(worlds.all()).toBe(1);
    const other = await sidecard.context.newPage();
    await other.goto(ROUGH);
    await expectCount(sidecard, 1);
    await page.bringToFront();
    await expectCount(sidecard, 60);
    expect(await iconOf(sidecard)).toMatchObject({ tooltip: '60 people on this page' });

    // Going elsewhere takes list and badge along, also where nobody looks.
    await page.goto(FEED);
    await expectCount(sidecard, 0);
    await options.bringToFront();
    await options.getByRole('checkbox', { name: 'Read links on LinkedIn pages' }).check();
    await options.getByRole('button', { name: 'Remove summit.example.org' }).click();
    await page.bringToFront();
    await page.goto('https://summit.example.org/');
    await expect.poll(async () => Number((await iconOf(sidecard)).badge)).toBeGreaterThan(20);
    await page.goto(FEED);
    await expectCount(sidecard, 5);
  });

  test('a page that changes its address without being left is followed', async ({ sidecard }) => {
    await withDemo(sidecard);
    const { page, panel } = await clickOn(sidecard, ROUGH);
    await expectIdentifiers(panel, ['dora.quill@rough.example.org']);
    await page.evaluate(() => history.pushState(null, '', '/second?day=2'));
    await add(page, 'second.day@rough.example.org');
    await expectIdentifiers(panel, [
      'dora.quill@rough.example.org',
      'second.day@rough.example.org',
    ]);
    await page.evaluate(() => history.replaceState(null, '', '/third#there'));
    await page.locator('p', { hasText: 'second.day' }).evaluate((line) => line.remove());
    await expectIdentifiers(panel, ['dora.quill@rough.example.org']);
    await expectCount(sidecard, 1);
    await page.goto(FAIR);
    await expect(panel.getByRole('heading', { name: '60 people on this page' })).toBeVisible();
  });

  test('access that is taken back ends it at once, for pages that are open as well', async ({
    sidecard,
  }) => {
    await withDemo(sidecard);
    const page = await sidecard.context.newPage();
    const worlds = await worldsOf(sidecard, page);
    await page.goto(FAIR);
    await expectCount(sidecard, 60);
    const worker = await sidecard.worker();
    const registered = () =>
      worker.evaluate<number>(
        'chrome.scripting.getRegisteredContentScripts().then((all) => all.length)',
      );
    expect(await registered()).toBe(1);

    const options = await sidecard.openOptions();
    const watch = options.getByRole('switch', { name: 'Watch every site' });
    await expect(watch).toBeChecked();
    await watch.click();
    await expect(watch).not.toBeChecked();
    await expect.poll(registered).toBe(0);
    await page.bringToFront();
    await expectCount(sidecard, 0);

    // The script lives on in its page; what it tells is heard and not believed.
    const heard = await listenAlong(sidecard);
    const [world] = worlds.now();
    expect(world).toBeDefined();
    await add(page, 'later.on@fair.example.org');
    await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);
    await expectCount(sidecard, 0);
    await page.reload();
    await expectCount(sidecard, 0);
    // Chromium may keep a world for the extension in that renderer; no script of ours is in it.
    for (const empty of worlds.now())
      expect(await empty.evaluate('typeof sidecard')).toBe('undefined');

    // Given again, the page that is open is read without being loaded again.
    await options.bringToFront();
    await watch.click();
    await expect(watch).toBeChecked();
    await page.bringToFront();
    await expectCount(sidecard, 60);
  });

  test('giving the access back leaves the provider its own', async ({ sidecard }) => {
    const options = await sidecard.openOptions();
    const watch = options.getByRole('switch', { name: 'Watch every site' });
    await expect(watch).toBeChecked();
    await watch.click();
    await expect(watch).not.toBeChecked();
    const hasProvider = () =>
      options.evaluate<boolean>(
        `chrome.permissions.contains({ origins: ['https://api.crustdata.com/*'] })`,
      );
    await expect.poll(hasProvider).toBe(true);
  });
});

test.describe('in a browser that hides tabs', () => {
  test.use({ browserOptions: { isWatching: true, isPlain: true } });

  test('a tab behind another one tells nothing until it is shown again', async ({ sidecard }) => {
    await withDemo(sidecard);
    const page = await sidecard.context.newPage();
    await page.goto(ROUGH);
    await page.bringToFront();
    await expectCount(sidecard, 1);
    const other = await sidecard.context.newPage();
    await other.goto(FAIR);
    await other.bringToFront();
    await expectCount(sidecard, 60);
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');

    const heard = await listenAlong(sidecard);
    await add(page, 'while.hidden@rough.example.org');
    await add(other, 'in.front@fair.example.org');
    await expectCount(sidecard, 61);
    // Whatever the hidden one had to say it could have said by now: the one in front did.
    expect(new Set((await heard()).map(({ tabId }) => tabId)).size).toBe(1);
    await page.bringToFront();
    await expectCount(sidecard, 2);
  });

  test('a page that is gone back to has its list again', async ({ sidecard }) => {
    await withDemo(sidecard);
    const { page, panel } = await clickOn(sidecard, FAIR);
    await expect(panel.getByRole('heading', { name: '60 people on this page' })).toBeVisible();
    await page.evaluate(() => Reflect.set(window, 'mark', 'kept'));
    await page.goto(ROUGH);
    await expectIdentifiers(panel, ['dora.quill@rough.example.org']);
    // Playwright waits for a load that does not come with a page out of the cache.
    await page.evaluate(() => history.back());
    await expect(panel.getByRole('heading', { name: '60 people on this page' })).toBeVisible();
    await expectCount(sidecard, 60);
    expect(await page.evaluate(() => Reflect.get(window, 'mark'))).toBe('kept');
    await add(page, 'back.again@fair.example.org');
    await expectCount(sidecard, 61);
  });
});
