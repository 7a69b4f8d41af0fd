// After three 500s in a row an extension's next requests were rejected in Chromium 156 without reaching the provider, for a time that grows with each: it looks
// like a drop, so that nobody knows whether it was charged. A little longer is waited after each lost order, in the steps of Chromium's own back-off.
const AFTER_LOSS_MS = 1_000;
const FACTOR = 1.4;
const LONGEST_MS = 120_000;

/** How long nothing is sent after so many orders in a row that came to nothing, ms. */
export function waitAfter(losses: number): number {
  return Math.min(LONGEST_MS, AFTER_LOSS_MS * FACTOR ** losses);
}
