import type { BatchStanding } from '../../lib/batch-commands';
import { type Failure, failureOf } from '../../lib/failure';
import type { BatchWorld } from './world';

// A call that ends at once is not followed at once: what stands in its way takes a moment to pass.
const SHORTEST_MS = 500;
// After a worker that died, and after any other failure.
const AFTER_DEATH_MS = 1_000;
const AFTER_FAILURE_MS = 30_000;

/** What is told while a batch is kept going. */
export interface Told {
  standing(standing: BatchStanding): void;
  /** Why the last call brought nothing; `undefined` once one did. */
  failure(id: string, failure: Failure | undefined): void;
}

/** Keeps running batches going as long as this page is open: for each of them one call after the other. */
export function createDrive(
  world: Pick<BatchWorld, 'send' | 'wait' | 'now'>,
  told: Told,
): (id: string) => void {
  const driven = new Set<string>();

  /** Resolves with whether it still runs. */
  async function callOnce(id: string): Promise<boolean> {
    const began = world.now();
    try {
      const standing = await world.send('run-batch', { id });
      told.failure(id, undefined);
      told.standing(standing);
      if (standing.batch.state !== 'running' && !standing.isHolding) return false;
      await world.wait(Math.max(0, SHORTEST_MS - (world.now() - began)));
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === 'bad-input') return false;
      const isDeath = failure.code === 'interrupted';
      if (!isDeath) told.failure(id, failure);
      await world.wait(isDeath ? AFTER_DEATH_MS : AFTER_FAILURE_MS);
    }
    return true;
  }

  async function keepGoing(id: string): Promise<void> {
    driven.add(id);
    let isRunning = true;
    while (isRunning) isRunning = await callOnce(id);
    driven.delete(id);
  }

  return (id) => {
    if (!driven.has(id)) void keepGoing(id);
  };
}
