import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Download, Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { type LaunchedBrowser, type LaunchOptions, launch } from './harness/browser';
import { expect, extensionDir, test } from './harness/fixture';
import { makeProfileFolder, removeProfileFolder } from './harness/profile-folder';
import { type Row, rowsIn } from './harness/stored';
import {
  AMARA,
  balanceSince,
  clickOn,
  otherThanBalance,
  paidRequests,
  profilePage,
  withAmara,
} from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

const TOBIAS = { slug: 'tobias-vexholm-0x2a', name: 'Tobias Vexholm' };

/** A download as a file that can be chosen. */
async function fileOf(download: Download) {
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'application/gzip', buffer };
}

/** Every row of the extension's databases, and all that its storage holds, as one of its pages sees them. */
async function everythingIn(page: Page): Promise<{ rows: Row[]; stored: unknown }> {
  const rows = await rowsIn(page);
  const stored = await page.evaluate(async () => {
    const areas = [chrome.storage.local.get(null), chrome.storage.session.get(null)];
    return Object.assign({}, ...(await Promise.all(areas)));
  });
  return { rows, stored };
}

/** The same profile in a browser started anew: in one that has shown a panel, Playwright does not find the files that other pages save. */
async function restarted(sidecard: LaunchedBrowser, hosts: LaunchOptions['hosts']) {
  await sidecard.close();
  return launch({ extensionDir, hosts, profileDir: sidecard.profileDir });
}

/** Exports everything; the file, and the section where that is done. */
async function exportIn(sidecard: LaunchedBrowser) {
  const since = Date.now();
  const options = await sidecard.openOptions();
  const data = sectionIn(options);
  await expect(data.locator('dd').first()).not.toHaveText('0');
  // The first use of the options asks what is left: it is in the log, and so in the file.
  await options.keyboard.press('Tab');
  await balanceSince(options, since);
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    data.getByRole('button', { name: 'Export' }).click(),
  ]);
  return { options, data, file: await fileOf(download) };
}

function sectionIn(options: Page) {
  return options.getByRole('region', { name: 'Data', exact: true });
}

test('everything is exported without the key, and imported elsewhere: both databases are the same', async ({
  sidecard,
  simulator,
  hosts,
}) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  await page.goto(profilePage(TOBIAS.slug));
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: TOBIAS.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(2);

  const again = await restarted(sidecard, hosts);
  const { options, data, file } = await exportIn(again);
  expect(file.name).toMatch(/^sidecard-\d{4}-\d\d-\d\d\.jsonl\.gz$/);
  await expect(data.getByRole('status')).toHaveText(
    `2 people, with all else, are in ${file.name}.`,
  );
  const text = gunzipSync(file.buffer).toString();
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ format: 'sidecard', version: 2, counts: { people: 2 } });
  expect(lines.filter(({ store }) => store === 'people')).toHaveLength(2);
  expect(lines.filter(({ store }) => store === 'receipts')).toHaveLength(2);
  expect(text).not.toContain('sim-rich');
  expect(lines.filter(({ setting }) => setting === 'consent')).toEqual([]);
  const exported = await everythingIn(options);
  expect(JSON.stringify(exported.rows)).toContain('sim-rich');
  await again.close();

  // Another machine: no key, no consent, no access to the provider.
  simulator.reset();
  const profileDir = await makeProfileFolder();
  const other = await launch({ extensionDir, hosts, profileDir });
  try {
    const there = await other.openOptions();
    const section = sectionIn(there);
    for (const added of ['2 people are', '0 people are']) {
      await section.getByLabel('File to import').setInputFiles(file);
      await section.getByRole('button', { name: 'Import', exact: true }).click();
      await expect(section.getByRole('status')).toHaveText(`Imported. ${added} new.`);
      await expect(section.locator('dd').first()).toHaveText('2');
    }
    const bought = ({ rows }: typeof exported) =>
      rows.filter(({ database, store }) => database === 'sidecard' && store !== 'balances');
    expect(bought(await everythingIn(there))).toEqual(bought(exported));
    for (const { slug, name } of [AMARA, TOBIAS]) {
      const { panel: shown } = await clickOn(other, profilePage(slug));
      await expect(shown.getByRole('heading', { name })).toBeVisible();
    }
  } finally {
    await other.close();
    await removeProfileFolder(profileDir);
  }
  expect(simulator.requests).toEqual([]);
});

test('what was deleted is gone everywhere; imported again, it costs nothing', async ({
  sidecard,
  simulator,
  hosts,
}) => {
  await withAmara(sidecard, simulator);
  const again = await restarted(sidecard, hosts);
  const { options, data, file } = await exportIn(again);
  simulator.reset();
  const { page, panel } = await clickOn(again, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();

  const remove = async (isAll: boolean) => {
    await options.bringToFront();
    await data.getByRole('button', { name: 'Choose what to delete …' }).click();
    for (const name of ['Settings', 'Keys and passphrase', 'The list “Never look up”']) {
      await data.getByRole('checkbox', { name }).setChecked(isAll);
    }
    await data.getByRole('button', { name: 'Delete for good' }).click();
    await expect(data.getByRole('status')).toHaveText('Deleted.');
    await expect(data.locator('dd').first()).toHaveText('0');
  };

  // The history alone: no panel shows her any more, and the key is still there.
  await remove(false);
  await page.bringToFront();
  await expect(panel.getByRole('button', { name: /^Look up · / })).toBeVisible();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toHaveCount(0);
  const left = await everythingIn(options);
  expect(left.rows.filter(({ database }) => /^sidecard(?:-demo)?$/.test(database))).toEqual([]);
  expect(JSON.stringify(left.rows)).toContain('sim-rich');

  // Imported again, she is known without a request.
  await options.bringToFront();
  await data.getByLabel('File to import').setInputFiles(file);
  await data.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(data.getByRole('status')).toHaveText('Imported. 1 person is new.');
  await page.bringToFront();
  await again.clickToolbar(page);
  await expect(panel.getByText('Shown from this browser: free.')).toBeVisible();
  expect(otherThanBalance(simulator)).toEqual([]);
  await page.close();

  await remove(true);
  const nothing = await everythingIn(options);
  expect(nothing.rows).toEqual([]);
  expect(nothing.stored).toEqual({});
  await again.close();
});
