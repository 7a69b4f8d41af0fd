const WINDOW_MS = 60_000;

/** Where a window stands: requests a minute, requests left, seconds until the oldest one frees. */
export type RateState = {
  readonly limit: number;
  readonly remaining: number;
  readonly resetS: number;
};

/** A sliding window of one minute. */
export type RateWindow = {
  /** Counts one request and says whether it fits; one that does not fit is not counted. */
  take(): boolean;
  state(): RateState;
};

/**
 * Counts requests of the last 60 seconds by `now` (milliseconds). The published sample of the three
 * headers, 30, 29 and 60 after one request, is what `state` gives. That a refused request does not
 * lengthen the wait is our choice: nothing is published.
 */
export function createRateWindow(limit: number, now: () => number): RateWindow {
  let taken: readonly number[] = [];

  function current(): readonly number[] {
    const since = now() - WINDOW_MS;
    taken = taken.filter((at) => at > since);
    return taken;
  }

  return {
    take() {
      if (current().length >= limit) return false;
      taken = [...taken, now()];
      return true;
    },
    state() {
      const [oldest] = current();
      return {
        limit,
        remaining: limit - taken.length,
        resetS: oldest === undefined ? 0 : Math.ceil((oldest + WINDOW_MS - now()) / 1000),
      };
    },
  };
}
