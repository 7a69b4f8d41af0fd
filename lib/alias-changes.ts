import type { ProviderId } from './providers/provider';
import type { Alias } from './store/schema';

const CHANNEL = 'sidecard-aliases';

/** Whom an identifier leads to since the user has said so. */
export interface AliasChange {
  readonly provider: ProviderId;
  readonly identifierKey: string;
  readonly alias: Alias;
}

/** Calls back when the user judged a match, in whatever panel; returns what ends that. */
export function watchAliases(changed: (change: AliasChange) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data: change }: MessageEvent<AliasChange>) => changed(change);
  return () => channel.close();
}

/** Tells every panel what the user has said of a match. */
export function announceAlias(change: AliasChange): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}
