/**
 * The work, one at a time: who asks while it is under way gets it once more after that, together with all others who ask meanwhile. Rejects as the work does.
 */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (running === undefined) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return run();
      });
    return next;
  };
}

/** Of ten parts of the time following takes one at most, however long it takes once there is much to be read. */
const REST_PER_WORK = 9;
const LONGEST_REST_MS = 5_000;

/** The rest (ms) after work that was begun then, by `performance.now()`. */
export function restAfter(begunAt: number): number {
  return Math.min(REST_PER_WORK * (performance.now() - begunAt), LONGEST_REST_MS);
}

/**
 * Follows changes, which may come many a second: the work at the first of them, and once more after a rest for all that came meanwhile. What it could not do is
 * done with the next change.
 */
export function calmly(work: () => Promise<unknown>): () => void {
  const follow = coalesced(async () => {
    const begunAt = performance.now();
    await work().catch(() => undefined);
    await new Promise((rested) => setTimeout(rested, restAfter(begunAt)));
  });
  return () => void follow();
}
