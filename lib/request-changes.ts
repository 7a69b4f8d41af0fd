import { type Channel, channelOf } from './channel';
import type { StoredRequest } from './store/rows';

/** A row that was written or has got its end; null: rows were deleted or changed, and all are to be read anew. */
export type RequestChange = StoredRequest | null;

const channel = channelOf<RequestChange>('sidecard-requests');

/** Calls back when the log of requests has changed, in whatever context; returns what ends that. */
export const watchRequests: Channel<RequestChange>['watch'] = channel.watch;

/** Tells every page that shows the log that it has changed. */
export const announceRequest: Channel<RequestChange>['announce'] = channel.announce;
