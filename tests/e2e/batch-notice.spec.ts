import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { crowdUrl } from '../simulator/crowd/crowd';
import type { Simulator } from '../simulator/simulator';
import { openLibrary } from './batch-steps';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { withKey } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

test.use({ browserOptions: { mayNotify: true } });

/** What the worker knows of notifications; null where it may show none. */
async function noticesIn(sidecard: LaunchedBrowser) {
  const worker = await sidecard.worker();
  return worker.evaluate(async () => {
    if (chrome.notifications === undefined) return null;
    const shown = Object.keys(await chrome.notifications.getAll());
    return { shown, isHeard: chrome.notifications.onClicked.hasListeners() };
  });
}

/** A batch of thirty people, started on its page; its answers take as long as those of this fault. */
async function started(
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  fault: 'slow' | 'slower',
): Promise<Page> {
  await withKey(sidecard, simulator, 'sim-fast');
  const page = await openLibrary(sidecard, 'batches/new');
  const people = Array.from({ length: 30 }, (_, number) => crowdUrl(number));
  await page.getByLabel('Or paste a list').fill(people.join('\n'));
  await page.getByRole('button', { name: 'Read the list' }).click();
  await page.getByRole('button', { name: 'Show the price' }).click();
  simulator.storm(fault, 2);
  await page.getByRole('button', { name: /^Start, / }).click();
  return page;
}

test('whoever does not ask for notifications gets none', async ({ sidecard, simulator }) => {
  const page = await started(sidecard, simulator, 'slow');
  await expect(page.getByText('30 of 30 done')).toBeVisible();
  expect(await noticesIn(sidecard)).toBeNull();
});

test('whoever asks for them on the way is told when the batch is done, and a click is heard', async ({
  sidecard,
  simulator,
}) => {
  test.setTimeout(120_000);
  // So that there is some time to ask in.
  const page = await started(sidecard, simulator, 'slower');
  await page.getByRole('button', { name: 'Notify me when a batch is done' }).click();
  await expect(page.getByText('You are notified when it is done.')).toBeVisible();
  await expect(page.getByText('30 of 30 done')).toBeVisible({ timeout: 60_000 });
  const id = new URL(page.url()).hash.split('/')[1] ?? '';
  await expect.poll(() => noticesIn(sidecard)).toEqual({ shown: [`batch:${id}`], isHeard: true });
});
