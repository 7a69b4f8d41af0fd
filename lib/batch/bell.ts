/** What ends a wait before its time. */
export interface Bell {
  /** Ends all waits that are under way. */
  ring(): void;
  /** Waits so many ms, none where negative, or until it is rung. */
  sleep(ms: number): Promise<void>;
  /** Resolves when it is rung next. */
  rung(): Promise<void>;
}

/** Builds one over a wait in ms that ends early where its signal is aborted. */
export function createBell(wait: (ms: number, signal: AbortSignal) => Promise<void>): Bell {
  let next = new AbortController();
  return {
    ring() {
      next.abort();
      next = new AbortController();
    },
    sleep: (ms) => wait(Math.max(0, ms), next.signal),
    rung: () =>
      new Promise((resolve) => {
        next.signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  };
}
