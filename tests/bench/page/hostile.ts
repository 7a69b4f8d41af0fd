import type { BenchBrowser } from '../browser';
import { costOf } from '../cost';
import { withCpuTimes } from '../cpu-clock';
import { HOSTILE_PAGES } from '../inside/hostile-pages';
import type { BenchReport } from '../report';

/** Pages made to hurt: how long one task of ours takes there, and what it sends. */
export async function measureHostilePages(
  { bench }: BenchReport,
  browser: BenchBrowser,
  script: string,
): Promise<void> {
  for (const name of Object.keys(HOSTILE_PAGES) as (keyof typeof HOSTILE_PAGES)[]) {
    const opened = await browser.open(script);
    const { page } = opened;
    const { result, cpu } = await withCpuTimes(opened, () =>
      page.evaluate((name) => window.bench.hostile(name), name),
    );
    for (const [phase, scanned] of Object.entries(result)) {
      const cost = costOf(scanned, cpu);
      const { people, messageBytes } = scanned;
      const sum = messageBytes.reduce((total, bytes) => total + bytes, 0);
      const label = `hostile-page.${name}.${phase}`;
      bench(`${label}.longest-task`, cost.longestMs, `ms (${cost.longestKind})`);
      bench(`${label}.longest-task.clock`, cost.longestClockMs, 'ms by the clock');
      bench(`${label}.total`, cost.totalMs, `ms in ${cost.tasks} tasks`);
      bench(`${label}.found`, people, 'people');
      bench(`${label}.messages`, messageBytes.length, `of ${sum} B in all`);
      bench(`${label}.largest-message`, Math.max(0, ...messageBytes), 'B');
    }
    await page.close();
  }
}
