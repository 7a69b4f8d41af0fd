import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import {
  atMostOf,
  driven,
  openLibrary,
  order,
  plannedBatch,
  setSettings,
  storedBatch,
} from '../e2e/batch-steps';
import { type LaunchedBrowser, launch } from '../e2e/harness/browser';
import { grantedProfile } from '../e2e/harness/grant';
import { removeProfileFolder } from '../e2e/harness/profile-folder';
import { paidRequests, saveKey } from '../e2e/steps';
import { crowdUrl } from '../simulator/crowd/crowd';
import { SIMULATED_HOSTS, type Simulator, startSimulator } from '../simulator/simulator';
import { benchPipeline } from './batch-pipeline';
import { type Heaps, heapsOf } from './heap';
import type { BenchReport } from './report';
import { scrolled } from './scrolled';

const extensionDir = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const KEY = 'sim-fast';
const PEOPLE = Number(process.env.SIDECARD_BENCH_ROWS ?? 10_000);
/** Requests at once in the floor, as in a batch. */
const AT_ONCE = 10;
const WARM_UP = 250;
const ROOMY = 1_000_000;
const MB = 1e6;
const WORKER = 'chrome-extension://';
// What runs these files wraps the functions in them; those that are sent into a browser find no such wrapper there.
const NAMING = 'globalThis.__name = (value) => value';

/** Ten thousand people in one batch, in the product's own build: its time beside that of the bare requests, its memory, its table, and how soon it goes on after a kill. */
export async function benchBatch(report: BenchReport): Promise<void> {
  await benchPipeline(report, PEOPLE);
  const simulator = await startSimulator({ http: false });
  const hosts = Object.fromEntries(SIMULATED_HOSTS.map((host) => [host, simulator.httpsPort]));
  const granted = await grantedProfile(extensionDir, ['https://api.crustdata.com/*']);
  const profileDir = await granted.copy();
  const start = () => launch({ extensionDir, hosts, profileDir });
  let sidecard = await start();
  try {
    const options = await saveKey(sidecard, KEY);
    await options.getByText(/is valid \(tested/).waitFor();
    // Looked at before each order, and never reached.
    await setSettings(sidecard, { capDay: ROOMY, capMonth: ROOMY });
    await options.evaluate(NAMING);
    const heaps = await heapsOf(sidecard.context);
    const id = await measureBatch(report, options, sidecard, simulator, heaps);
    await measureFloor(report, sidecard, simulator);
    await measureTable(report, sidecard, id, heaps);
    const other = await measureWorkerDeath(report, options, sidecard, simulator);
    await sidecard.crash();
    await sidecard.close();
    sidecard = await start();
    await measureBrowserDeath(report, sidecard, simulator, other);
  } finally {
    await sidecard.close();
    await removeProfileFolder(profileDir);
    await granted.remove();
    await simulator.close();
  }
}

const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ given: crowdUrl(from + index) }));

let batchMs = Number.NaN;

async function measureBatch(
  { bench, target }: BenchReport,
  page: Page,
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  heaps: Heaps,
): Promise<string> {
  const workerUrl = `${WORKER}${sidecard.extensionId}/`;
  // What a first batch loads and remembers of the provider is not what grows with the people.
  const first = await plannedBatch(page, people(3 * PEOPLE, WARM_UP));
  await order(page, 'start-batch', { id: first.id, atMost: atMostOf(first.plan) });
  await driven(page, first.id);
  simulator.reset();
  const before = await heaps.used('service_worker', workerUrl);
  const madeAt = performance.now();
  const { id, plan } = await plannedBatch(page, people(0, PEOPLE));
  bench(
    'batch.plan',
    (performance.now() - madeAt) / 1000,
    `s for ${PEOPLE} rows, with storing them`,
  );
  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  let busiest = 0;
  const startedAt = performance.now();
  for (;;) {
    const { batch } = await order(page, 'run-batch', { id });
    if (batch.state !== 'running') break;
    busiest = Math.max(busiest, await heaps.used('service_worker', workerUrl));
  }
  batchMs = performance.now() - startedAt;
  const after = await heaps.used('service_worker', workerUrl);
  const { batch, rows } = await storedBatch(page, id);
  if (batch.state !== 'ended') throw new Error(`The batch is ${batch.state}.`);
  const done = rows.filter(({ state }) => state === 'found' || state === 'missed').length;
  if (done !== PEOPLE) throw new Error(`${done} of ${PEOPLE} rows are done.`);
  bench('batch.requests', paidRequests(simulator).length, `for ${PEOPLE} people`);
  bench('batch.run', batchMs / 1000, 's');
  bench('batch.worker.before', before / MB, 'MB heap after a collection, and a first batch');
  bench('batch.worker.busiest', Math.max(busiest, after) / MB, 'MB');
  bench('batch.worker.after', after / MB, 'MB');
  target('batch worker-heap after/before', after / before, '<=', 1.1);
  return id;
}

/** The very requests of the batch once more, without anything around them. */
async function measureFloor(
  { bench }: BenchReport,
  sidecard: LaunchedBrowser,
  simulator: Simulator,
): Promise<void> {
  const sent = paidRequests(simulator).map(({ body }) => JSON.stringify(body));
  const worker = await sidecard.worker();
  await worker.evaluate(NAMING);
  const floorMs = await worker.evaluate(
    async ({ bodies, key, atOnce }) => {
      const startedAt = performance.now();
      const left = [...bodies];
      const sendAll = async () => {
        for (let body = left.pop(); body !== undefined; body = left.pop()) {
          const reply = await fetch('https://api.crustdata.com/person/enrich', {
            method: 'POST',
            headers: {
              authorization: `Bearer ${key}`,
              'x-api-version': '2025-11-01',
              'content-type': 'application/json',
            },
            body,
          });
          if (!reply.ok) throw new Error(`${reply.status}`);
          await reply.json();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, sendAll));
      return performance.now() - startedAt;
    },
    { bodies: sent, key: KEY, atOnce: AT_ONCE },
  );
  bench('batch.floor', floorMs / 1000, 's for the bare requests');
  bench('batch.overhead', (batchMs - floorMs) / PEOPLE, 'ms a person beside the bare requests');
}

async function measureTable(
  { bench, target }: BenchReport,
  sidecard: LaunchedBrowser,
  id: string,
  heaps: Heaps,
): Promise<void> {
  const openedAt = performance.now();
  const page = await openLibrary(sidecard, `batches/${id}`);
  await page.locator(`[aria-rowcount="${PEOPLE + 1}"], [aria-rowcount="${PEOPLE}"]`).waitFor();
  bench('batch.table.open', performance.now() - openedAt, 'ms to a table of all rows');
  const url = `${WORKER}${sidecard.extensionId}/library.html`;
  bench('batch.page', (await heaps.used('page', url)) / MB, 'MB heap of the page with the table');
  await page.evaluate(NAMING);
  const { frames, dropped, longestMs } = await scrolled(page);
  bench('batch.scroll.frames', frames);
  bench('batch.scroll.dropped', dropped, 'frames');
  bench('batch.scroll.longest', longestMs, 'ms between two frames');
  target('batch scroll dropped-%', (100 * dropped) / (frames + dropped), '<=', 5);
  await page.close();
}

/** From the death of the worker to the next request, with a page open that shows the batch. Answers the batch, which still runs. */
async function measureWorkerDeath(
  { bench }: BenchReport,
  page: Page,
  sidecard: LaunchedBrowser,
  simulator: Simulator,
): Promise<string> {
  // Answers that take two seconds: the batch is under way for long enough to be killed twice.
  simulator.storm('slow', PEOPLE);
  const { id, plan } = await plannedBatch(page, people(PEOPLE, PEOPLE));
  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  const library = await openLibrary(sidecard, `batches/${id}`);
  const before = paidRequests(simulator).length;
  await arrived(simulator, before + 2 * AT_ONCE);
  await sidecard.killWorker();
  const killedAt = Date.now();
  // What was on its way when it died has arrived by now.
  const then = paidRequests(simulator).length;
  await arrived(simulator, then + 1);
  const next = paidRequests(simulator)[then]?.at ?? Number.NaN;
  bench('batch.recovery.worker', next - killedAt, 'ms from its death to the next request');
  await library.close();
  return id;
}

/** From the click on Continue, after the whole browser was killed, to the next request. */
async function measureBrowserDeath(
  { bench }: BenchReport,
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  id: string,
): Promise<void> {
  const page = await sidecard.openOptions();
  const lookedAt = performance.now();
  const { batch } = await order(page, 'run-batch', { id });
  bench('batch.recovery.standing', performance.now() - lookedAt, 'ms to say that it stands');
  if (batch.pausedFor !== 'closed') throw new Error('It does not stand for the closed browser.');
  const before = paidRequests(simulator).length;
  const continuedAt = Date.now();
  await order(page, 'start-batch', { id, atMost: batch.atMost ?? {} });
  await page.evaluate(
    (args) => {
      void chrome.runtime.sendMessage({ type: 'run-batch', args });
    },
    { id },
  );
  await arrived(simulator, before + 1);
  const next = paidRequests(simulator)[before]?.at ?? Number.NaN;
  bench('batch.recovery.browser', next - continuedAt, 'ms from Continue to the next request');
}

/** Resolves when so many paid requests have arrived. */
async function arrived(simulator: Simulator, count: number): Promise<void> {
  const until = Date.now() + 60_000;
  while (paidRequests(simulator).length < count) {
    if (Date.now() > until) throw new Error('Nothing more is sent.');
    await new Promise((done) => setTimeout(done, 2));
  }
}

declare const chrome: { readonly runtime: { sendMessage(message: object): Promise<unknown> } };
