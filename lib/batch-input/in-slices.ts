// Of a frame of 16 ms, so that what else the page does gets its turn.
const SLICE_MS = 8;

/**
 * Runs work that can be interrupted, and lets the page live between slices of 8 ms. Throws what the signal was aborted with.
 */
export async function inSlices<T>(work: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const end = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await breath();
  }
}

/** A turn for everything else. Not by a timer: in a tab that is not shown those fire once a second. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
