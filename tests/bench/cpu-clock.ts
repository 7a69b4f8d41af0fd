import type { BenchPage } from './browser';

/** What the page's marks are called: this, `begin:` or `end:`, and the id of what is timed. */
const PREFIX = 'bench:';

interface Mark {
  readonly name: string;
  /** Microseconds on the clock, and of the thread on the processor. */
  readonly ts: number;
  readonly tts?: number;
}

/** CPU milliseconds by the id of what was timed in the page. */
export type CpuTimes = ReadonlyMap<string, number>;

/**
 * Runs something that times itself in the page by marks (see inside/marks.ts), and tells how long each took on the processor. A clock
 * inside the page would count other programs' time as well.
 */
export async function withCpuTimes<T>(
  { cdp }: BenchPage,
  run: () => Promise<T>,
): Promise<{ result: T; cpu: CpuTimes }> {
  const begun = new Map<string, Mark>();
  const cpu = new Map<string, number>();
  const take = ({ value }: { value: readonly object[] }) => {
    for (const mark of value as readonly Mark[]) {
      const [, step, id] = mark.name.split(':');
      if (!mark.name.startsWith(PREFIX) || id === undefined) continue;
      const begin = begun.get(id);
      if (step === 'begin') begun.set(id, mark);
      else if (begin !== undefined) cpu.set(id, millisecondsBetween(begin, mark));
    }
  };
  cdp.on('Tracing.dataCollected', take);
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: ['blink.user_timing'], excludedCategories: ['*'] },
    transferMode: 'ReportEvents',
  });
  try {
    const result = await run();
    const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
    await cdp.send('Tracing.end');
    await complete;
    return { result, cpu };
  } finally {
    cdp.off('Tracing.dataCollected', take);
  }
}

// Where the platform tells no time of threads, the clock has to do.
function millisecondsBetween(begin: Mark, end: Mark): number {
  const isThreadKnown = begin.tts !== undefined && end.tts !== undefined;
  return ((isThreadKnown ? (end.tts ?? 0) - (begin.tts ?? 0) : end.ts - begin.ts) || 0) / 1000;
}
