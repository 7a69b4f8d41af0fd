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

/** What that button, pressed by keyboard, saves under that name, as text. Two clients share the browser, so that its file may be either's. */
export async function savedFrom(page: Page, button: string, name: string): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      URL.createObjectURL = make;
      Object.assign(window, { saved: blob.text() });
      return make(blob);
    };
  });
  await tabTo(page, page.getByRole('button', { name: button, exact: true }));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  return page.evaluate(() => (window as unknown as { saved: Promise<string> }).saved);
}
