import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { NOW, openBooks } from './asking';

/**
 * A simulator for the tests of a file, emptied before each, and their common books, which agree with the provider's in the end: settled
 * receipts are at most what was charged, and that is at most what is settled or open.
 */
export function simulated() {
  const books = openBooks();
  let started: Simulator | undefined;
  const running = (): Simulator => {
    if (started === undefined) throw new Error('The simulator is not started yet.');
    return started;
  };
  beforeAll(async () => {
    started = await startSimulator({ now: () => NOW });
  });
  beforeEach(() => running().reset());
  afterAll(async () => {
    await running().close();
    expect(books.settled).toBeLessThanOrEqual(books.charged);
    expect(books.charged).toBeLessThanOrEqual(books.settled + books.open);
  });
  return {
    books,
    get simulator() {
      return running();
    },
  };
}
