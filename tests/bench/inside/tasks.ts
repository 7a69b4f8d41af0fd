import { begin, clearMarks } from './marks';

/** One run of somebody's code, from its call until nothing of it waits as a microtask. */
export interface Task {
  /** Under which the bench finds how long it took on the processor. */
  readonly id: string;
  readonly kind: 'start' | 'idle' | 'timer' | 'observer' | 'reading' | 'reply';
  /** Milliseconds by the clock, other programs' time included. */
  clockMs: number;
  /** How many records an observer was called with. */
  readonly records: number;
}

// More than any chain of awaits inside one of our tasks.
const MICROTASK_ROUNDS = 20;
const LONG_TIMER_MS = 2_000;
const QUIET_LIMIT_MS = 60_000;

const native = {
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  requestIdleCallback: window.requestIdleCallback.bind(window),
  cancelIdleCallback: window.cancelIdleCallback.bind(window),
  MutationObserver: window.MutationObserver,
};
const pending = new Set<string>();
let tasks: Task[] = [];

/** Runs and times it; the time counts what it leaves to microtasks. */
export function timedTask<T>(kind: Task['kind'], run: () => T, records = 0): T {
  const { id, end } = begin();
  const task: Task = { id, kind, clockMs: 0, records };
  tasks.push(task);
  const startedAt = performance.now();
  try {
    return run();
  } finally {
    let rounds = 0;
    const settle = () => {
      if (rounds++ < MICROTASK_ROUNDS) return queueMicrotask(settle);
      task.clockMs = performance.now() - startedAt;
      end();
    };
    settle();
  }
}

/** Runs it as a task of its own a moment later, untimed. */
export function later(run: () => void): void {
  const key = `later:${Math.random()}`;
  pending.add(key);
  native.setTimeout(() => {
    pending.delete(key);
    run();
  }, 1);
}

/** The tasks since this was last called. */
export function takeTasks(): Task[] {
  const taken = tasks;
  clearMarks();
  tasks = [];
  return taken;
}

/** Waits until nothing that was timed here has anything more to do. */
export async function untilQuiet(): Promise<void> {
  const startedAt = performance.now();
  let calm = 0;
  while (calm < 3) {
    await new Promise((done) => native.setTimeout(done, 2));
    calm = pending.size === 0 ? calm + 1 : 0;
    if (performance.now() - startedAt > QUIET_LIMIT_MS) throw new Error('It never comes to rest.');
  }
}

/** Puts a clock into every door through which a page script's code is called again later. */
export function watchTasks(): void {
  window.requestIdleCallback = (callback, options) => {
    const id = native.requestIdleCallback((deadline) => {
      pending.delete(`idle:${id}`);
      timedTask('idle', () => callback(deadline));
    }, options);
    pending.add(`idle:${id}`);
    return id;
  };
  window.cancelIdleCallback = (id) => {
    pending.delete(`idle:${id}`);
    native.cancelIdleCallback(id);
  };
  const setTimer = (callback: () => void, delayMs = 0) => {
    const id = native.setTimeout(() => {
      pending.delete(`timer:${id}`);
      timedTask('timer', callback);
    }, delayMs);
    if (delayMs < LONG_TIMER_MS) pending.add(`timer:${id}`);
    return id;
  };
  // Its overloads take strings of code and arguments as well; nobody here passes them.
  window.setTimeout = setTimer as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    pending.delete(`timer:${id}`);
    native.clearTimeout(id);
  };
  window.MutationObserver = class extends native.MutationObserver {
    constructor(callback: MutationCallback) {
      super((records, observer) =>
        timedTask('observer', () => callback(records, observer), records.length),
      );
    }
  };
}
