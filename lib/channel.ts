/** What one context of Sidecard tells all others. */
export interface Channel<T> {
  /** Calls back with what another context tells; returns what ends that. */
  watch(changed: (what: T) => void): () => void;
  /** Tells every other context. */
  announce(what: T): void;
}

/** The channel of that name; it is open only while somebody watches it. */
export function channelOf<T>(name: string): Channel<T> {
  return {
    watch: (changed) => {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }: MessageEvent<T>) => changed(data);
      return () => channel.close();
    },
    announce: (what) => {
      const channel = new BroadcastChannel(name);
      channel.postMessage(what);
      channel.close();
    },
  };
}
