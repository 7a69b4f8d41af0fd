import type { Page } from '@playwright/test';
import { type LaunchedBrowser, type LaunchOptions, launch } from './harness/browser';
import { expect, extensionDir, requestsUnasked, test } from './harness/fixture';
import { removeProfileFolder } from './harness/profile-folder';
import type { Leak } from './harness/sink';

// The watch itself: every other spec relies on it to see whatever our pages ask of anybody who was not named. Here they ask on purpose.

const FOREIGN = 'foreign.example.net';
// A host of which Chromium asks things for itself.
const MAKERS = 'accounts.google.com';

/** Drives a browser of its own and says how it closed: `null` where nobody was asked but who was announced. */
async function driven(
  options: LaunchOptions,
  drive: (browser: LaunchedBrowser) => Promise<void>,
): Promise<string | null> {
  const browser = await launch(options);
  let closed: string | null = null;
  try {
    await drive(browser);
  } finally {
    await browser.close().catch((error: unknown) => {
      closed = String(error);
    });
    if (options.profileDir) await removeProfileFolder(options.profileDir);
  }
  return closed;
}

/** Has the page ask for a picture, and waits until the sink has heard of it. */
async function leakFrom(page: Page, browser: LaunchedBrowser, host: string): Promise<Leak> {
  await page.evaluate((of) => {
    const picture = new Image();
    picture.referrerPolicy = 'no-referrer';
    picture.src = `https://${of}/who.png`;
  }, host);
  const found = () => browser.leaks.find((leak) => leak.host === host && leak.requests.length > 0);
  await expect.poll(() => found() !== undefined).toBe(true);
  const leak = found();
  if (leak === undefined) throw new Error('It is gone again.');
  return leak;
}

test('a picture from a host that nobody named is caught, and the browser does not close in peace', async ({
  hosts,
}) => {
  const closed = await driven({ extensionDir, hosts }, async (browser) => {
    const options = await browser.openOptions();
    const leak = await leakFrom(options, browser, FOREIGN);
    expect(leak).toMatchObject({ isOfPage: true, requests: ['GET /who.png'] });
  });
  expect(closed).toContain(`Announced: none; asked: ${FOREIGN}.`);
});

test('so is one from a host of which Chromium itself asks things, and those are told apart', async ({
  hosts,
}) => {
  const closed = await driven({ extensionDir, hosts }, async (browser) => {
    const options = await browser.openOptions();
    await expect.poll(() => browser.errands.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await leakFrom(options, browser, MAKERS);
    expect(browser.errands.filter(({ isOfPage }) => isOfPage)).toEqual([]);
  });
  expect(closed).toContain(`asked: ${MAKERS}.`);
});

test('so is a mere connection, which already tells that somebody is here', async ({ hosts }) => {
  const closed = await driven({ extensionDir, hosts }, async (browser) => {
    const options = await browser.openOptions();
    await options.evaluate((host) => {
      const link = document.createElement('link');
      link.rel = 'preconnect';
      link.href = `https://${host}`;
      document.head.append(link);
    }, FOREIGN);
    await expect.poll(() => browser.leaks.map(({ host }) => host)).toEqual([FOREIGN]);
  });
  expect(closed).toContain(`asked: ${FOREIGN}.`);
});

test('a host that was announced may be asked, and has to be', async ({ hosts }) => {
  const declared = { extensionDir, hosts, leaksTo: [FOREIGN] };
  const asked = await driven(declared, async (browser) => {
    await leakFrom(await browser.openOptions(), browser, FOREIGN);
  });
  expect(asked).toBeNull();
  const unasked = await driven(declared, async (browser) => {
    await browser.openOptions();
  });
  expect(unasked).toContain(`Announced: ${FOREIGN}; asked: none.`);
});

test('a script of ours gets no word out to another host: the policy stops it before the network', async ({
  hosts,
}) => {
  const closed = await driven({ extensionDir, hosts }, async (browser) => {
    const options = await browser.openOptions();
    const worker = await browser.worker();
    const tries = (host: string) =>
      Promise.all([
        fetch(`https://${host}/`, { mode: 'no-cors' }).then(
          () => 'sent',
          () => 'stopped',
        ),
        new Promise((done) => {
          const socket = new WebSocket(`wss://${host}/`);
          socket.onopen = () => done('sent');
          socket.onerror = () => done('stopped');
        }).catch(() => 'stopped'),
      ]);
    expect(await worker.evaluate(tries, FOREIGN)).toEqual(['stopped', 'stopped']);
    expect(await options.evaluate(tries, FOREIGN)).toEqual(['stopped', 'stopped']);
    const loads = await options.evaluate(
      (host) =>
        Promise.all(
          (['script', 'video'] as const).map(
            (tag) =>
              new Promise((done) => {
                const element = document.createElement(tag);
                document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
                  if (blockedURI.includes(`${host}/${tag}`)) done('stopped');
                });
                element.onload = () => done('loaded');
                element.setAttribute('src', `https://${host}/${tag}`);
                document.body.append(element);
              }),
          ),
        ),
      FOREIGN,
    );
    expect(loads).toEqual(['stopped', 'stopped']);
  });
  expect(closed).toBeNull();
});

test('a request to a provider before anybody did anything is seen', async ({
  hosts,
  granted,
  simulator,
}) => {
  const startedAt = Date.now();
  const profileDir = await granted.copy();
  await driven({ extensionDir, hosts, profileDir }, async (browser) => {
    const worker = await browser.worker();
    expect(requestsUnasked(simulator, browser, startedAt)).toEqual([]);
    await worker.evaluate(() => fetch('https://api.crustdata.com/account/credits'));
    expect(requestsUnasked(simulator, browser, startedAt)).toHaveLength(1);
    await browser.openOptions();
    await worker.evaluate(() => fetch('https://api.crustdata.com/account/credits'));
    expect(requestsUnasked(simulator, browser, startedAt)).toHaveLength(1);
  });
});
