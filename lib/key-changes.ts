import { type Channel, channelOf } from './channel';

const channel = channelOf<null>('sidecard-keys');

/** Calls back when a key was saved, tested, moved or removed, or keys were locked or unlocked; returns what ends that. Says nothing of the key itself. */
export const watchKeyChanges: Channel<null>['watch'] = channel.watch;

/** Tells every other context of that. */
export const announceKeyChange = (): void => channel.announce(null);
