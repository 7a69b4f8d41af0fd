import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { makeCertificate } from '../certificate';
import type { RecordedRequest } from '../simulator/recorded';
import type { LaunchedBrowser } from './harness/browser';
import { expect, extensionDir, test } from './harness/fixture';
import { AMARA, clickOn, profilePage, saveKey, withAmara } from './steps';

// It has the endpoint that sells contact details by themselves.
const KEY = 'sim-whole';
const AMARA_KEY = `profile:${AMARA.slug}`;

interface Saved {
  readonly path: string;
  readonly purpose: string;
  readonly bytesSent: number;
  readonly result: number;
}

async function openLibrary(sidecard: LaunchedBrowser): Promise<Page> {
  const page = await sidecard.context.newPage();
  await page.goto(`chrome-extension://${sidecard.extensionId}/library.html#requests`);
  await expect(page.getByRole('heading', { name: 'What left this browser' })).toBeVisible();
  return page;
}

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let steps = 0; steps < 30; steps++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

/** What that button saves under a name that ends so, as text. Two clients share the browser, so that its file may be either's. */
async function savedBy(page: Page, button: string, ending: string): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      URL.createObjectURL = make;
      Object.assign(window, { saved: blob.text() });
      return make(blob);
    };
  });
  await tabTo(page, page.getByRole('button', { name: button }));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ]);
  expect(download.suggestedFilename()).toBe(`What left this browser.${ending}`);
  return page.evaluate(() => (window as unknown as { saved: Promise<string> }).saved);
}

/** The panel beside a page on which Amara was looked up, with her card in it, while other tabs stay open. */
async function backTo(page: Page, panel: Page): Promise<void> {
  await page.bringToFront();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
}

const rows = (page: Page) => page.getByRole('table').locator('tbody').getByRole('row');

/** Method, path and bytes of what the provider saw. */
function seen({ path, body }: RecordedRequest) {
  const [pathname = '', query = ''] = path.split('?', 2);
  const sent = query + (body === '' ? '' : JSON.stringify(body));
  return { path: pathname, bytesSent: Buffer.byteLength(sent) };
}

/** Everything in every database of the extension but that one, as text. */
function everythingStored(page: Page, but: string): Promise<string> {
  return page.evaluate(async (left) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (name === left) continue;
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        kept.push(name, store, await done(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    return JSON.stringify(kept);
  }, but);
}

test('what left is what the provider saw: a key tested, a look-up, contact details, a refresh', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const options = await saveKey(sidecard, KEY);
  await expect(options.getByText(/is valid \(tested/)).toBeVisible();
  await expect(options.getByText(/\d requests in the last 7 days/)).toBeVisible();
  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();

  // The way there from the card.
  const [library] = await Promise.all([
    sidecard.context.waitForEvent('page'),
    panel.getByRole('link', { name: 'What left this browser' }).click(),
  ]);
  await expect(rows(library)).toHaveCount(simulator.requests.length);
  await expect(rows(library).first()).toContainText('Look-up');

  // Rows appear as they are written.
  await backTo(page, panel);
  const details = panel.getByRole('list', { name: 'Contact details that can be asked for' });
  await details.getByRole('button').first().click();
  await expect(rows(library).first()).toContainText('Contact details');
  await expect(rows(library).first()).toContainText('status 200');
  await expect(panel.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  await panel.getByRole('group', { name: 'Refresh with' }).getByRole('button').first().click();
  await expect(rows(library).first()).toContainText('Refresh');
  await expect(rows(library).first()).toContainText('status 200');
  await expect(rows(library)).toHaveCount(simulator.requests.length);

  await library.bringToFront();
  const { requests } = JSON.parse(await savedBy(library, 'Save as JSON', 'json')) as {
    readonly requests: readonly Saved[];
  };
  const inOrder = <T>(all: readonly T[]) =>
    [...all].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  expect(inOrder(requests.map(({ path, bytesSent }) => ({ path, bytesSent })))).toEqual(
    inOrder(simulator.requests.map(seen)),
  );
  expect(requests.filter(({ result }) => !(result >= 200))).toEqual([]);
  const purposes = requests.map(({ purpose }) => purpose);
  expect([...new Set(purposes)]).toEqual(['refresh', 'contact', 'look-up', 'account']);
  expect(purposes.filter((one) => one === 'account').length).toBe(
    simulator.requests.filter(({ path }) => path.startsWith('/account/')).length,
  );
  // Not compared as texts: a failure would print all of it.
  expect((await everythingStored(library, 'sidecard-keys')).includes(KEY)).toBe(false);
  expect((await everythingStored(library, '')).includes(KEY), 'the control').toBe(true);
  expect((await library.content()).includes(KEY)).toBe(false);
});

test('filtered, saved and cleared by keys alone; people stay', async ({ sidecard, simulator }) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  const library = await openLibrary(sidecard);
  const count = await rows(library).count();
  expect(count).toBeGreaterThan(1);
  await tabTo(library, library.getByRole('searchbox', { name: 'Host or identifier' }));
  await library.keyboard.type('amara');
  await expect(rows(library)).toHaveCount(1);
  await expect(rows(library).first()).toContainText(`in/${AMARA.slug}`);
  const csv = await savedBy(library, 'Save as CSV', 'csv');
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain(AMARA_KEY);

  const clear = library.getByRole('button', { name: 'Clear this list' });
  await tabTo(library, clear);
  await library.keyboard.press('Enter');
  const dialog = library.getByRole('dialog', { name: 'Clear the whole list?' });
  const keep = dialog.getByRole('button', { name: 'Keep the list' });
  await expect(keep).toBeFocused();
  await library.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(clear).toBeFocused();
  await expect(rows(library)).toHaveCount(1);

  await library.keyboard.press('Enter');
  await expect(keep).toBeFocused();
  await library.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Clear', exact: true })).toBeFocused();
  await library.keyboard.press('Enter');
  await expect(library.getByText(/^Nothing is on this list\./)).toBeVisible();
  await expect(library.getByRole('heading', { level: 1 })).toBeFocused();

  // Known still, and so for free.
  simulator.reset();
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(simulator.requests).toEqual([]);
});

test('what is being read stays where it is as rows are added', async ({ sidecard, simulator }) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  const library = await openLibrary(sidecard);
  await library.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sidecard');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('requests', 'readwrite');
          const now = Date.now();
          for (let index = 1; index <= 80; index++) {
            transaction.objectStore('requests').put({
              ...{ id: `old-${index}`, at: now - index * 60_000, host: 'old.example.com' },
              ...{ method: 'GET', path: `/${index}`, purpose: 'search', identifierKeys: [] },
              ...{ fields: [], bytesSent: 0 },
            });
          }
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await library.reload();
  const read = library.getByRole('row', { name: '/40 ' });
  await read.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const before = await read.boundingBox();
  const shown = await rows(library).count();
  await backTo(page, panel);
  await panel.getByRole('group', { name: 'Refresh with' }).getByRole('button').first().click();
  await expect(rows(library)).toHaveCount(shown + 1);
  await expect(rows(library).first()).toContainText('status 200');
  expect((await read.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
});

// The host of the simulator's photos, which answers when it may.
const PHOTOS = 'media.example.com';
const photos = { asked: [] as string[], mayAnswer: Promise.withResolvers<void>() };
const withPhotos = test.extend<object, { readonly hosts: Readonly<Record<string, number>> }>({
  hosts: [
    async ({ hosts }, use) => {
      const picture = await readFile(join(extensionDir, 'icon/128.png'));
      const server = createServer(await makeCertificate(PHOTOS), async ({ url = '' }, reply) => {
        photos.asked.push(url);
        await photos.mayAnswer.promise;
        reply.writeHead(200, { 'content-type': 'image/png' }).end(picture);
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      await use({ ...hosts, [PHOTOS]: (server.address() as AddressInfo).port });
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
});

withPhotos(
  'a photo is on the list before its host has answered',
  async ({ sidecard, simulator }) => {
    const { page, panel } = await withAmara(sidecard, simulator);
    const library = await openLibrary(sidecard);
    const before = await rows(library).count();
    await backTo(page, panel);
    expect(photos.asked).toEqual([]);
    await panel.getByRole('button', { name: `Load photo from ${PHOTOS}` }).click();
    await expect.poll(() => photos.asked).toHaveLength(1);
    await expect(rows(library)).toHaveCount(before + 1);
    await expect(rows(library).first()).toContainText(`${PHOTOS} GET /`);
    await expect(rows(library).first()).toContainText('known to the browser alone');
    photos.mayAnswer.resolve();
    await expect(panel.getByRole('img', { name: `Photo of ${AMARA.name}` })).toBeVisible();
  },
);
