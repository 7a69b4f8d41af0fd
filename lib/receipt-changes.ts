import { type Channel, channelOf } from './channel';

const channel = channelOf<null>('sidecard-receipts');

/** Calls back when receipts, or what the store saved, were written, in whatever context; returns what ends that. */
export const watchReceipts: Channel<null>['watch'] = channel.watch;

/** Tells every other context that receipts, or what the store saved, were written. */
export const announceReceipts = (): void => channel.announce(null);
