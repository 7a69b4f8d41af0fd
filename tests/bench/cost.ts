import type { CpuTimes } from './cpu-clock';
import type { Scanned } from './inside/scan';
import type { Task } from './inside/tasks';

/** What a scan cost. Milliseconds are CPU time unless they say otherwise. */
export interface Cost {
  /** All of it: page script, reading of its reports. */
  readonly totalMs: number;
  readonly readingMs: number;
  /** The longest task of the page script alone. */
  readonly longestMs: number;
  readonly longestKind: string;
  /** The longest by the clock, which counts what other programs took meanwhile. */
  readonly longestClockMs: number;
  readonly tasks: number;
  /** The longest call of an observer, and the records it was called with. */
  readonly observerMs: number;
  readonly observerRecords: number;
}

/** Adds up what was timed. */
export function costOf({ tasks }: Scanned, cpu: CpuTimes): Cost {
  const msOf = ({ id }: Task) => cpu.get(id) ?? Number.NaN;
  const sum = (list: readonly Task[]) => list.reduce((total, task) => total + msOf(task), 0);
  const longest = (list: readonly Task[]) => list.toSorted((a, b) => msOf(b) - msOf(a))[0];
  const own = tasks.filter(({ kind }) => kind !== 'reading');
  const longestTask = longest(own);
  const observer = longest(own.filter(({ kind }) => kind === 'observer'));
  return {
    totalMs: sum(tasks),
    readingMs: sum(tasks.filter(({ kind }) => kind === 'reading')),
    longestMs: longestTask === undefined ? 0 : msOf(longestTask),
    longestKind: longestTask?.kind ?? 'none',
    longestClockMs: Math.max(0, ...own.map(({ clockMs }) => clockMs)),
    tasks: own.length,
    observerMs: observer === undefined ? 0 : msOf(observer),
    observerRecords: observer?.records ?? 0,
  };
}
