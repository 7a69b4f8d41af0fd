import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import {
  balanceSince,
  clickOn,
  expectFailure,
  faultSlug,
  paidRequests,
  profilePage,
  withAmara,
  withKey,
} from './steps';

/** Makes what is stored of all receipts older by that time, in a page of ours. */
function makeOlder(page: Page, ms: number): Promise<void> {
  return page.evaluate(async (by) => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await finished(indexedDB.open('sidecard'));
    const receipts = database.transaction('receipts', 'readwrite').objectStore('receipts');
    for (const receipt of await finished(receipts.getAll())) {
      const { at, settledAt } = receipt as { readonly at: number; readonly settledAt?: number };
      const ended = settledAt === undefined ? {} : { settledAt: settledAt - by };
      await finished(receipts.put({ ...receipt, at: at - by, ...ended }));
    }
    database.close();
  }, ms);
}

// The longest request, and for as long as its charge may still come.
const OLD_MS = 220_000;
const BUTTON = 'Compare with the balance';

test('what an answer did not say it cost is settled by the balance, on the card and in the header', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const options = await sidecard.openOptions();
  await options.getByRole('button', { name: 'I agree' }).first().click();
  await options.getByLabel('Enrich Layer key').fill('el-no-header');
  const card = options.getByRole('region', { name: 'Enrich Layer' });
  await card.getByRole('button', { name: 'Save and test' }).click();
  await expect(card.getByText('100 credits left')).toBeVisible();

  const { panel } = await clickOn(sidecard, profilePage('amara-okafor-lindqvist-0x1c'));
  await expect(panel.getByText('Fetched by you today for 1 credit, by the balance.')).toBeVisible();
  await expect(panel.getByText('· 99 credits')).toBeVisible();
  expect(simulator.account('el-no-header')?.spent).toBe(1);
  // Options that are open follow.
  await expect(card.getByText('99 credits left')).toBeVisible();
});

test('a worker killed while the request runs: compared with the balance by one click, and then offered as it is', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const slow = profilePage(faultSlug('slow'));
  const { page, panel } = await clickOn(sidecard, slow);
  await expect.poll(() => paidRequests(simulator).length).toBe(1);
  await sidecard.killWorker();
  await expect(panel.getByRole('heading', { name: 'Cut off' })).toBeVisible();
  await sidecard.clickToolbar(page);
  await expect(panel.getByText('was cut off before its answer came')).toBeVisible();

  // Just now nobody can tell.
  const compare = panel.getByRole('button', { name: BUTTON });
  await compare.focus();
  await panel.keyboard.press('Enter');
  await expect(
    panel.getByRole('status').getByText(/^Too early to tell: .* \d+ seconds\.$/),
  ).toBeVisible();
  await expect(compare).toBeFocused();
  await makeOlder(panel, OLD_MS);

  const taken = simulator.account('sim-rich')?.spent ?? 0;
  await panel.keyboard.press('Enter');
  const said = panel.getByText(
    taken === 0
      ? 'The balance says that nothing was taken.'
      : /^The balance says that \d credits? (?:was|were) taken\.$/,
  );
  await expect(said).toBeVisible();
  await expect(said).toBeFocused();
  await expect(compare).toHaveCount(0);
  await expect(panel.getByText('may have been charged')).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Look up · 1–2 credits' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
  expect(simulator.account('sim-rich')?.credits).toBe(5000 - taken);
});

test('a time-out is compared in the failure itself: what it cost is said there', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  await options.getByLabel(/^Wait for an answer/).fill('5');
  await options.getByLabel(/^Wait for an answer/).blur();
  const { panel } = await clickOn(sidecard, profilePage(faultSlug('hang')));
  await expectFailure(panel, {
    title: 'No answer',
    sentence: 'Crustdata did not answer in 5 seconds. It may have been charged.',
    action: 'Look again · 1–2 credits',
  });
  const since = Date.now();
  await panel.getByRole('button', { name: BUTTON }).click();
  await expect(panel.getByText(/^Too early to tell/)).toBeVisible();
  await balanceSince(panel, since);
  await makeOlder(panel, OLD_MS);
  await panel.getByRole('button', { name: BUTTON }).click();
  expect(simulator.account('sim-rich')?.spent).toBe(1);
  await expectFailure(panel, {
    title: 'No answer',
    sentence: 'Crustdata did not answer in 5 seconds. The balance says that 1 credit was taken.',
    action: 'Look again · 1–2 credits',
  });
});

test('opening the options asks nobody; their first use asks what is left, for free, and shows what was taken elsewhere', async ({
  sidecard,
  simulator,
}) => {
  await withAmara(sidecard, simulator);
  simulator.reset();
  const options = await sidecard.openOptions();
  await expect(options.getByText(/\d credits left/)).toBeVisible();
  await expect(options.getByText('5,000 credits left')).toHaveCount(0);
  expect(simulator.requests).toEqual([]);

  await options.keyboard.press('Tab');
  // The books are new, as if credits had been added.
  await expect(options.getByText('5,000 credits left')).toBeVisible();
  expect(simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /account/credits',
  ]);
});
