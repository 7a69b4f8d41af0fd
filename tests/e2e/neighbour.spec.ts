import { fileURLToPath } from 'node:url';
import type { Page, Worker } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { LaunchedBrowser } from './harness/browser';
import { commandNames, DETECTED, trustedCommands } from './harness/commands';
import { expect, test } from './harness/fixture';
import { storedNow } from './harness/stored';
import { AMARA, otherThanBalance, withAmara, withKey } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

// Another extension in the same browser, with every right that a user may give it.
const folder = fileURLToPath(new URL('neighbour', import.meta.url));
test.use({ browserOptions: { neighbours: [folder] } });

/** The id of an extension that is not there. */
const NOBODY = 'abcdefghijklmnopabcdefghijklmnop';

/** The other extension's worker. */
async function workerOf({ context, extensionId }: LaunchedBrowser): Promise<Worker> {
  const find = () => context.serviceWorkers().find((worker) => !worker.url().includes(extensionId));
  await expect.poll(() => find() !== undefined).toBe(true);
  const found = find();
  if (found === undefined) throw new Error('The other extension has no worker any more.');
  return found;
}

/** A page of the other extension. */
async function neighbourOf(sidecard: LaunchedBrowser): Promise<Page> {
  const worker = await workerOf(sidecard);
  const page = await sidecard.context.newPage();
  await page.goto(new URL('page.html', worker.url()).href);
  return page;
}

/** Sends each message to the extension of that id, and brings what became of it: the reply, or the browser's words. */
function sendAll(neighbour: Page, id: string, messages: readonly unknown[]): Promise<unknown[]> {
  return neighbour.evaluate(
    ([to, all]) =>
      Promise.all(
        all.map((message) =>
          Promise.race([
            chrome.runtime.sendMessage(to, message).then(
              (reply: unknown) => ({ reply }),
              (error: unknown) => String(error),
            ),
            new Promise((done) => setTimeout(() => done('silence'), 2000)),
          ]),
        ),
      ),
    [id, messages] as const,
  );
}

/** What is heard of a port to the extension of that id until it is closed. */
function connectTo(neighbour: Page, id: string): Promise<unknown> {
  return neighbour.evaluate(
    (to) =>
      new Promise((done) => {
        const heard: unknown[] = [];
        const port = chrome.runtime.connect(to);
        port.onMessage.addListener((message) => heard.push(message));
        port.onDisconnect.addListener(() =>
          done({ heard, why: chrome.runtime.lastError?.message }),
        );
        setTimeout(() => done({ heard, why: 'open' }), 2000);
        try {
          port.postMessage({ type: 'providers', args: {} });
        } catch {
          heard.push('closed at once');
        }
      }),
    id,
  );
}

/** What comes of asking for files of the extension of that id in every way that a page has. */
function reachFor(neighbour: Page, id: string, files: readonly string[]): Promise<unknown[]> {
  return neighbour.evaluate(
    async ([of, paths]) => {
      const loaded = (tag: string, url: string) =>
        new Promise((done) => {
          const element = document.createElement(tag);
          element.onload = () => done('load');
          element.onerror = () => done('error');
          if (element instanceof HTMLLinkElement) {
            element.rel = 'stylesheet';
            element.href = url;
          } else {
            element.setAttribute('src', url);
          }
          document.body.append(element);
          setTimeout(() => done('nothing'), 2000);
        });
      const framed = async (url: string) => {
        const frame = document.createElement('iframe');
        frame.src = url;
        const event = new Promise((done) => {
          frame.onload = () => done('load');
          setTimeout(() => done('nothing'), 2000);
        });
        document.body.append(frame);
        const came = await event;
        return { came, text: frame.contentDocument?.body.textContent ?? null };
      };
      return Promise.all(
        paths.map(async (path) => {
          const url = `chrome-extension://${of}${path}`;
          return {
            path,
            fetched: await fetch(url).then(({ status }) => status, String),
            asPicture: await loaded('img', url),
            asScript: await loaded('script', url),
            asStyle: await loaded('link', url),
            asFrame: await framed(url),
          };
        }),
      );
    },
    [id, files] as const,
  );
}

const FILES = [
  '/manifest.json',
  '/sidepanel.html',
  '/options.html',
  '/detect.js',
  '/background.js',
  '/icon/16.png',
  '/_locales/en/messages.json',
  '/demo/people.json',
];

test('another extension is answered as if Sidecard were not there, and changes nothing', async ({
  sidecard,
  simulator,
}) => {
  const { panel } = await withAmara(sidecard, simulator);
  simulator.reset();
  const neighbour = await neighbourOf(sidecard);
  const commands = await trustedCommands();
  const said = [...commands, DETECTED, ...(await commandNames('PageCommands')), null, 'hello'];
  const before = await storedNow(sidecard);
  expect(Object.keys(before).length).toBeGreaterThan(5);

  const replies = await sendAll(neighbour, sidecard.extensionId, said);
  expect(replies).toEqual(await sendAll(neighbour, NOBODY, said));
  expect(new Set(replies)).toEqual(
    new Set(['Error: Could not establish connection. Receiving end does not exist.']),
  );
  const port = await connectTo(neighbour, sidecard.extensionId);
  expect(port).toEqual(await connectTo(neighbour, NOBODY));
  expect(port).toMatchObject({ why: expect.stringContaining('Receiving end does not exist') });

  expect(simulator.requests).toEqual([]);
  expect(await storedNow(sidecard)).toEqual(before);

  // The control: our own panel sends the same, and is heard.
  const own = await panel.evaluate(
    (command) => chrome.runtime.sendMessage(command) as Promise<{ ok: boolean }>,
    commands.find(({ type }) => type === 'enrich'),
  );
  expect(own.ok).toBe(true);
  expect(otherThanBalance(simulator)).toHaveLength(1);
  expect(await storedNow(sidecard)).not.toEqual(before);
});

test('another extension reads no file of ours, neither as data nor as picture, script, style or frame', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const neighbour = await neighbourOf(sidecard);
  const ours = await reachFor(neighbour, sidecard.extensionId, FILES);
  expect(ours).toEqual(await reachFor(neighbour, NOBODY, FILES));
  // The control: its own page it reads.
  const own = await neighbour.evaluate(() => fetch('/page.html').then(({ status }) => status));
  expect(own).toBe(200);
  expect(simulator.requests).toEqual([]);
});

test('another extension opens our pages in tabs at most, gets no script into them, and spends nothing by it', async ({
  sidecard,
  simulator,
}) => {
  await withAmara(sidecard, simulator);
  simulator.reset();
  const neighbour = await neighbourOf(sidecard);
  const told = await neighbour.evaluate(async (id) => {
    const outcomes: unknown[] = [];
    for (const page of ['options.html', 'sidepanel.html', 'sidepanel.html?tab=1']) {
      const url = `chrome-extension://${id}/${page}`;
      const tab = await chrome.tabs.create({ url });
      await new Promise((done) => setTimeout(done, 1500));
      outcomes.push(
        await chrome.scripting
          .executeScript({ target: { tabId: tab.id ?? -1 }, func: () => document.body.innerText })
          .then(
            ([got]) => ({ read: got?.result }),
            (error) => String(error),
          ),
      );
    }
    return outcomes;
  }, sidecard.extensionId);
  expect(told).toHaveLength(3);
  for (const one of told) expect(one).toMatch(/^Error: Cannot access/);
  expect(simulator.requests).toEqual([]);
});

test('another extension that watches every request sees none of ours, and never the key', async ({
  sidecard,
  simulator,
}) => {
  const neighbour = await workerOf(sidecard);
  await withAmara(sidecard, simulator);
  const seen: string[] = await neighbour.evaluate('seen');
  // The control: the profile page itself it sees.
  expect(seen.some((one) => one.includes(AMARA.slug))).toBe(true);
  expect(seen.filter((one) => /crustdata|enrichlayer|sim-rich/.test(one))).toEqual([]);
});
