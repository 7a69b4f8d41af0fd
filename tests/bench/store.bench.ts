import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type LaunchedBrowser, launch } from '../e2e/harness/browser';
import { makeProfileFolder, removeProfileFolder } from '../e2e/harness/profile-folder';
import { bundled } from './bundle';
import type {} from './inside/store-entry';
import { slugOf } from './inside/store-people';
import { median } from './measure';
import type { BenchReport } from './report';

const extensionDir = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const PEOPLE = Number(process.env.SIDECARD_BENCH_PEOPLE ?? 50_000);
const PEOPLE_A_CALL = 5_000;
const KNOWN = 500;
const STARTS = 12;
const ANSWERED = 25;

/** The store with many people in it, in the extension's own worker and the browser's own database. */
export async function benchStore(report: BenchReport): Promise<void> {
  const { script } = await bundled('tests/bench/inside/store-entry.ts', 'iife');
  const profile = await makeProfileFolder();
  try {
    const full = await launch({ extensionDir, hosts: {}, profileDir: profile });
    try {
      const bench = await worker(full, script);
      await fill(report, bench, profile);
      await measureReading(report, bench);
      await measureWriting(report, bench);
      await measureStart(report, full);
      // The worker was killed: this is another one.
      await measureMoving(report, await worker(full, script));
    } finally {
      await full.close();
    }
  } finally {
    await removeProfileFolder(profile);
  }
}

type Bench = Awaited<ReturnType<typeof worker>>;

/** The worker of the extension with the bench in it, kept alive by an open page. */
async function worker(sidecard: LaunchedBrowser, script: string) {
  const page = await sidecard.openOptions();
  const live = await page
    .waitForFunction(() => document.title !== '')
    .then(() => sidecard.worker());
  await page.close();
  await live.evaluate(script);
  return live;
}

async function fill({ bench }: BenchReport, live: Bench, profile: string): Promise<void> {
  const before = {
    used: await live.evaluate(() => storeBench.bytesUsed()),
    files: await bytesIn(profile),
  };
  const startedAt = performance.now();
  for (let from = 0; from < PEOPLE; from += PEOPLE_A_CALL) {
    const some = [from, Math.min(PEOPLE_A_CALL, PEOPLE - from)] as const;
    await live.evaluate(([from, count]) => storeBench.fill(from, count), some);
  }
  bench('store.fill', (performance.now() - startedAt) / 1000, `s for ${PEOPLE} people`);
  const used = (await live.evaluate(() => storeBench.bytesUsed())) - before.used;
  bench('store.bytes.by-the-browser', used / PEOPLE, 'B a person, with their receipt and request');
  bench('store.bytes.on-disk', ((await bytesIn(profile)) - before.files) / PEOPLE, 'B a person');
}

async function measureReading({ bench, target }: BenchReport, live: Bench): Promise<void> {
  const some = [PEOPLE, KNOWN] as const;
  await live.evaluate(([people]) => storeBench.known(people, 50), some);
  const took = await live.evaluate(([people, times]) => storeBench.known(people, times), some);
  const sorted = took.toSorted((one, other) => one - other);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  bench('store.known', median(took), 'ms');
  bench('store.known.p95', p95, 'ms');
  target('known-person-p95-ms', p95, '<=', 5);
  const among: number[] = [];
  for (let round = 0; round < 7; round++) {
    among.push(await live.evaluate(([people]) => storeBench.knownAmong(people, 500), some));
  }
  bench('store.known-of-500', median(among), 'ms');
}

async function measureWriting({ bench, target }: BenchReport, live: Bench): Promise<void> {
  const one: number[] = [];
  const each: number[] = [];
  for (let round = 0; round < 7; round++) {
    const at = [1_000_000 + round * 100, ANSWERED] as const;
    one.push(await live.evaluate(([from, count]) => storeBench.keep(from, count), at));
    const after = [at[0] + ANSWERED, ANSWERED] as const;
    each.push(await live.evaluate(([from, count]) => storeBench.keepEach(from, count), after));
  }
  bench(`store.keep.${ANSWERED}-in-one`, median(one), 'ms');
  bench(`store.keep.${ANSWERED}-one-by-one`, median(each), 'ms, with their pending receipts');
  const forgotten: number[] = [];
  for (const number of [7, 4_711]) {
    forgotten.push(await live.evaluate((number) => storeBench.forget(number), number % PEOPLE));
  }
  bench('store.forget', median(forgotten), 'ms');
  bench('store.forget.worst', Math.max(...forgotten), 'ms');
  target('forget-one-ms', median(forgotten), '<=', 2000);
}

/** From the moment in which a worker that is not there is asked, to its answer about a person; in turns with a browser that knows nobody. */
async function measureStart({ bench, target }: BenchReport, full: LaunchedBrowser): Promise<void> {
  const empty = await launch({ extensionDir, hosts: {} });
  try {
    const pages = { full: await full.openOptions(), empty: await empty.openOptions() };
    const times = { full: [] as number[], empty: [] as number[] };
    for (let round = 0; round <= STARTS; round++) {
      const ofFull = await started(full, pages.full, 11);
      const ofEmpty = await started(empty, pages.empty, 11);
      // The first round warms up.
      if (round === 0) continue;
      times.full.push(ofFull);
      times.empty.push(ofEmpty);
    }
    bench('store.start.full', median(times.full), 'ms from asking a dead worker to its answer');
    bench('store.start.empty', median(times.empty), 'ms');
    target('worker-start full/empty', median(times.full) / median(times.empty), '<=', 1.2);
    await pages.full.close();
  } finally {
    await empty.close();
  }
}

async function started(sidecard: LaunchedBrowser, page: Page, number: number): Promise<number> {
  await sidecard.killWorker();
  return page.evaluate(async (slug) => {
    const args = {
      ...{ provider: 'crustdata', how: 'join', atMost: 0 },
      identifier: { kind: 'profile', slug },
    };
    const startedAt = performance.now();
    const reply = await chrome.runtime.sendMessage({ type: 'enrich', args });
    if (typeof reply?.ok !== 'boolean') throw new Error('No answer.');
    return performance.now() - startedAt;
  }, slugOf(number));
}

async function measureMoving({ bench }: BenchReport, live: Bench): Promise<void> {
  const out = await live.evaluate(() => storeBench.export());
  bench('store.export', (out.rows / out.ms) * 1000, 'rows/s');
  bench('store.export.bytes', out.bytes / 1e6, 'MB of text');
  const into = await live.evaluate(() => storeBench.import(2_000_000, 1_000));
  bench('store.import', (into.rows / into.ms) * 1000, 'rows/s');
  bench('store.import.again', (into.rows / into.againMs) * 1000, 'rows/s');
}

declare const chrome: {
  readonly runtime: {
    sendMessage(message: object): Promise<{ readonly ok?: unknown } | undefined>;
  };
};

/** Bytes of the databases of a profile, as its files have them. */
async function bytesIn(profile: string): Promise<number> {
  const folder = join(profile, 'Default', 'IndexedDB');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
