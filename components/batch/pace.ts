import { type ReadonlySignal, signal } from '@preact/signals';
import type { BatchStanding } from '../../lib/batch-commands';
import { leftOf } from './standing';
import type { BatchWorld } from './world';

// Fewer answers, or less time, tell little of how long the others take.
const LEAST_ROWS = 5;
const LEAST_MS = 5_000;

/** How fast a batch goes while it is looked at. */
export interface PaceModel {
  /** Seconds until it ends, by how fast it has gone here; `undefined` while nobody knows. */
  readonly leftS: ReadonlySignal<number | undefined>;
  note(standing: BatchStanding): void;
}

/** Builds the pace of one batch. */
export function createPace(world: Pick<BatchWorld, 'now'>): PaceModel {
  const leftS = signal<number | undefined>(undefined);
  let first: { readonly at: number; readonly left: number } | undefined;
  return {
    leftS,
    note: ({ batch, counts }) => {
      if (batch.state !== 'running') {
        first = undefined;
        leftS.value = undefined;
        return;
      }
      const left = leftOf(counts);
      const at = world.now();
      first ??= { at, left };
      const tookMs = at - first.at;
      const done = first.left - left;
      if (done < LEAST_ROWS || tookMs < LEAST_MS) return;
      leftS.value = Math.ceil(((tookMs / done) * left) / 1000);
    },
  };
}
