import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CDPSession, expect, type Page } from '@playwright/test';
import { serveGallery } from '../gallery/serve';
import { openSheet, overflowAt, type Sheet, test } from './gallery-steps';

// Every story of the gallery, in a page of its own that is as wide as a panel. The pictures are for eyes, in test-results/gallery.

const WIDTHS = [320, 360, 600] as const;
// A page in a tab is also as wide as a window.
const PAGE_WIDTHS = [...WIDTHS, 900, 1600] as const;
// What is left of 320 px at a text zoom of 200 %.
const ZOOMED_WIDTH = 160;
const TALLEST_PICTURE = 3000;

/** Everything axe finds, as lines. What it cannot decide of contrast is left to eyes. */
function findings(page: Page, hasHeading: boolean): Promise<string[]> {
  return page.evaluate(async (enabled) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations, incomplete } = await axe.run(document, {
      resultTypes: ['violations', 'incomplete'],
      rules: { 'page-has-heading-one': { enabled } },
    });
    const serious = incomplete.filter(({ id }) => id !== 'color-contrast');
    return [...violations, ...serious].map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, hasHeading);
}

/** A picture of the page as far as it is of interest. Asked of the browser itself, it takes half as long. */
async function takePicture(cdp: CDPSession, path: string): Promise<void> {
  const { cssContentSize } = await cdp.send('Page.getLayoutMetrics');
  const height = Math.min(cssContentSize.height, TALLEST_PICTURE);
  const { data } = await cdp.send('Page.captureScreenshot', {
    optimizeForSpeed: true,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: cssContentSize.width, height, scale: 1 },
  });
  await writeFile(path, data, 'base64');
}

/** Where pictures go. Playwright empties the folder before each run. */
async function pictureFolder(): Promise<string> {
  const folder = join(test.info().project.outputDir, 'gallery');
  await mkdir(folder, { recursive: true });
  return folder;
}

async function look(
  sheet: Sheet,
  names: readonly string[],
  theme: string,
  widths: readonly number[] = WIDTHS,
): Promise<void> {
  const folder = await pictureFolder();
  const { page } = sheet;
  const cdp = await page.context().newCDPSession(page);
  for (const name of names) {
    await sheet.show(name);
    expect.soft(await overflowAt(page, ZOOMED_WIDTH), `${name}, zoomed`).toBeLessThanOrEqual(0);
    for (const width of widths) {
      expect.soft(await overflowAt(page, width), `${name} at ${width}`).toBeLessThanOrEqual(0);
      await takePicture(cdp, join(folder, `${name}-${width}-${theme}.png`));
    }
    // Nothing is there yet that a heading could stand over.
    expect.soft(await findings(page, name !== 'starting'), name).toEqual([]);
    expect.soft(sheet.complaints(), name).toEqual([]);
  }
}

// Each draws dozens of pages at four widths, which is seconds, but minutes on a machine that is busy with other things.
test.describe.configure({ timeout: 180_000 });

// In parts, so that they run at the same time.
const PARTS = 4;
const PAGES = [
  ...Array.from({ length: PARTS }, (_, part) => ({ sheet: 'panel', part, parts: PARTS })),
  { sheet: 'options', part: 0, parts: 1 },
  ...Array.from({ length: PARTS }, (_, part) => ({ sheet: 'library', part, parts: PARTS })),
] as const;

for (const theme of ['light', 'dark'] as const) {
  for (const { sheet, part, parts } of PAGES) {
    const which = `the ${sheet}, ${part + 1} of ${parts}`;
    test(`${theme}: every story fits, and axe finds nothing: ${which}`, async ({
      page,
      gallery,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      const opened = await openSheet(page, `${gallery.url}${sheet}.html`);
      await look(
        opened,
        opened.names.filter((_, index) => index % parts === part),
        theme,
        sheet === 'panel' ? WIDTHS : PAGE_WIDTHS,
      );
    });
  }
}

test('forced colours: a few stories keep what tells things apart', async ({ page, gallery }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const opened = await openSheet(page, `${gallery.url}panel.html`);
  await look(
    opened,
    ['first-run', 'several', 'person-rich', 'match-doubtful', 'failure-bad-key', 'working'],
    'forced',
  );
  await look(await openSheet(page, `${gallery.url}library.html`), ['ledger-month'], 'forced');
});

test('hostile strings: nothing runs, nothing leads to another scheme, every text is isolated', async ({
  page,
  gallery,
}) => {
  const opened = await openSheet(page, `${gallery.url}panel.html`);
  for (const name of opened.names.filter((one) => /hostile|excessive/.test(one))) {
    await opened.show(name);
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    expect(await page.evaluate(() => 'ran' in window), name).toBe(false);
    const schemes = await page.evaluate(() =>
      [...document.querySelectorAll('a[href], area, form[action], img, iframe')].map((element) => {
        const to = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        return to.startsWith('/') ? 'https:' : new URL(to).protocol;
      }),
    );
    expect(
      schemes.filter((one) => !['https:', 'mailto:', 'tel:'].includes(one)),
      name,
    ).toEqual([]);
    // Text that is turned round turns whatever follows it, but for what isolates it.
    const loose = await page.evaluate(() => {
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (!node.textContent?.includes('\u202E')) continue;
        if (node.parentElement?.closest('bdi, q, [dir="auto"], .visually-hidden')) continue;
        found.push(node.parentElement?.outerHTML.slice(0, 120) ?? '');
      }
      return found;
    });
    expect(loose, name).toEqual([]);
    expect(opened.complaints(), name).toEqual([]);
  }
});

test('the gallery shows each story twice, side by side', async ({ page, gallery }) => {
  await page.setViewportSize({ width: 900, height: 800 });
  await page.goto(gallery.url);
  await page.getByLabel('Stories').fill('first-run-of-two');
  for (const theme of ['light', 'dark']) {
    const frame = page.frameLocator(`iframe[title="first-run-of-two, ${theme}"]`);
    const heading = frame.getByRole('heading', { name: 'Who is the person on this page?' });
    await expect(heading).toBeVisible();
    await expect(frame.locator('html')).toHaveCSS('color-scheme', theme);
  }
  await expect(page.locator('iframe')).toHaveCount(2);
});

test('npm run gallery serves it from the sources', async ({ request }) => {
  const live = await serveGallery('live');
  try {
    expect(await (await request.get(live.url)).text()).toContain('<div id="root">');
    const module = await request.get(`${live.url}stories/panel.ts`);
    expect(module.ok()).toBe(true);
    expect(await module.text()).toContain('PANEL_STORIES');
  } finally {
    await live.close();
  }
});
