import { type LaunchedBrowser, launch } from './harness/browser';
import { type Desktop, startDesktop } from './harness/desktop';
import { expect, extensionDir, test } from './harness/fixture';
import { AMARA, faultSlug, paidRequests, profilePage, withKey } from './steps';

// Real right clicks, menus and keys on a screen in memory. What else the menu may meet is tested at its function.

let desktop: Desktop;
let sidecard: LaunchedBrowser;

test.beforeAll(async ({ granted, hosts }) => {
  desktop = await startDesktop();
  const profileDir = await granted.copy();
  const { display } = desktop;
  sidecard = await launch({ extensionDir, hosts, profileDir, headless: false, display });
});
test.afterAll(async () => {
  await sidecard.close();
  await desktop.stop();
});

test('a link, a selection and a page, by hand', async ({ simulator }) => {
  await withKey(sidecard, simulator);
  const page = await sidecard.context.newPage();
  await page.goto('https://summit.example.org/');

  await desktop.rightClick(page, page.getByRole('link', { name: AMARA.email }));
  await desktop.pressKeys('Up', 'Up', 'Return');
  const panel = await sidecard.panel();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText(`Matched on ${AMARA.email}`)).toBeVisible();
  await expect(panel.getByText('Crustdata’s confidence: 0.94 of 1')).toBeVisible();
  expect(paidRequests(simulator).map(({ body }) => body)).toMatchObject([
    { business_emails: [AMARA.email], min_similarity_score: 0.8 },
  ]);

  // The words around the address are part of the selection, as they are when one selects in haste.
  await page.evaluate(() => {
    const paragraph = document.querySelector('#travel');
    if (paragraph !== null) getSelection()?.selectAllChildren(paragraph);
  });
  await desktop.rightClick(page, page.locator('#travel'));
  await desktop.pressKeys('Up', 'Up', 'Return');
  await expect(panel.getByRole('heading', { name: 'Tobias Vexholm' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(2);

  // The keyboard command does what a click on the icon does.
  await page.goto(profilePage('marisol-quenneville-ibarra-0x3d'));
  await page.bringToFront();
  await desktop.pressKeys('alt+shift+e');
  await expect(panel.getByRole('heading', { name: /^Marisol/ })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(3);

  // The icon and the menu about the same person, while the answer is on its way: one request.
  await page.goto(profilePage(faultSlug('slower')));
  await sidecard.clickToolbar(page);
  await expect(panel.getByText('Asking Crustdata…').first()).toBeVisible();
  await desktop.rightClick(page, page.getByRole('heading', { name: 'Stand-in profile page' }));
  await desktop.pressKeys('Up', 'Up', 'Up', 'Right', 'Return');
  await expect(panel.getByText('Still waiting, for')).toBeVisible({ timeout: 10_000 });
  await expect(panel.getByRole('heading', { name: 'Simulated slower' })).toBeVisible({
    timeout: 30_000,
  });
  expect(paidRequests(simulator)).toHaveLength(4);
});

test('the address under the pointer, where the page is read; where it is not, its people', async ({
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const page = await sidecard.context.newPage();
  await page.goto('https://summit.example.org/');
  await page.bringToFront();
  const speakers = page.locator('#speakers');

  // The page is not read yet. Chromium puts our items into a menu of their own, be it that one of them alone is shown.
  await desktop.rightClick(page, speakers);
  await desktop.pressKeys('Up', 'Up', 'Up', 'Right', 'Return');
  const panel = await sidecard.panel();
  await expect(panel.getByRole('heading', { name: /^\d+ people on this page$/ })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(0);

  // Now it is, and the same keys reach the item that stands above the other one.
  await speakers.evaluate((line) => {
    line.innerHTML = '<b>tobias@palehorn</b>.example.net';
  });
  await desktop.rightClick(page, speakers.locator('b'));
  await desktop.pressKeys('Up', 'Up', 'Up', 'Right', 'Return');
  await expect(panel.getByRole('heading', { name: 'Tobias Vexholm' })).toBeVisible();
  expect(paidRequests(simulator).map(({ body }) => body)).toMatchObject([
    { business_emails: ['tobias@palehorn.example.net'] },
  ]);
});
