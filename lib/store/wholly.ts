/** What of a transaction is needed to end it. */
interface Ending {
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Does work within a transaction and waits for its end; whatever the work throws undoes all of it. By itself a transaction keeps what was written
 * before an error that is not its own.
 */
export async function wholly<T>(transaction: Ending, work: () => Promise<T>): Promise<T> {
  try {
    const [result] = await Promise.all([work(), transaction.done]);
    return result;
  } catch (thrown) {
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    await transaction.done.catch(() => undefined);
    throw thrown;
  }
}
