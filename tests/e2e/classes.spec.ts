import type { browser } from 'wxt/browser';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { expectCount, expectIdentifiers, expectPeople, withDemo } from './people-steps';
import { AMARA, clickOn, paidRequests, withKey } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

/** What the worker is told when the menu's item for a selection is clicked. */
async function enrichSelection(sidecard: LaunchedBrowser, selectionText: string): Promise<void> {
  const worker = await sidecard.worker();
  await worker.evaluate(async (text) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const { onClicked } = chrome.contextMenus;
    const click = { menuItemId: 'enrich-selection', selectionText: text };
    // A method of Chromium's that its own tests use too, and types leave out.
    (onClicked as unknown as { dispatch(...args: unknown[]): void }).dispatch(click, tab);
  }, selectionText);
}

test('only a business address is sent without being asked; every other class says why not', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, 'https://strict.example.org/');
  for (const [address, reason] of [
    ['info@harbour.example.com', 'This is a role address, not one person’s.'],
    ['ada.ashgrove@gmail.com', 'This is a personal address.'],
    ['ada.ashgrove@mailinator.com', 'This is a throw-away address.'],
    [
      'no-reply@harbour.example.com',
      'This is a no-reply address: nobody reads what is sent to it.',
    ],
    ['jane.doe@example.com', 'This is a placeholder, not a real address.'],
  ] as const) {
    await enrichSelection(sidecard, `Please ask ${address}, who knows.`);
    await expect(panel.getByRole('heading', { name: address, level: 1 })).toBeVisible();
    await expect(panel.getByText(reason)).toBeVisible();
    await expect(panel.getByText('a match is unlikely.')).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Look up · 1–2 credits' })).toBeVisible();
  }
  expect(simulator.requests).toHaveLength(0);

  // The control: the same gesture about a business address spends.
  await enrichSelection(sidecard, `Please ask ${AMARA.email}, who knows.`);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('the classes that are listed and counted are the ones the options name', async ({
  sidecard,
}) => {
  await withDemo(sidecard);
  const { page, panel } = await clickOn(sidecard, 'https://rough.example.org/calm');
  await page.evaluate(() => {
    for (const text of [
      'info@rough.example.org',
      'noreply@rough.example.org',
      'ada.ash@gmail.com',
    ]) {
      const line = document.createElement('p');
      line.append(text);
      document.body.append(line);
    }
  });
  const [plain, role, noReply, personal] = [
    'dora.quill@rough.example.org',
    'info@rough.example.org',
    'noreply@rough.example.org',
    'ada.ash@gmail.com',
  ];
  // The one heading of the page stands beside all of them, and so is nobody's name.
  await expectPeople(panel, [plain, `${role} role`, `${noReply} no-reply`, `${personal} personal`]);
  await expectCount(sidecard, 4);

  const options = await sidecard.openOptions();
  await options.getByRole('checkbox', { name: /^No-reply addresses/ }).uncheck();
  await options.getByRole('checkbox', { name: /^Personal addresses/ }).uncheck();
  await page.bringToFront();
  await expectIdentifiers(panel, [plain, role]);
  await expectCount(sidecard, 2);
  await options.getByRole('checkbox', { name: /^Personal addresses/ }).check();
  await page.bringToFront();
  await expectIdentifiers(panel, [plain, role, personal]);
  await expectCount(sidecard, 3);
});
