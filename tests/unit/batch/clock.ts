/** A clock that stands still while work is under way, and else leaps to whatever is waited for next. */
export interface Clock {
  now(): number;
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** During this work the clock stands still. */
  still<T>(work: Promise<T>): Promise<T>;
  /** Forgets all work that is under way: whoever does it is dead. */
  bury(): void;
  /** Within such work: time may pass. */
  waitWithin(ms: number): Promise<void>;
  /** A transport during whose requests the clock stands still. */
  during(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  /** Lets time pass. */
  pass(ms: number): void;
}

/** Starts a clock at that time, ms since 1970. */
export function createClock(start = Date.UTC(2026, 10, 22)): Clock {
  let time = start;
  let underWay = 0;
  let generation = 0;
  const dues = new Set<number>();
  const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const still = <T>(work: Promise<T>): Promise<T> => {
    const mine = generation;
    underWay++;
    return work.finally(() => {
      if (mine === generation) underWay--;
    });
  };
  const clock: Clock = {
    now: () => time,
    still,
    bury() {
      generation++;
      underWay = 0;
    },
    waitWithin(ms) {
      const mine = generation;
      underWay--;
      return clock.wait(ms).finally(() => {
        if (mine === generation) underWay++;
      });
    },
    async wait(ms, signal) {
      const due = time + ms;
      dues.add(due);
      // What was begun before gets a few turns to come to its request.
      for (let turns = 0; time < due && !signal?.aborted; turns++) {
        await tick();
        if (underWay > 0) turns = 0;
        else if (turns > 30 && !signal?.aborted) time = Math.max(time, Math.min(due, ...dues));
      }
      dues.delete(due);
    },
    // The body, too, before time goes on.
    during: (fetch) => (input, init) =>
      still(
        fetch(input, init).then(async (response) => {
          const body = await response.arrayBuffer();
          return new Response(body, response);
        }),
      ),
    pass: (ms) => {
      time += ms;
    },
  };
  return clock;
}
