import { type Channel, channelOf } from './channel';
import type { ProviderId } from './providers/provider';
import type { Alias } from './store/rows';

/** Whom an identifier leads to since the user has said so. */
export interface AliasChange {
  readonly provider: ProviderId;
  readonly identifierKey: string;
  readonly alias: Alias;
}

const channel = channelOf<AliasChange>('sidecard-aliases');

/** Calls back when the user judged a match, in whatever panel; returns what ends that. */
export const watchAliases: Channel<AliasChange>['watch'] = channel.watch;

/** Tells every panel what the user has said of a match. */
export const announceAlias: Channel<AliasChange>['announce'] = channel.announce;
