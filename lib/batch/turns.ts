/** Does one piece of work after the other for each id; resolves, or rejects, as the work does. */
export type Turns = <T>(id: string, work: () => Promise<T>) => Promise<T>;

/** Builds turns, with nobody waiting. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (id, work) => {
    const before = last.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(id, mine);
    const over = () => {
      if (last.get(id) === mine) last.delete(id);
    };
    mine.then(over, over);
    return mine;
  };
}
