let last: Promise<unknown> = Promise.resolve();

/**
 * Runs work one after the other: storage.session has no transactions, and what one command has read another must not change before it
 * writes. Only the worker writes there. Nothing slow belongs in it, nor another turn.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
