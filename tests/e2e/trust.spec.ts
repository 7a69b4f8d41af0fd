import type { browser } from 'wxt/browser';
import { DETECTED, trustedCommands } from './harness/commands';
import { expect, test } from './harness/fixture';
import { expectCount, expectPeople, worldsOf } from './people-steps';
import { AMARA, clickOn, paidRequests, profilePage, withKey } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

/** Commands that only our own pages may send, as the panel and the options page send them; `others` are all that are not here. */
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
  {
    type: 'request-as-curl',
    args: { provider: 'crustdata', identifier: { kind: 'profile', slug: AMARA.slug } },
  },
  {
    type: 'judge-match',
    args: {
      provider: 'crustdata',
      identifier: { kind: 'email', address: AMARA.email },
      personId: AMARA.personId,
      judgement: 'is',
    },
  },
  { type: 'find-picture', args: { provider: 'enrich-layer', slug: AMARA.slug } },
  { type: 'read', args: { text: AMARA.email } },
];

/** The same with a field of the wrong kind, and no report at all. */
const NO_REPORTS = [
  { ...DETECTED, args: { ...DETECTED.args, found: [{ id: 1, href: 7, label: '', near: '' }] } },
  { ...DETECTED, args: null },
];

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
  const listed = new Set(COMMANDS.map(({ type }) => type));
  const others = (await trustedCommands()).filter(({ type }) => !listed.has(type));
  await withKey(sidecard, simulator);
  const { page, panel } = await clickOn(sidecard, 'https://hostile.example.org/');
  await expect(panel.getByRole('heading', { name: 'Nobody found here' })).toBeVisible();

  // Four reports a second are heard of a frame, and its own script has spoken: let that second go by.
  const spoken = Date.now();
  await expect.poll(() => Date.now() - spoken, { timeout: 5_000 }).toBeGreaterThan(1_100);

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
              new Promise((resolve) => setTimeout(() => resolve({ reply: undefined }), 10_000)),
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
    [...COMMANDS, ...others, ...NO_REPORTS, DETECTED],
  );

  expect(learnt).toEqual({
    // The control of the trap: in this world the extension's own message channel is at hand.
    hasRuntime: true,
    replies: [
      ...[...COMMANDS, ...others].map(() => ({})),
      // Heard; what became of it nobody learns.
      ...[...NO_REPORTS, DETECTED].map(() => ({ reply: { ok: true, value: true } })),
    ],
    stored: ['refused', 'refused'],
    databases: [],
  });
  expect(simulator.requests).toHaveLength(0);
  expect(await page.evaluate(() => Reflect.get(window, 'heard') as unknown[])).toEqual([]);

  // The control of the report: it fills the list.
  await expect(panel.getByRole('heading', { name: '1 person on this page' })).toBeVisible();
  await expectPeople(panel, [`Amara in/${AMARA.slug}`]);
  expect(simulator.requests).toHaveLength(0);

  // The control of the refusal: the very same commands, sent from the panel, work.
  const sendAll = (commands: readonly unknown[]) =>
    panel.evaluate(async (all) => {
      const replies: unknown[] = [];
      for (const command of all) replies.push(await chrome.runtime.sendMessage(command));
      return replies as { ok: boolean }[];
    }, commands);
  const answers = await sendAll(COMMANDS);
  expect(answers.map(({ ok }) => ok)).toEqual([
    true,
    true,
    true,
    // The key saved by the command before is tested, and found to be wrong.
    false,
    true,
    true,
    true,
    // There is no key of Enrich Layer.
    false,
    true,
  ]);
  expect(paidRequests(simulator)).toHaveLength(1);
  // The others are answered as well, be it that their arguments will not do.
  for (const { ok } of await sendAll(others)) expect(ok).toEqual(expect.any(Boolean));
});

test.describe('where every site is watched', () => {
  test.use({ browserOptions: { isWatching: true } });

  test('a report counts with that permission or after a click, and not without', async ({
    sidecard,
    simulator,
  }) => {
    await withKey(sidecard, simulator);
    const page = await sidecard.context.newPage();
    const worlds = await worldsOf(sidecard, page);
    await page.goto('https://hostile.example.org/');
    await expect.poll(() => worlds.now().length).toBe(1);
    const forge = () =>
      worlds.now()[0]?.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(DETECTED)})`);
    await page.bringToFront();
    const worker = await sidecard.worker();
    const found = () => worker.evaluate(() => chrome.storage.session.get(null));
    const places = async () =>
      Object.keys(await found()).filter((key) => key.startsWith('found:')).length;
    // A later word of the page's own script would take the place of ours.
    await expect.poll(places).toBe(1);
    // What is too much in one second is to be told again.
    await expect.poll(forge).toEqual({ ok: true, value: true });
    await expectCount(sidecard, 1);

    const options = await sidecard.openOptions();
    await options.evaluate(() => chrome.permissions.remove({ origins: ['*://*/*'] }));
    await page.bringToFront();
    await expectCount(sidecard, 0);
    expect(await forge()).toEqual({ ok: true, value: true });
    expect(await places()).toBe(0);
    await expectCount(sidecard, 0);

    await sidecard.clickToolbar(page);
    const panel = await sidecard.panel();
    await expect(panel.getByRole('heading', { name: 'Nobody found here' })).toBeVisible();
    // The page's own script has spoken as well; what is too much in one second is to be told again.
    await expect.poll(forge).toEqual({ ok: true, value: true });
    await expectCount(sidecard, 1);
    await expectPeople(panel, [`Amara in/${AMARA.slug}`]);

    // A flood is heard four times a second at most, whoever sends it; the rest is to be told again.
    const flood = `Promise.all(Array.from({ length: 50 }, () =>
      chrome.runtime.sendMessage(${JSON.stringify(DETECTED)}).then(({ value }) => value)))`;
    const taken = (await worlds.now()[0]?.evaluate(flood)) as boolean[];
    expect(taken.filter(Boolean).length).toBeLessThanOrEqual(4);
    expect(simulator.requests).toHaveLength(0);
  });
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
    await expect(panel.getByRole('heading', { name: /people on this page$|Amara/ })).toBeVisible();
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
