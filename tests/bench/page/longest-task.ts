import type { BenchBrowser, BenchPage } from '../browser';
import { type Cost, costOf } from '../cost';
import { withCpuTimes } from '../cpu-clock';
import type { PageKind } from '../inside/markup';
import { median } from '../measure';
import type { BenchReport } from '../report';

const PAGES = 5;
const KINDS: readonly PageKind[] = ['article', 'table'];

/** D4: on pages opened anew, so that nothing is compiled yet, and laid out before the scan begins. */
export async function measureLongestTask(
  { bench, target }: BenchReport,
  browser: BenchBrowser,
  script: string,
): Promise<void> {
  for (const kind of KINDS) {
    const costs: Cost[] = [];
    let layouts = 0;
    for (let round = 0; round < PAGES; round++) {
      const opened = await browser.open(script);
      const { page } = opened;
      await page.evaluate((kind) => window.bench.build(kind, 3, true), kind);
      await painted(opened);
      const before = await layoutsOf(opened);
      const { result, cpu } = await withCpuTimes(opened, () =>
        page.evaluate(() => window.bench.scan()),
      );
      layouts = Math.max(layouts, (await layoutsOf(opened)) - before);
      costs.push(costOf(result, cpu));
      await page.close();
    }
    const each = (figure: 'longestMs' | 'longestClockMs') =>
      costs.map((cost) => cost[figure].toFixed(1)).join(',');
    bench(`task.${kind}.longest.each`, each('longestMs'), 'ms');
    bench(`task.${kind}.longest.each.clock`, each('longestClockMs'), 'ms by the clock');
    bench(`task.${kind}.longest.kinds`, costs.map(({ longestKind }) => longestKind).join(','));
    target(`D4 ${kind}-longest-task-ms`, median(costs.map((cost) => cost.longestMs)), '<=', 8);
    target(`D4 ${kind}-forced-layouts`, layouts, '<=', 0);
  }
}

async function painted({ page }: BenchPage): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
  );
  await page.waitForTimeout(300);
}

/** Layouts and computations of style so far. The page is otherwise still: each further one was forced. */
async function layoutsOf({ cdp }: BenchPage): Promise<number> {
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics
    .filter(({ name }) => name === 'LayoutCount' || name === 'RecalcStyleCount')
    .reduce((sum, { value }) => sum + value, 0);
}
