import { startBrowser } from './browser';
import { bundled } from './bundle';
import { measureHostilePages } from './page/hostile';
import { measureInserts } from './page/inserts';
import { measureLongestTask } from './page/longest-task';
import { measureMemory } from './page/memory';
import { measureScans } from './page/scans';
import type { BenchReport } from './report';

// A scan is no dearer on a page that is not on screen, and building the page then costs no layout.
const OFF_SCREEN = '<style>body{padding-top:5000px}main{content-visibility:auto}</style>';

/** D1 to D5, memory and hostile pages: the page script and the reading of what it tells, in Chromium. */
export async function benchPage(report: BenchReport): Promise<void> {
  const { script } = await bundled('tests/bench/inside/entry.ts', 'iife');
  const browser = await startBrowser();
  try {
    await measureScans(report, await browser.open(script, OFF_SCREEN));
    await measureInserts(report, await browser.open(script, OFF_SCREEN));
    await measureLongestTask(report, browser, script);
    await measureMemory(report, await browser.open(script, OFF_SCREEN));
    await measureHostilePages(report, browser, script);
  } finally {
    await browser.close();
  }
}
