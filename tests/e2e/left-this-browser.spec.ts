import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeCertificate } from '../certificate';
import type { RecordedRequest } from '../simulator/recorded';
import type { Simulator } from '../simulator/simulator';
import type { LaunchedBrowser } from './harness/browser';
import { expect, extensionDir, test } from './harness/fixture';
import { rowsIn } from './harness/stored';
import { openView, savedFrom, tabTo } from './library-steps';
import { AMARA, balanceSince, clickOn, profilePage, saveKey, withAmara } from './steps';

// It has the endpoint that sells contact details by themselves.
const KEY = 'sim-whole';
const AMARA_KEY = `profile:${AMARA.slug}`;

interface Saved {
  readonly path: string;
  readonly purpose: string;
  readonly bytesSent: number;
  readonly result: number;
}

const NAME = 'What left this browser';
const openLibrary = (sidecard: LaunchedBrowser) => openView(sidecard, 'requests', NAME);
const savedBy = (page: Page, button: string, ending: string) =>
  savedFrom(page, button, `${NAME}.${ending}`);

/** The panel beside a page on which Amara was looked up, with her card in it, while other tabs stay open. */
async function backTo(page: Page, panel: Page): Promise<void> {
  await page.bringToFront();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
}

const rows = (page: Page) => page.getByRole('table').locator('tbody').getByRole('row');

/** Each request that the provider saw has its row, with what became of it. */
async function expectAllIn(library: Page, simulator: Simulator): Promise<void> {
  await expect.poll(async () => (await rows(library).count()) - simulator.requests.length).toBe(0);
  await expect(rows(library).filter({ hasNotText: /status \d/ })).toHaveCount(0);
}

/** Method, path and bytes of what the provider saw. */
function seen({ path, body }: RecordedRequest) {
  const [pathname = '', query = ''] = path.split('?', 2);
  const sent = query + (body === '' ? '' : JSON.stringify(body));
  return { path: pathname, bytesSent: Buffer.byteLength(sent) };
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
  await expectAllIn(library, simulator);
  await expect(rows(library).filter({ hasText: 'Look-up' }).first()).toBeVisible();

  // Rows appear as they are written.
  await backTo(page, panel);
  const details = panel.getByRole('list', { name: 'Contact details that can be asked for' });
  await details.getByRole('button').first().click();
  const contact = rows(library).filter({ hasText: 'Contact details' });
  await expect(contact.first()).toContainText('status 200');
  await expect(panel.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  const since = Date.now();
  await panel.getByRole('group', { name: 'Refresh with' }).getByRole('button').first().click();
  const refreshed = rows(library).filter({ hasText: 'Refresh' });
  await expect(refreshed.first()).toContainText('status 200');
  await balanceSince(library, since);
  await expectAllIn(library, simulator);

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
  expect([...new Set(purposes)].sort()).toEqual(['account', 'contact', 'look-up', 'refresh']);
  // One when the key was tested, and one after each of the three.
  expect(simulator.requests.filter(({ path }) => path === '/account/credits')).toHaveLength(4);
  expect(purposes.filter((one) => one === 'account').length).toBe(
    simulator.requests.filter(({ path }) => path.startsWith('/account/')).length,
  );
  // Not compared as texts: a failure would print all of it.
  const stored = await rowsIn(library);
  const others = stored.filter(({ database }) => database !== 'sidecard-keys');
  expect(JSON.stringify(others).includes(KEY)).toBe(false);
  expect(JSON.stringify(stored).includes(KEY), 'the control').toBe(true);
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
  // And what is left after it.
  await expect(rows(library)).toHaveCount(shown + 2);
  await expect(rows(library).first()).toContainText('status 200');
  // A row is no whole number of pixels high, and a page is moved by whole ones.
  const moved = ((await read.boundingBox())?.y ?? Number.NaN) - (before?.y ?? 0);
  expect(Math.abs(moved)).toBeLessThanOrEqual(1);
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
