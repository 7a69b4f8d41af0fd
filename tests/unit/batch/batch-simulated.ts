import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { crowdUrl } from '../../simulator/crowd/crowd';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { type BatchRig, buildBatchRig } from './batch-rig';
import { type Clock, createClock } from './clock';

/** A simulator for the tests of a file, emptied before each, by a clock that leaps. */
export function batchSimulated() {
  const clock: Clock = createClock();
  let started: Simulator | undefined;
  const running = (): Simulator => {
    if (started === undefined) throw new Error('The simulator is not started yet.');
    return started;
  };
  beforeAll(async () => {
    started = await startSimulator({ now: clock.now });
  });
  beforeEach(() => running().reset());
  afterAll(() => running().close());
  return {
    clock,
    get simulator() {
      return running();
    },
    build: (options: Parameters<typeof buildBatchRig>[1] = {}) =>
      buildBatchRig(running(), { clock, ...options }),
  };
}

/** Profile URLs of so many of the crowd, from a number on. */
export function profiles(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => crowdUrl(from + index));
}

/** Settled receipts say exactly what was charged, the rows and the batch the same. */
export async function expectBooksToAgree(
  rig: BatchRig,
  simulator: Simulator,
  id: string,
  key = 'sim-fast',
): Promise<void> {
  const receipts = await rig.rig.receipts();
  const settled = receipts.reduce((sum, { credits = 0 }) => sum + credits, 0);
  expect(receipts.filter(({ state }) => state === 'pending')).toEqual([]);
  expect(settled).toBeCloseTo(simulator.account(key)?.spent ?? 0, 6);
  const rows = await rig.rows(id);
  expect(rows.reduce((sum, { credits = 0 }) => sum + credits, 0)).toBeCloseTo(settled, 6);
  const { credits } = await rig.batches.run(id, { until: 0 });
  expect(credits).toBeCloseTo(settled, 6);
}

/** The most requests that arrived within any 60 seconds, of these times in ms. */
export function mostInAMinute(arrivedAt: readonly number[]): number {
  const sorted = [...arrivedAt].sort((one, other) => one - other);
  let first = 0;
  let most = 0;
  for (const [index, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - 60_000) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
