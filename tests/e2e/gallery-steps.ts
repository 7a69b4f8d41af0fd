import { test as base, type Page } from '@playwright/test';
import axe from 'axe-core';
import { type ServedGallery, serveGallery } from '../gallery/serve';
import { findBrowser } from '../run/browser.mjs';

/** A test with the gallery served from its build, once for each process. */
export const test = base.extend<object, { readonly gallery: ServedGallery }>({
  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern here.
    async ({}, use) => {
      const gallery = await serveGallery('built');
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    {
      executablePath: findBrowser() ?? '',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    { scope: 'worker' },
  ],
  viewport: { width: 360, height: 800 },
});

/** A page in which stories are drawn, and what it complains of. */
export interface Sheet {
  readonly page: Page;
  readonly names: readonly string[];
  show(name: string): Promise<void>;
  /** What came into the console since the last time. */
  complaints(): string[];
}

/** Opens a sheet of the gallery by its address. */
export async function openSheet(page: Page, url: string): Promise<Sheet> {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin)) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForFunction(() => window.stories !== undefined);
  await page.evaluate(axe.source);
  return {
    page,
    names: await page.evaluate(() => window.stories.names),
    show: (name) => page.evaluate((story) => window.stories.show(story), name),
    complaints: () => complaints.splice(0),
  };
}

/** By how many pixels a page of that width would have to be scrolled sideways. */
export async function overflowAt(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(async () => {
    // Some things are drawn otherwise where there is less room: by then they are.
    await new Promise(requestAnimationFrame);
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
