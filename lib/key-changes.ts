const CHANNEL = 'sidecard-keys';

/** Calls back when a key was saved, tested or removed; returns what ends that. Says nothing of the key itself. */
export function watchKeyChanges(changed: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = changed;
  return () => channel.close();
}

/** Tells every other context that a key was saved, tested or removed. */
export function announceKeyChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}
