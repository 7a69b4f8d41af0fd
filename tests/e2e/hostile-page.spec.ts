import type { Page } from '@playwright/test';
import { PLAIN, type RoughName } from '../site/rough-pages';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import {
  expectCount,
  expectIdentifiers,
  identifiersIn,
  listenAlong,
  listIn,
  mostWithin,
  withDemo,
} from './people-steps';

// What a page script may at most tell, by the rulings.
const MOST = { aSecond: 4, bytes: 64_000 } as const;
// So much of the page's own work, in ticks of a timer and a frame each, that nobody could do it in a frozen tab.
const WORK = 20;

const urlOf = (name: RoughName) => `https://rough.example.org/${name}`;

// By selectors alone: on a page that gives its elements' fields new names, Playwright itself cannot tell roles.
const ticksOn = async (page: Page) => Number(await page.locator('#ticks').textContent());

/** The page goes on with its own work, and hears its user's click. */
async function expectUsable(page: Page): Promise<void> {
  const before = await ticksOn(page);
  await expect.poll(() => ticksOn(page), { timeout: 20_000 }).toBeGreaterThan(before + WORK);
  const button = page.locator('#press');
  const presses = Number((await button.textContent())?.match(/\d+/)?.[0]);
  await button.click();
  await expect.poll(() => button.textContent()).toBe(`Pressed ${presses + 1} times`);
}

/** The page after a click of the toolbar, its panel, and what its script told since. */
async function open(sidecard: LaunchedBrowser, name: RoughName) {
  const heard = await listenAlong(sidecard);
  const page = await sidecard.context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isOurs = message.location().url.startsWith('chrome-extension://');
    if (isOurs) complaints.push(message.text());
  });
  await page.goto(urlOf(name));
  await sidecard.clickToolbar(page);
  return { page, panel: await sidecard.panel(), heard, complaints };
}

/** What was told stays within its bounds, and is nothing but reports. */
async function expectCapped(heard: Awaited<ReturnType<typeof open>>['heard']): Promise<void> {
  const messages = await heard();
  expect(messages.length).toBeGreaterThan(0);
  expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(['detected']));
  // Four a second; one more may have waited for a worker that was busy.
  expect(mostWithin(messages, 1000)).toBeLessThanOrEqual(MOST.aSecond + 1);
  expect(mostWithin(messages, 5000)).toBeLessThanOrEqual(5 * MOST.aSecond + 1);
  expect(Math.max(...messages.map(({ bytes }) => bytes))).toBeLessThanOrEqual(MOST.bytes);
}

test.beforeEach(async ({ sidecard, simulator }) => {
  simulator.reset();
  await withDemo(sidecard);
});
test.afterEach(({ simulator }) => {
  expect(simulator.requests).toEqual([]);
});

for (const [name, also] of [
  ['at-signs', []],
  ['deep-roots', ['innermost.vale@rough.example.org']],
  ['deep-tree', ['bottom.vale@rough.example.org']],
  ['overridden', []],
  [
    'clobbered',
    [
      'link.form@rough.example.org',
      'within.form@rough.example.org',
      'styled.form@rough.example.org',
    ],
  ],
] as const) {
  test(`a page that is hard to read: ${name}`, async ({ sidecard }) => {
    const { page, panel, heard, complaints } = await open(sidecard, name);
    await expectUsable(page);
    await expectIdentifiers(panel, [PLAIN, ...also]);
    await expectUsable(page);
    await expectCapped(heard);
    expect(complaints).toEqual([]);
  });
}

test('200,000 changes in bursts: the page keeps its pace, and the list is right in the end', async ({
  sidecard,
}) => {
  const { page, panel, heard } = await open(sidecard, 'mutations');
  await expect(listIn(panel)).toBeVisible();
  await page.locator('#press').click();
  await expectUsable(page);
  await expect(page.locator('#done')).toHaveText('200000', { timeout: 20_000 });
  // Each of the 400 rows names in its text and in its link whoever it was given last.
  const last = Array.from({ length: 400 }, (_, n) => `person${99_600 + n}.vale@crowd.example.org`);
  await expectIdentifiers(panel, [PLAIN, ...last]);
  await expectCapped(heard);
});

for (const name of ['ping-pong', 'churn'] as const) {
  test(`a page that never rests: ${name}`, async ({ sidecard }) => {
    const { page, panel, heard } = await open(sidecard, name);
    await expect(listIn(panel)).toBeVisible();
    const before = (await heard()).length;
    await expectUsable(page);
    // It goes on telling, at its own pace.
    await expect.poll(async () => (await heard()).length).toBeGreaterThan(before + 6);
    await expectUsable(page);
    await expectCapped(heard);
    expect(await identifiersIn(panel)).toContain(PLAIN);
    // The panel listens to its user meanwhile.
    await panel.getByRole('searchbox', { name: 'Filter people' }).fill('dora');
    await expectIdentifiers(panel, [PLAIN]);
  });
}

test('a crowd of 5,000 is cut to 500, is said to be, and stays usable', async ({ sidecard }) => {
  const { page, panel, heard } = await open(sidecard, 'crowd');
  await expectUsable(page);
  await expect(panel.getByText('There are more; the first 500 are listed.')).toBeVisible();
  await expect.poll(async () => (await identifiersIn(panel)).length).toBe(500);
  await expectCount(sidecard, 500);
  await panel.getByRole('searchbox', { name: 'Filter people' }).fill('person42');
  await expect(listIn(panel).getByRole('checkbox').first()).toBeVisible();
  await panel.getByRole('checkbox', { name: 'All shown' }).check();
  await expect(panel.getByText(/^\d+ selected: /).first()).toBeVisible();
  await page.evaluate(() => document.querySelector('#here')?.replaceChildren());
  await expectIdentifiers(panel, []);
  await panel.getByRole('searchbox', { name: 'Filter people' }).fill('');
  await expectIdentifiers(panel, [PLAIN]);
  await expectCapped(heard);
});
