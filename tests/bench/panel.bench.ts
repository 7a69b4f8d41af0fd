import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { loadedBy } from '../build/loaded-by';
import { type LaunchedBrowser, launch } from '../e2e/harness/browser';
import { siteHosts, startSite } from '../site/site';
import { startBrowser } from './browser';
import { bundled } from './bundle';
import type {} from './inside/card-entry';
import { median } from './measure';
import type { BenchReport } from './report';

const extensionDir = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const KNOWN = 'https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c/';
// A page that no extension may read: the panel has nothing to show.
const EMPTY = 'chrome://version/';
const ROUNDS = 12;
const CARD_ROUNDS = 7;

/** The panel: its bytes; a known person, from the click on the toolbar icon, against an empty panel; the heaviest card, from its data to its paint. */
export async function benchPanel(report: BenchReport): Promise<void> {
  await measureBytes(report);
  await measureOpening(report);
  await measureHeaviest(report);
}

async function measureBytes({ bench, target }: BenchReport): Promise<void> {
  const files = await Promise.all((await loadedBy('sidepanel.html')).map((path) => readFile(path)));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  bench('panel.bytes', bytes, 'bytes gzipped on the way to the first card');
  target('panel-kb-gzipped', bytes / 1000, '<=', 45);
}

async function measureOpening({ bench, target }: BenchReport): Promise<void> {
  const site = await startSite();
  const sidecard = await launch({
    extensionDir,
    hosts: Object.fromEntries(siteHosts.map((host) => [host, site.port])),
  });
  try {
    const known = await sidecard.context.newPage();
    await known.goto(KNOWN);
    const empty = await sidecard.context.newPage();
    await empty.goto(EMPTY);
    await sidecard.clickToolbar(known);
    const first = await sidecard.panel();
    await first.getByRole('button', { name: 'Try it with demo people' }).click();
    await first.locator('article').waitFor();
    await closed(first);
    const times = { known: [] as number[], empty: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      const ofKnown = await opened(sidecard, known, 'article h1');
      const ofEmpty = await opened(sidecard, empty, 'main h1');
      // The first round warms up.
      if (round === 0) continue;
      times.known.push(ofKnown);
      times.empty.push(ofEmpty);
    }
    bench('panel.known', median(times.known), 'ms from the click to the painted name');
    bench('panel.empty', median(times.empty), 'ms from the click to the painted heading');
    target('click-to-known/click-to-empty', median(times.known) / median(times.empty), '<=', 1.3);
  } finally {
    await sidecard.close();
    await site.close();
  }
}

/** Milliseconds from the click on the icon, on that page, to the paint of what fits. */
async function opened(sidecard: LaunchedBrowser, page: Page, selector: string): Promise<number> {
  await page.bringToFront();
  const clickedAt = Date.now();
  await sidecard.clickToolbar(page);
  const panel = await sidecard.panel();
  await panel.locator(selector).waitFor();
  const paintedAt = await panel.evaluate(paintOf, selector);
  await closed(panel);
  return paintedAt - clickedAt;
}

/** When the browser painted what fits, in ms since 1970; runs in the panel. */
function paintOf(selector: string): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { element } = entry as PerformanceEntry & { readonly element?: Element };
        const shown = document.querySelector(selector)?.closest('main');
        if (element && shown?.contains(element)) {
          return resolve(performance.timeOrigin + entry.startTime);
        }
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

async function closed(panel: Page): Promise<void> {
  const gone = panel.waitForEvent('close');
  await panel.evaluate(() => window.close()).catch(() => undefined);
  await gone;
}

async function measureHeaviest({ bench, target }: BenchReport): Promise<void> {
  const { script, style } = await bundled('tests/bench/inside/card-entry.tsx', 'iife', {
    'wxt/browser': 'tests/bench/inside/browser.ts',
  });
  const browser = await startBrowser({ viewport: { width: 360, height: 800 } });
  try {
    const paints = { usual: [] as number[], heaviest: [] as number[] };
    const wholes = { usual: [] as number[], heaviest: [] as number[] };
    for (let round = 0; round <= CARD_ROUNDS; round++) {
      for (const kind of ['usual', 'heaviest'] as const) {
        const { page } = await browser.open(script, `<style>${style}</style>`);
        await page.evaluate(() => window.cardBench.warmUp());
        const took = await page.evaluate((kind) => window.cardBench.paint(kind), kind);
        await page.close();
        if (round === 0) continue;
        paints[kind].push(took.paintMs);
        wholes[kind].push(took.wholeMs);
      }
    }
    for (const kind of ['usual', 'heaviest'] as const) {
      bench(`card.${kind}.data-to-paint`, median(paints[kind]), 'ms');
      bench(`card.${kind}.data-to-whole`, median(wholes[kind]), 'ms with all below the window');
    }
    target('card heaviest-data-to-paint-ms', median(paints.heaviest), '<=', 50);
  } finally {
    await browser.close();
  }
}
