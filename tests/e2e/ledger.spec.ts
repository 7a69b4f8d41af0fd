import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import type { Simulator } from '../simulator/simulator';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { openView, savedFrom, tabTo } from './library-steps';
import { AMARA, clickOn, profilePage, withAmara } from './steps';

const TOBIAS = { slug: 'tobias-vexholm-0x2a', name: 'Tobias Vexholm' };
const DAY_MS = 24 * 60 * 60 * 1000;
const TITLE = 'What it cost';

const openLedger = (sidecard: LaunchedBrowser) => openView(sidecard, 'ledger', TITLE);
/** The ledger of a browser in which Amara has just been looked up. */
async function afterAmara(sidecard: LaunchedBrowser, simulator: Simulator): Promise<Page> {
  await withAmara(sidecard, simulator);
  const ledger = await openLedger(sidecard);
  await expect(receipts(ledger)).toHaveCount(1);
  return ledger;
}

const receipts = (page: Page) =>
  page.getByRole('table', { name: TITLE }).locator('tbody').getByRole('row');
const sums = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).locator('tbody').getByRole('row').allTextContents();

/** Credits in the books. */
function paid(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await finished(indexedDB.open('sidecard'));
    const store = database.transaction('receipts').objectStore('receipts');
    const rows = (await finished(store.getAll())) as readonly { readonly credits?: number }[];
    database.close();
    return rows.reduce((sum, { credits = 0 }) => sum + credits, 0);
  });
}

/** Puts a row into a store. */
async function putRow(page: Page, store: string, row: object): Promise<void> {
  await page.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sidecard');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, 'readwrite');
          transaction.objectStore(name).put(value);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [store, row] as const,
  );
}

/** Puts when everybody was fetched, and every receipt, so much earlier (ms). */
async function putBack(page: Page, by: number): Promise<void> {
  await page.evaluate(async (ms) => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await finished(indexedDB.open('sidecard'));
    for (const [store, time] of [
      ['people', 'fetchedAt'],
      ['receipts', 'at'],
    ] as const) {
      const rows = database.transaction(store, 'readwrite').objectStore(store);
      for (const row of await finished(rows.getAll())) {
        await finished(rows.put({ ...row, [time]: row[time] - ms }));
      }
    }
    database.close();
  }, by);
}

test('two people bought are in the ledger as they come, with the sums of the books; filtered and saved by keys alone', async ({
  sidecard,
  simulator,
}) => {
  const ledger = await afterAmara(sidecard, simulator);
  await expect(receipts(ledger).first()).toContainText(`in/${AMARA.slug}`);
  const { panel } = await clickOn(sidecard, profilePage(TOBIAS.slug));
  await expect(panel.getByRole('heading', { name: TOBIAS.name })).toBeVisible();
  await expect(receipts(ledger)).toHaveCount(2);
  await expect(receipts(ledger).first()).toContainText('settled');

  const credits = await paid(ledger);
  expect(credits).toBeGreaterThan(1);
  await ledger.bringToFront();
  await expect(ledger.getByText(`${credits} credits`, { exact: true }).first()).toBeVisible();
  await expect.poll(() => sums(ledger, 'By provider')).toEqual([`Crustdata${credits}02`]);
  expect(await sums(ledger, 'By purpose')).toEqual([`Look-up${credits}02`]);
  expect(await sums(ledger, 'By day')).toHaveLength(1);
  await expect(ledger.getByRole('img', { name: /^From .+ The most: \d credits, / })).toBeVisible();

  await tabTo(ledger, ledger.getByRole('searchbox', { name: 'Identifier' }));
  await ledger.keyboard.type('tobias');
  await expect(receipts(ledger)).toHaveCount(1);
  const csv = await savedFrom(ledger, 'Save as CSV', `${TITLE}.csv`);
  const [head, row, ...rest] = Papa.parse<string[]>(csv.trimEnd()).data;
  expect(rest).toEqual([]);
  const cell = (name: string) => row?.[head?.indexOf(name) ?? -1];
  expect(cell('identifier')).toBe(`profile:${TOBIAS.slug}`);
  expect(cell('purpose')).toBe('look-up');
  expect(cell('cost_from')).toBe('reply');
  expect(Number(cell('credits'))).toBeLessThan(credits);
  await tabTo(ledger, ledger.getByText('The chart as figures'));
  await ledger.keyboard.press('Enter');
  await expect(ledger.getByRole('table', { name: 'Credits by day' })).toBeVisible();
});

test('whoever is shown again after a day is counted as saved, once, in the ledger and in the options', async ({
  sidecard,
  simulator,
}) => {
  const ledger = await afterAmara(sidecard, simulator);
  await putBack(ledger, 2 * DAY_MS);
  for (let times = 0; times < 2; times++) {
    const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
    await expect(panel.getByText('Shown from this browser: free.')).toBeVisible();
  }
  const saved = 'Answered from this browser: 1 person, at least 1 credit not spent.';
  await expect(ledger.getByText(saved)).toBeVisible();
  await ledger.reload();
  await expect(ledger.getByText(saved)).toBeVisible();
  await ledger.getByLabel('To', { exact: true }).fill('2020-01-01');
  await expect(ledger.getByText(saved)).toHaveCount(0);

  const options = await sidecard.openOptions();
  const spending = options.getByRole('region', { name: 'Spending' });
  await expect(spending.getByText(saved)).toBeVisible();
  const [opened] = await Promise.all([
    sidecard.context.waitForEvent('page'),
    spending.getByRole('link', { name: TITLE }).click(),
  ]);
  await expect(opened.getByRole('heading', { name: TITLE })).toBeVisible();
});

test('whoever is forgotten stays in the ledger as a sum, without a name', async ({
  sidecard,
  simulator,
}) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  const ledger = await openLedger(sidecard);
  await expect(receipts(ledger).first()).toContainText(AMARA.slug);
  const credits = await paid(ledger);
  await page.bringToFront();
  await panel.getByRole('button', { name: 'Forget this person' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'Forgotten' })).toBeVisible();
  await expect(receipts(ledger).first()).toContainText('not kept');
  expect((await ledger.content()).includes(AMARA.slug)).toBe(false);
  expect(await sums(ledger, 'By provider')).toEqual([`Crustdata${credits}01`]);
});

test('what may have been charged is said apart, and compared with the balance by keyboard', async ({
  sidecard,
  simulator,
}) => {
  const ledger = await afterAmara(sidecard, simulator);
  const credits = await paid(ledger);
  // Of a time before any balance was known, so that none can tell.
  await putRow(ledger, 'receipts', {
    ...{ id: 'cut-off', provider: 'crustdata', state: 'uncertain', at: Date.now() - DAY_MS },
    ...{ price: { min: 1, max: 4 }, purpose: 'refresh' },
  });
  await ledger.reload();
  await expect(
    ledger.getByText('Crustdata: 1 request may have been charged, up to 4 credits.'),
  ).toBeVisible();
  await expect.poll(() => sums(ledger, 'By provider')).toEqual([`Crustdata${credits}42`]);
  const asked = simulator.requests.length;
  const compare = ledger.getByRole('button', { name: 'Compare with the balance' });
  await tabTo(ledger, compare);
  await ledger.keyboard.press('Enter');
  await expect(ledger.getByRole('status')).toHaveText('The balance cannot tell what was taken.');
  await expect(compare).toBeFocused();
  const paths = simulator.requests.slice(asked).map(({ path }) => path);
  expect(paths).toEqual(['/account/credits']);
  await ledger.getByLabel('State').selectOption({ label: 'May have been charged' });
  await expect(receipts(ledger)).toHaveCount(1);
  await expect(receipts(ledger).first()).toContainText('up to 4 credits');
});
