import type { Locator, Page } from '@playwright/test';
import type { LaunchedBrowser } from './harness/browser';
import { expect } from './harness/fixture';

/** Opens a view of the library page, which has that heading, in a tab of its own. */
export async function openView(
  sidecard: LaunchedBrowser,
  view: 'ledger' | 'requests',
  heading: string,
): Promise<Page> {
  const page = await sidecard.context.newPage();
  await page.goto(`chrome-extension://${sidecard.extensionId}/library.html#${view}`);
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  return page;
}

/** Goes on with Tab until the focus is there. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let steps = 0; steps < 30; steps++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

/** What that button, pressed by keyboard, saves under that name, as text. */
export async function savedFrom(page: Page, button: string, name: string): Promise<string> {
  const saved = await savedBy(page, async () => {
    await tabTo(page, page.getByRole('button', { name: button, exact: true }));
    await page.keyboard.press('Enter');
  });
  expect(saved.name).toBe(name);
  return saved.words;
}

/** The file that is saved by it, as text. Two clients share the browser, so that its file may be either's. */
export async function savedBy(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly name: string; readonly words: string }> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      URL.createObjectURL = make;
      Object.assign(window, { saved: blob.text() });
      return make(blob);
    };
  });
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const words = await page.evaluate(() => (window as unknown as { saved: Promise<string> }).saved);
  return { name: download.suggestedFilename(), words };
}
