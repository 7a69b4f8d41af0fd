import { type Channel, channelOf } from './channel';

const channel = channelOf<null>('sidecard-receipts');

/** Calls back when receipts were written, in whatever context; returns what ends that. */
export const watchReceipts: Channel<null>['watch'] = channel.watch;

/** Tells every other context that receipts were written. */
export const announceReceipts = (): void => channel.announce(null);
