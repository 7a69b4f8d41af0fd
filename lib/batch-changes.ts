import { type Channel, channelOf } from './channel';

/** What changed of which batch: it, or the rows at these positions, too; `positions` absent: whichever. */
export interface BatchChange {
  readonly id: string;
  readonly positions?: readonly number[];
}

const channel = channelOf<BatchChange>('sidecard-batches');

/** Calls back when a batch was changed by another context; returns what ends that. */
export const watchBatches: Channel<BatchChange>['watch'] = channel.watch;

/** Tells every other context that a batch was changed. */
export const announceBatch: Channel<BatchChange>['announce'] = channel.announce;
