import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** One of the things compared with each other. Returns a count, so that nothing is optimised away. */
export interface Side {
  readonly name: string;
  run(): number;
}

const SHORTEST_SAMPLE_MS = 3;
const SHORTEST_CPU_SAMPLE_MS = 10;
const LONGEST_SIDE_MS = 1_500;
const LONGEST_WARM_UP_MS = 400;
const MOST_ROUNDS = 31;
const FEWEST_ROUNDS = 3;
const CPU_SAMPLES = 15;

// What the calls returned: were it dropped, the calls could be too.
const kept = { count: 0 };
let collect: (() => void) | undefined;

/**
 * Milliseconds of one call of each side, in their order: medians of samples that take turns. CPU time, all threads of the process
 * together, which a busy machine leaves as it is; a thread's own is told too coarsely by Linux.
 */
export function medians(sides: readonly Side[]): number[] {
  const tracks = sides.map((side) => ({ side, ...calibrated(side), samples: [] as number[] }));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const { side, calls, rounds, samples } of tracks) {
      if (round < rounds) samples.push(cpuMs(side, calls) / calls);
    }
  }
  return tracks.map(({ samples }) => median(samples));
}

/**
 * CPU milliseconds of one call of each side, in their order: the best of some samples, each of as many calls as make it long
 * enough to be read. All sides run until they are compiled before any is measured, and then take turns, so that a busy moment
 * of the machine meets them all.
 */
export function bestCpuMs(sides: readonly Side[]): number[] {
  const tracks = sides.map((side) => {
    const callMs = warmedUp(side);
    const calls = Math.max(1, Math.ceil(SHORTEST_CPU_SAMPLE_MS / Math.max(callMs, 0.001)));
    return { side, calls, best: Number.POSITIVE_INFINITY };
  });
  for (let sample = 0; sample < CPU_SAMPLES; sample++) {
    for (const track of tracks) {
      collectGarbage();
      track.best = Math.min(track.best, cpuMs(track.side, track.calls) / track.calls);
    }
  }
  return tracks.map(({ best }) => best);
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
    : (sorted[Math.floor(middle)] ?? Number.NaN);
}

/** Frees what is garbage now, so that it is not freed in the middle of the next sample. */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}

/** Runs the side until it is compiled, and finds how many calls make a sample and how many samples the time allows. */
function calibrated(side: Side): { calls: number; rounds: number } {
  const last = warmedUp(side);
  const calls = Math.max(1, Math.ceil(SHORTEST_SAMPLE_MS / Math.max(last, 0.001)));
  const affordable = Math.floor(LONGEST_SIDE_MS / Math.max(last * calls, 1));
  return { calls, rounds: Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, affordable)) };
}

/** Runs the side until it is compiled; milliseconds of its last call. */
function warmedUp(side: Side): number {
  let spentMs = 0;
  let last = 0;
  for (let call = 0; call < 200 && spentMs < LONGEST_WARM_UP_MS; call++) {
    last = cpuMs(side, 1);
    spentMs += last;
  }
  return last;
}

/** CPU milliseconds of so many calls together. */
export function cpuMs(side: Side, calls: number): number {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call++) kept.count += side.run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
