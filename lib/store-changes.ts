import { type Channel, channelOf } from './channel';

/** What happened to the store as a whole: it was emptied, or a file was brought into it. */
export type StoreChange = 'deleted' | 'imported';

/** What is to be deleted. */
export interface Deletion {
  /** People, answers, receipts, and the log of requests; of the demo too. */
  readonly history: boolean;
  /** The do-not-look-up list. */
  readonly list: boolean;
  /** Settings with the user's consent: Sidecard begins anew. */
  readonly settings: boolean;
  readonly keys: boolean;
}

const channel = channelOf<StoreChange>('sidecard-store');

/** Calls back when the store as a whole was changed by another context; returns what ends that. */
export const watchStore: Channel<StoreChange>['watch'] = channel.watch;

/** Tells every other context what happened to the store as a whole. */
export const announceStoreChange: Channel<StoreChange>['announce'] = channel.announce;
