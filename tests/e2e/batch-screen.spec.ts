import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { crowdEmail, crowdSlug, crowdUrl, isKnownOfCrowd } from '../simulator/crowd/crowd';
import { CROWD_NUMBERS, isByProfile } from '../site/crowd-page';
import { endings, fewestRequests, thousandRows } from './batch-file';
import {
  expectBooksToAgree,
  openLibrary,
  order,
  plannedBatch,
  storedBatch,
  withoutCaps,
} from './batch-steps';
import { expect, test } from './harness/fixture';
import { savedBy, tabTo } from './library-steps';
import { clickOn, paidRequests, withKey } from './steps';

const KEY = 'sim-fast';

/** The rows of a batch that is shown, saved as CSV with the usual columns and read back. */
async function exported(page: Page): Promise<readonly Readonly<Record<string, string>>[]> {
  const { name, words } = await savedBy(page, async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV file', exact: true }).click();
  });
  expect(name).toMatch(/\.csv$/);
  const { data, errors } = Papa.parse<Record<string, string>>(words.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

test('sixty people of a page, from one click to a file', async ({ sidecard, simulator }) => {
  test.setTimeout(120_000);
  await withKey(sidecard, simulator, KEY);
  const { panel } = await clickOn(sidecard, 'https://crowd.example.org/');
  await expect(panel.getByRole('heading', { name: '60 people on this page' })).toBeVisible();
  await panel.locator('.all').getByRole('checkbox').check();
  const [library] = await Promise.all([
    sidecard.context.waitForEvent('page'),
    panel.getByRole('button', { name: 'Enrich 60…' }).click(),
  ]);
  await expect(library.getByRole('heading', { name: 'Ropewalk', level: 1 })).toBeVisible();
  await expect(library.getByText('30 profiles')).toBeVisible();
  await expect(library.getByText('30 addresses')).toBeVisible();
  expect(paidRequests(simulator), 'a plan asks nobody').toHaveLength(0);

  await library.getByRole('button', { name: 'Start, up to 120 credits' }).click();
  await expect(library.getByText('60 of 60 done')).toBeVisible({ timeout: 60_000 });
  expect(paidRequests(simulator)).toHaveLength(4);
  const known = CROWD_NUMBERS.filter(isKnownOfCrowd);
  await expect(library.getByText(`${known.length} found`).first()).toBeVisible();

  const rows = await exported(library);
  expect(rows).toHaveLength(60);
  expect(rows.map(({ Status }) => Status)).toEqual(
    CROWD_NUMBERS.map((number) => (isKnownOfCrowd(number) ? 'Found' : 'Not found')),
  );
  const named = rows.filter(({ Name }) => Name !== '');
  expect(named).toHaveLength(known.length);
  const text = JSON.stringify(rows);
  for (const number of known) {
    expect(text).toContain(isByProfile(number) ? crowdSlug(number) : crowdEmail(number));
  }
  await expectBooksToAgree(library, simulator, KEY);
});

test('a thousand rows of a CSV file: as few requests as can be, every row accounted for, and the file that comes out has its own columns', async ({
  sidecard,
  simulator,
}) => {
  test.setTimeout(180_000);
  await withKey(sidecard, simulator, KEY);
  await withoutCaps(sidecard);
  const { columns, rows, csv } = thousandRows(9);
  const page = await openLibrary(sidecard, 'batches/new');
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.getByLabel('A file').setInputFiles(file);
  await expect(page.getByRole('heading', { name: '1,000 rows' })).toBeVisible();
  await expect(page.getByLabel('The column that names the person')).toHaveValue('1');
  await expect(page.getByLabel('Where that is empty')).toHaveValue('2');
  await page.getByRole('button', { name: 'Show the price' }).click();
  const start = page.getByRole('button', { name: /^Start, / });
  await expect(start).toBeVisible();
  const id = new URL(page.url()).hash.split('/')[1] ?? '';
  const { duplicate, invalid, 'other-class': otherClass, ...asked } = endings(rows);
  const { found = 0, missed = 0, failed = 0 } = asked;
  const plan = await order(page, 'plan-batch', { id });
  expect(plan).toMatchObject({ given: 1000, known: 0, duplicates: duplicate, invalid, otherClass });
  expect(plan.toSend.profile + plan.toSend.email).toBe(found + missed + failed);
  expect(paidRequests(simulator), 'a plan asks nobody').toHaveLength(0);
  await start.click();
  await expect(page.getByText('810 of 810 done')).toBeVisible({ timeout: 120_000 });
  expect(paidRequests(simulator)).toHaveLength(fewestRequests(rows));

  await expect.poll(async () => (await storedBatch(page, id)).batch.state).toBe('ended');
  const { rows: stored } = await storedBatch(page, id);
  expect(stored.map(({ state }) => state)).toEqual(rows.map(({ ending }) => ending));
  expect(stored.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells));
  const out = await exported(page);
  expect(out).toHaveLength(1000);
  for (const [index, { cells, ending }] of rows.entries()) {
    // A cell that a spreadsheet would run as a formula has an apostrophe before it.
    const own = columns.map((column) => out[index]?.[column]?.replace(/^'(?=[=@])/, ''));
    expect(own, `row ${index}`).toEqual(cells);
    expect(out[index]?.Name !== '', `row ${index}`).toBe(
      ending === 'found' || isFoundElsewhere(ending, stored, index),
    );
  }
  expect(found).toBe(700);
  await expectBooksToAgree(page, simulator, KEY);

  // All of it is known now, misses too; what failed is left, of either kind.
  const given = rows.map(({ cells }) => ({ given: cells[1] || cells[2] || '', cells }));
  const again = await plannedBatch(page, given, { columns });
  expect(again.plan).toMatchObject({ known: found + missed, requests: 2 });
});

/** Whether a row repeats one that was found. */
function isFoundElsewhere(
  ending: string,
  stored: Awaited<ReturnType<typeof storedBatch>>['rows'],
  index: number,
): boolean {
  const sameAs = stored[index]?.sameAs;
  return ending === 'duplicate' && sameAs !== undefined && stored[sameAs]?.state === 'found';
}

test('a pasted list from the box to a card, by keyboard alone', async ({ sidecard, simulator }) => {
  test.setTimeout(120_000);
  await withKey(sidecard, simulator, KEY);
  const page = await openLibrary(sidecard, 'batches');
  await tabTo(page, page.getByRole('link', { name: 'New batch' }));
  await page.keyboard.press('Enter');
  const box = page.getByLabel('Or paste a list');
  await tabTo(page, box);
  await page.keyboard.insertText(`${[0, 1, 2, 7].map(crowdUrl).join('\n')}\n`);
  await tabTo(page, page.getByRole('button', { name: 'Read the list' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '4 rows' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Show the price' }));
  await page.keyboard.press('Enter');
  const start = page.getByRole('button', { name: /^Start, / });
  await tabTo(page, start);
  await expect(start).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 of 4 done')).toBeVisible();
  await expect(page.getByText('3 found').first()).toBeVisible();

  const first = page.getByRole('row').nth(1);
  await tabTo(page, first);
  await page.keyboard.press('End');
  await expect(page.getByRole('row').last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('what stands in the way is said with its one next step, and Continue goes on', async ({
  sidecard,
  simulator,
}) => {
  test.setTimeout(120_000);
  await withKey(sidecard, simulator, KEY);
  simulator.revoke(KEY);
  const page = await openLibrary(sidecard, 'batches/new');
  await page.getByLabel('Or paste a list').fill([0, 1, 2].map(crowdUrl).join('\n'));
  await page.getByRole('button', { name: 'Read the list' }).click();
  await page.getByRole('button', { name: 'Show the price' }).click();
  await page.getByRole('button', { name: /^Start, / }).click();
  await expect(page.getByText('Paused').first()).toBeVisible();
  await expect(page.getByText(/Nothing was charged\./).first()).toBeVisible();
  simulator.restore(KEY);
  await page.getByRole('button', { name: /^Continue, / }).click();
  await expect(page.getByText('3 of 3 done')).toBeVisible();
  await expectBooksToAgree(page, simulator, KEY);
});
