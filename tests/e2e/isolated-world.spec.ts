import type { browser } from 'wxt/browser';
import { DETECTED, trustedCommands } from './harness/commands';
import { expect, test } from './harness/fixture';
import { storedNow } from './harness/stored';
import { AMARA, withAmara } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

// A page's renderer that was taken over has what our script in that page has: the isolated world, in every frame of it.
test.use({ browserOptions: { isWatching: true } });

const PARTS = 'https://parts.example.org/';
// The page, three frames of its own origin, one within them, one of another site.
const FRAMES = 6;

test('in no frame of a page does our own isolated world command, read or hear anything of ours', async ({
  sidecard,
  simulator,
}) => {
  await withAmara(sidecard, simulator);
  simulator.reset();
  const page = await sidecard.context.newPage();
  await page.goto(PARTS);
  await page.bringToFront();
  // The script that watches every site reports of its own accord: what it says is written before what is compared.
  const worker = await sidecard.worker();
  const told = () => worker.evaluate(() => chrome.storage.session.get(null));
  await expect.poll(async () => JSON.stringify(await told())).toContain('across.vale');
  await expect.poll(async () => JSON.stringify(await told())).toContain('within.vale');
  const before = await storedNow(sidecard);

  const commands = [...(await trustedCommands())];
  const results = await worker.evaluate(
    async ([all, url]) => {
      const [tab] = await chrome.tabs.query({ url });
      const target = { tabId: tab?.id ?? -1, allFrames: true };
      const running = chrome.scripting.executeScript({
        target,
        args: [all],
        func: async (messages) => {
          const heard: string[] = [];
          for (const area of ['local', 'session', 'sync', 'managed'] as const) {
            chrome.storage[area].onChanged.addListener(() => heard.push(area));
          }
          chrome.storage.onChanged.addListener((_, area) => heard.push(`storage ${area}`));
          chrome.runtime.onMessage.addListener((message) => {
            heard.push(JSON.stringify(message));
          });
          const silence = <T>(work: Promise<T>) =>
            Promise.race([
              work.then(
                (reply) => ({ reply }),
                (error) => String(error),
              ),
              new Promise((done) => setTimeout(() => done('silence'), 2500)),
            ]);
          const replies = await Promise.all(
            messages.map((message) => silence(chrome.runtime.sendMessage(message))),
          );
          const port = await new Promise((done) => {
            const opened = chrome.runtime.connect();
            opened.onMessage.addListener((message) => done(message));
            opened.onDisconnect.addListener(() => done('closed'));
            setTimeout(() => done('open'), 2000);
          });
          const areas = await Promise.all(
            (['local', 'session', 'sync', 'managed'] as const).map((area) =>
              chrome.storage[area].get(null).then(
                (found) => found,
                () => 'refused',
              ),
            ),
          );
          const written = await Promise.all(
            (['local', 'session', 'sync'] as const).map((area) =>
              chrome.storage[area].set({ forged: true }).then(
                () => 'written',
                () => 'refused',
              ),
            ),
          );
          const files = await Promise.all(
            ['/options.html', '/background.js', '/demo/people.json'].map((path) =>
              fetch(chrome.runtime.getURL(path as '/')).then(
                () => 'read',
                () => 'refused',
              ),
            ),
          );
          const names = (await indexedDB.databases().catch(() => [])).map(({ name }) => name);
          // Long enough for what the worker changes meanwhile.
          await new Promise((done) => setTimeout(done, 3000));
          return { replies, port, areas, written, files, names, heard };
        },
      });
      // Something to be heard of, were there anybody to hear it.
      await new Promise((done) => setTimeout(done, 3500));
      await chrome.storage.local.set({ 'heard-by-nobody': 1 });
      await chrome.storage.session.set({ 'heard-by-nobody': 1 });
      await chrome.storage.local.remove('heard-by-nobody');
      await chrome.storage.session.remove('heard-by-nobody');
      return (await running).map(({ result }) => result);
    },
    [commands, PARTS] as const,
  );

  expect(results).toHaveLength(FRAMES);
  for (const result of results) {
    expect(result).toEqual({
      // Nobody answers: the worker lets what is not for a page go by.
      replies: commands.map(() => ({})),
      port: 'closed',
      areas: ['refused', 'refused', 'refused', 'refused'],
      written: ['refused', 'refused', 'refused'],
      files: ['refused', 'refused', 'refused'],
      names: [],
      heard: [],
    });
  }
  expect(simulator.requests).toEqual([]);
  expect(await storedNow(sidecard)).toEqual(before);
});

test('the page itself has no way to us at all, whatever it asks for and in whichever frame', async ({
  sidecard,
  simulator,
}) => {
  await withAmara(sidecard, simulator);
  simulator.reset();
  const page = await sidecard.context.newPage();
  await page.goto(PARTS);
  const id = sidecard.extensionId;
  for (const frame of page.frames()) {
    const learnt = await frame.evaluate(async (of) => {
      const ways = ['/sidepanel.html', '/options.html', '/icon/16.png', '/detect.js'];
      const urls = ways.map((path) => `chrome-extension://${of}${path}`);
      const came = await Promise.all(
        urls.map((url) =>
          fetch(url).then(
            () => 'read',
            () => 'refused',
          ),
        ),
      );
      const opened = window.open(urls[1]);
      await new Promise((done) => setTimeout(done, 500));
      let where = 'nowhere';
      try {
        where = opened?.location.href ?? 'nowhere';
      } catch {
        where = 'another origin';
      }
      opened?.close();
      return {
        runtime: Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'runtime') === undefined,
        came,
        where,
      };
    }, id);
    expect(learnt.runtime, frame.url()).toBe(true);
    expect(learnt.came, frame.url()).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(learnt.where, frame.url()).toMatch(/^(?:nowhere|about:blank.*|another origin)$/);
  }
  // None of what was opened is ours.
  expect(sidecard.context.pages().filter((one) => one.url().includes(id))).toEqual([]);
  expect(simulator.requests).toEqual([]);
});

test('a page that shows ours in a frame shows nothing, and no frame of ours answers it', async ({
  sidecard,
  simulator,
}) => {
  await withAmara(sidecard, simulator);
  simulator.reset();
  const page = await sidecard.context.newPage();
  await page.goto('https://hostile.example.org/');
  await page.evaluate(async (id) => {
    for (const path of ['sidepanel.html?tab=1', 'options.html']) {
      const frame = document.createElement('iframe');
      frame.src = `chrome-extension://${id}/${path}`;
      document.body.append(frame);
    }
  }, sidecard.extensionId);
  await expect.poll(() => page.frames().length).toBe(3);
  const bodies = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.evaluate(() => document.title)),
  );
  for (const title of bodies) expect(title).not.toMatch(/sidecard/i);
  expect(simulator.requests).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'heard') as unknown[])).toEqual([]);
});

test('what a page script may say is all it may say: its one command, and no word of it comes back', async ({
  sidecard,
  simulator,
}) => {
  await withAmara(sidecard, simulator);
  simulator.reset();
  const page = await sidecard.context.newPage();
  await page.goto('https://hostile.example.org/');
  await page.bringToFront();
  const worker = await sidecard.worker();
  const replies = await worker.evaluate(
    async ({ message, slug }) => {
      const [tab] = await chrome.tabs.query({ url: 'https://hostile.example.org/' });
      const [got] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        args: [{ detected: message, of: slug }],
        func: async ({ detected, of }) => {
          const said = [
            detected,
            { ...detected, args: { ...detected.args, __proto__: { isWhole: 7 } } },
            { ...detected, args: JSON.parse('{"__proto__":{"polluted":true},"found":[]}') },
            { ...detected, type: '__proto__' },
            { ...detected, type: 'constructor' },
            { ...detected, type: 'toString' },
            { ...detected, type: 'enrich', sender: { origin: location.origin }, slug: of },
            { type: ['detected'], args: detected.args },
          ];
          return Promise.all(
            said.map((one) =>
              Promise.race([
                chrome.runtime.sendMessage(one).then(
                  (reply) => reply ?? 'no reply',
                  () => 'no reply',
                ),
                new Promise((done) => setTimeout(() => done('no reply'), 10_000)),
              ]),
            ),
          );
        },
      });
      return got?.result;
    },
    { message: DETECTED, slug: AMARA.slug },
  );
  const [first, second, third, ...others] = replies as unknown[];
  for (const one of [first, second, third]) {
    // Taken, or to be told again where it was one too many in a second; what became of it nobody learns.
    expect(one).toEqual({ ok: true, value: expect.any(Boolean) });
  }
  expect(others).toEqual(others.map(() => 'no reply'));
  expect(simulator.requests).toEqual([]);
});
