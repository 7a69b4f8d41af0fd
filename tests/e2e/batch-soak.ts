import type { Page } from '@playwright/test';
import { randomFrom } from '../bench/random';
import { SIMULATED_HOSTS, type Simulator, startSimulator } from '../simulator/simulator';
import { type FileRow, thousandRows } from './batch-file';
import {
  atMostOf,
  driven,
  expectBooksToAgree,
  order,
  pausedFor,
  plannedBatch,
  storedBatch,
  tell,
  withoutCaps,
} from './batch-steps';
import { launch } from './harness/browser';
import { expect, extensionDir } from './harness/fixture';
import { paidRequests, saveKey } from './steps';

const KEY = 'sim-fast';
const LONGEST_ANSWER_MS = 400;
/** Within which a batch has many requests under way, and has not come to its end: what is cut off is not asked for again. */
const LONGEST_LIFE_MS = 4000;
/** What may pass between an answer and the end of its write on a busy machine. */
const WRITING_MS = 500;

/** One kill, and how the batch stood at the next start. */
export interface BatchKill {
  /** ms from the command to the kill. */
  readonly killMs: number;
  /** Requests that had reached the provider. */
  readonly requests: number;
  readonly found: number;
  readonly uncertain: number;
}

/**
 * Kills the whole browser (SIGKILL) so many times at random moments of a batch of a thousand rows for each kill. After each start it stands paused and has sent
 * nothing by itself; nothing that was found is lost, the books agree; in the end every row is accounted for, and nobody was paid for twice.
 */
export async function soakBatch(
  about: {
    readonly kills: number;
    readonly seed: number;
    /** In which the provider's host is granted. */
    readonly profileDir: string;
    readonly hosts: Readonly<Record<string, number>>;
  },
  onKill: (kill: BatchKill) => void = () => undefined,
): Promise<void> {
  const random = randomFrom(about.seed);
  const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const simulator = await startSimulator({
    ...{ delayMs: 1, http: false },
    wait: () => wait(random.below(LONGEST_ANSWER_MS)),
  });
  const providers = SIMULATED_HOSTS.map((host) => [host, simulator.httpsPort] as const);
  const hosts = { ...about.hosts, ...Object.fromEntries(providers) };
  const start = () => launch({ extensionDir, hosts, profileDir: about.profileDir });
  const { columns, rows } = thousandRows(about.seed, about.kills);
  const given = rows.map(({ cells }) => ({ given: cells[1] || cells[2] || '', cells }));
  let sidecard = await start();
  try {
    const first = await saveKey(sidecard, KEY);
    await expect(first.getByText(/is valid \(tested/)).toBeVisible();
    await withoutCaps(sidecard);
    const { id, plan } = await plannedBatch(first, given, { columns });
    const atMost = atMostOf(plan);
    let page = first;
    let kept: readonly number[] = [];
    for (let kill = 0; kill < about.kills; kill++) {
      await order(page, 'start-batch', { id, atMost });
      const running = tell(page, 'run-batch', { id }).catch(() => undefined);
      const killMs = random.below(LONGEST_LIFE_MS);
      await wait(killMs);
      await sidecard.crash();
      await running;
      await sidecard.close();
      // What was sent before the kill may still be charged now.
      await wait(LONGEST_ANSWER_MS + WRITING_MS);

      const requests = paidRequests(simulator).length;
      sidecard = await start();
      page = await sidecard.openOptions();
      kept = await look(page, simulator, id, kept);
      expect(paidRequests(simulator), 'nothing is sent by itself').toHaveLength(requests);
      const { rows: stored } = await storedBatch(page, id);
      const count = (state: string) => stored.filter((row) => row.state === state).length;
      onKill({ killMs, requests, found: count('found'), uncertain: count('uncertain') });
    }
    await order(page, 'start-batch', { id, atMost });
    const { batch } = await driven(page, id);
    expect(batch.state).toBe('ended');
    expectEndings(rows, (await storedBatch(page, id)).rows);
    await expectBooksToAgree(page, simulator, KEY);
  } finally {
    await sidecard.close();
    await simulator.close();
  }
}

/** How the batch stands after a start, held against what must be; answers which rows were found. */
async function look(
  page: Page,
  simulator: Simulator,
  id: string,
  kept: readonly number[],
): Promise<readonly number[]> {
  // Answered once all that an earlier worker left open is closed.
  const { batch } = await order(page, 'run-batch', { id });
  expect(batch.state).toBe('paused');
  expect(pausedFor(batch)).toBe('closed');
  const { rows } = await storedBatch(page, id);
  expect(rows.filter(({ state }) => state === 'sent')).toEqual([]);
  const found = rows.flatMap(({ state, position }) => (state === 'found' ? [position] : []));
  expect(found, 'what was found stays found').toEqual(expect.arrayContaining([...kept]));
  await expectBooksToAgree(page, simulator, KEY);
  return found;
}

/** Every row has ended as the file says, but for those whose answer was cut off. */
function expectEndings(
  rows: readonly FileRow[],
  stored: readonly { readonly position: number; readonly state: string }[],
): void {
  expect(stored.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
  for (const { position, state } of stored) {
    const { ending } = rows[position] ?? {};
    const mayBeCutOff = ending === 'found' || ending === 'missed' || ending === 'failed';
    if (state !== 'uncertain' || !mayBeCutOff) expect(state, `row ${position}`).toBe(ending);
  }
}
