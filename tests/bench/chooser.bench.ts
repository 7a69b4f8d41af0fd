import { type BenchPage, startBrowser } from './browser';
import { bundled } from './bundle';
import { median } from './measure';
import type { BenchReport } from './report';

const FEW = 10;
const MANY = 500;
const ROUNDS = 4;
/** A name is typed and taken back. */
const KEYS = [...'jane-o', ...Array.from({ length: 6 }, () => 'Backspace')];

/** No lag: a key pressed in the filter of a list of 500 people, against one in a list of ten. */
export async function benchChooser({ bench, target }: BenchReport): Promise<void> {
  const { script, style } = await bundled('tests/bench/inside/chooser-entry.tsx', 'iife');
  const browser = await startBrowser({ viewport: { width: 360, height: 800 } });
  try {
    const lists = [FEW, MANY].map((count) => ({
      count,
      paints: [] as number[],
      works: [] as number[],
    }));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { count, paints, works } of lists) {
        const opened = await browser.open(script, `<style>${style}</style>`);
        const typed = await typeInto(opened, count);
        await opened.page.close();
        // The first round warms up.
        if (round === 0) continue;
        paints.push(...typed.paints);
        works.push(typed.workMs);
      }
    }
    const [few, many] = lists;
    for (const { count, paints, works } of lists) {
      bench(`chooser.${count}.key-to-paint`, median(paints), 'ms');
      bench(`chooser.${count}.key-to-paint.worst`, Math.max(...paints), 'ms');
      bench(`chooser.${count}.work-per-key`, median(works), 'ms');
    }
    const ratio = median(many?.paints ?? []) / median(few?.paints ?? []);
    target('lag key-among-500/key-among-10', ratio, '<=', 2);
  } finally {
    await browser.close();
  }
}

async function typeInto({ page, cdp }: BenchPage, count: number) {
  await page.evaluate((count) => window.chooserBench.draw(count), count);
  await page.waitForTimeout(300);
  const all = await page.evaluate(() => window.chooserBench.shown());
  if (all !== count) throw new Error(`${all} of ${count} people are drawn.`);
  await cdp.send('Performance.enable');
  const paints: number[] = [];
  let fewest = count;
  const before = await taskSeconds(cdp);
  for (const key of KEYS) {
    await page.keyboard.press(key);
    const paint = await page.evaluate(() => window.chooserBench.lastPaint());
    if (paint === undefined) throw new Error('No key arrived.');
    paints.push(paint);
    fewest = Math.min(fewest, await page.evaluate(() => window.chooserBench.shown()));
  }
  if (fewest === count) throw new Error('The filter does nothing.');
  const workMs = ((await taskSeconds(cdp)) - before) * 1000;
  return { paints, workMs: workMs / KEYS.length };
}

/** Seconds that the page's main thread has worked so far. */
async function taskSeconds(cdp: BenchPage['cdp']): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
