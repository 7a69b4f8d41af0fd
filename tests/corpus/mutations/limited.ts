/** Runs a task as soon as there is room for it. */
export type Limited = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** Room for so many tasks at a time. */
export function limited(most: number): Limited {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
