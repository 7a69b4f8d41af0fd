import type { BenchPage } from '../browser';
import { type Cost, costOf } from '../cost';
import { withCpuTimes } from '../cpu-clock';
import type { Scanned } from '../inside/scan';
import { median } from '../measure';
import type { BenchReport } from '../report';

const ROUNDS = 15;

/**
 * D3, D5: 5,000 rows put into a page, followed and read, against the DOM floor of D1 and D2: taking each text and each link's address once.
 * What taking the texts alone costs is told beside it.
 */
export async function measureInserts(
  { bench, target }: BenchReport,
  opened: BenchPage,
): Promise<void> {
  const { result, cpu } = await withCpuTimes(opened, () => insert(opened));
  const costs = result.scans.map((scanned) => costOf(scanned, cpu));
  const middle = (figure: keyof Cost) => median(costs.map((cost) => Number(cost[figure])));
  const msOf = (ids: readonly string[]) => median(ids.map((id) => cpu.get(id) ?? Number.NaN));
  const floor = msOf(result.walks);
  const texts = msOf(result.textWalks);
  bench('inserted.5000-rows.found', median(result.scans.map(({ people }) => people)), 'people');
  bench('inserted.5000-rows.walk', floor, 'ms');
  bench('inserted.5000-rows.walk.texts', texts, 'ms');
  bench('inserted.5000-rows.scan', middle('totalMs'), 'ms');
  bench('inserted.5000-rows.scan.reading', middle('readingMs'), 'ms of it');
  bench('inserted.5000-rows.scan.ratio-to-texts', middle('totalMs') / texts, 'x walking texts');
  bench('inserted.5000-rows.longest-task', middle('longestMs'), 'ms');
  bench('inserted.observer.records', middle('observerRecords'));
  bench('inserted.observer', middle('observerMs'), 'ms');
  target('D3 inserted-scan/walk', middle('totalMs') / floor, '<=', 1.5);
  target('D5 observer-of-5000-ms', middle('observerMs'), '<=', 1);
}

async function insert({ page }: BenchPage) {
  const scans: Scanned[] = [];
  const walks: string[] = [];
  const textWalks: string[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const walked = await page.evaluate((seed) => window.bench.walkInserted(seed, true), round);
    const textsWalked = await page.evaluate((s) => window.bench.walkInserted(s, false), round);
    const scanned = await page.evaluate((seed) => window.bench.scanInserted(seed), round);
    if (round === 0 || scanned === undefined) continue;
    walks.push(walked);
    textWalks.push(textsWalked);
    scans.push(scanned);
  }
  return { scans, walks, textWalks };
}
