const REST_MS = 300;
const LONG_MS = 1_500;

const realTimeout = setTimeout.bind(window);
const realIdle = requestIdleCallback.bind(window);

interface Time {
  /** Lets one slice of idle time pass. */
  slice(): Promise<void>;
  pass(ms: number): Promise<void>;
}

const browsersTime: Time = {
  slice: () => new Promise((done) => realIdle(() => done(), { timeout: 300 })),
  pass: (ms) => new Promise((done) => realTimeout(done, ms)),
};

/** Time that passes only here: with every look at the clock, and when it is let pass. */
function ownTime(tick: number): Time {
  let now = 0;
  const idle: (() => void)[] = [];
  let timers: { at: number; act: () => void }[] = [];
  performance.now = () => {
    now += tick;
    return now;
  };
  window.requestIdleCallback = (act) => {
    idle.push(() => act({ didTimeout: false, timeRemaining: () => 0 }));
    return 0;
  };
  window.setTimeout = ((act: () => void, ms: number) => {
    timers.push({ at: now + ms, act });
    return 1;
  }) as typeof setTimeout;
  const task = () =>
    new Promise<void>((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(0);
    });
  const slice = async () => {
    await task();
    idle.shift()?.();
    await task();
  };
  return {
    slice,
    pass: async (ms) => {
      for (let left = ms / 50; left-- > 0; now += 50) {
        await slice();
        while (idle.length) await slice();
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        for (const { act } of due) act();
      }
      await task();
    },
  };
}

let time = browsersTime;

/** From now on time passes only here, by so many milliseconds with each look at the clock. */
export function takeTime(tick: number): void {
  time = ownTime(tick);
}

/** Lets so many milliseconds pass. */
export const pass = (ms: number) => time.pass(ms);

/** How a page goes on after a change: in the same task, or later. */
export const PAUSES = {
  none: () => undefined,
  microtask: () => Promise.resolve(),
  slice: () => time.slice(),
  slices: async () => {
    for (let left = 5; left--; ) await time.slice();
  },
  rest: () => time.pass(REST_MS),
  long: () => time.pass(LONG_MS),
};
