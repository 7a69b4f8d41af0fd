import type { browser } from 'wxt/browser';
import { expect, test } from './harness/fixture';
import { AMARA, clickOn, paidRequests, profilePage, withKey } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

/** Every command that only our own pages may send, as the panel and the options page send them. */
const COMMANDS = [
  {
    type: 'enrich',
    args: {
      provider: 'crustdata',
      identifier: { kind: 'profile', slug: AMARA.slug },
      how: 'again',
      atMost: 7,
    },
  },
  { type: 'providers', args: {} },
  { type: 'save-key', args: { provider: 'crustdata', key: 'stolen-key' } },
  { type: 'test-key', args: { provider: 'crustdata' } },
  { type: 'remove-key', args: { provider: 'crustdata' } },
];

const DETECTED = {
  type: 'detected',
  args: { links: [{ href: profilePage(AMARA.slug), label: 'Amara' }] },
};

test('a page that posts messages causes no request and hears nothing', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { page, panel } = await clickOn(sidecard, 'https://hostile.example.org/');
  await expect(panel.getByRole('heading', { name: 'Nobody found here' })).toBeVisible();
  await page.getByRole('button', { name: 'Load' }).click();
  const tries = await page.evaluate(() => Reflect.get(window, 'tries') as number);
  expect(tries).toBeGreaterThan(1000);
  expect(await page.evaluate(() => Reflect.get(window, 'heard') as unknown[])).toEqual([]);
  expect(simulator.requests).toHaveLength(0);
  await expect(panel.getByText('5,000 credits')).toBeVisible();
});

test('a script in our own isolated world of a page causes no request and learns nothing', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { page, panel } = await clickOn(sidecard, 'https://hostile.example.org/');
  await expect(panel.getByRole('heading', { name: 'Nobody found here' })).toBeVisible();

  // What a page script may say fills a list; it buys nobody, be there only one to buy.
  const worker = await sidecard.worker();
  const learnt = await worker.evaluate(
    async (commands) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const [result] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        args: [commands],
        func: async (all) => {
          const replies = all.map((command) =>
            Promise.race([
              chrome.runtime.sendMessage(command).then(
                (reply) => ({ reply }),
                () => ({ reply: undefined }),
              ),
              new Promise((resolve) => setTimeout(() => resolve({ reply: undefined }), 1500)),
            ]),
          );
          const stored = await Promise.all(
            [chrome.storage.local, chrome.storage.session].map((area) =>
              area.get(null).then(
                (found) => found,
                () => 'refused',
              ),
            ),
          );
          const databases = await indexedDB.databases();
          return {
            hasRuntime: 'runtime' in chrome,
            replies: await Promise.all(replies),
            stored,
            databases,
          };
        },
      });
      return result?.result;
    },
    [...COMMANDS, DETECTED],
  );

  expect(learnt).toEqual({
    // The control of the trap: in this world the extension's own message channel is at hand.
    hasRuntime: true,
    replies: [...COMMANDS, DETECTED].map(() => ({})),
    stored: ['refused', 'refused'],
    databases: [],
  });
  expect(simulator.requests).toHaveLength(0);
  expect(await page.evaluate(() => Reflect.get(window, 'heard') as unknown[])).toEqual([]);

  await expect(panel.getByRole('heading', { name: '1 profile or address' })).toBeVisible();
  expect(simulator.requests).toHaveLength(0);

  // The control of the refusal: the very same commands, sent from the panel, work.
  const answers = await panel.evaluate(async (commands) => {
    const replies: unknown[] = [];
    for (const command of commands) replies.push(await chrome.runtime.sendMessage(command));
    return replies;
  }, COMMANDS);
  expect(answers.map((answer) => (answer as { ok: boolean }).ok)).toEqual([
    true,
    true,
    true,
    // The key saved by the command before is tested, and found to be wrong.
    false,
    true,
  ]);
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('leaves no trace in a page: no node, attribute, global or resource', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const page = await sidecard.context.newPage();
  for (const url of ['https://summit.example.org/', profilePage(AMARA.slug)]) {
    await page.goto(url);
    const look = () =>
      page.evaluate(() => ({
        html: document.documentElement.outerHTML,
        globals: Object.getOwnPropertyNames(window).sort(),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      }));
    const before = await look();
    await sidecard.clickToolbar(page);
    const panel = await sidecard.panel();
    await expect(panel.getByRole('heading', { name: /addresses$|Amara/ })).toBeVisible();
    expect(await look()).toEqual(before);
  }
  const probe = await page.evaluate(
    (id) =>
      fetch(`chrome-extension://${id}/icon/16.png`).then(
        () => 'readable',
        () => 'not readable',
      ),
    sidecard.extensionId,
  );
  expect(probe).toBe('not readable');
});
