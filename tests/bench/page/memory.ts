import type { BenchPage } from '../browser';
import type { BenchReport } from '../report';

// By then all is compiled that ever will be: compiled code is part of the heap.
const WARM_STEPS = 2_000;
// Ten minutes of a feed that changes ten times a second.
const STEPS = 6_000;

/** Flat memory: a feed that goes on and on keeps the heap, the nodes and the findings where they were. */
export async function measureMemory(
  { bench, target }: BenchReport,
  opened: BenchPage,
): Promise<void> {
  const feed = (steps: number) => opened.page.evaluate((steps) => window.bench.feed(steps), steps);
  const warmFeed = await feed(WARM_STEPS);
  const warm = await heapOf(opened);
  await feed(STEPS / 2);
  const half = await heapOf(opened);
  const endFeed = await feed(STEPS / 2);
  const end = await heapOf(opened);
  bench('memory.feed.warm', warm.bytes / 1e6, 'MB');
  bench('memory.feed.half', half.bytes / 1e6, `MB after ${STEPS / 2} steps`);
  bench('memory.feed.end', end.bytes / 1e6, `MB after ${STEPS} steps`);
  bench('memory.feed.nodes', `${warm.nodes}->${end.nodes}`, 'nodes');
  bench('memory.feed.findings', `${warmFeed.findings}->${endFeed.findings}`, 'findings');
  bench('memory.feed.longest-task', endFeed.longestClockMs, 'ms by the clock');
  target('memory end/warm', end.bytes / warm.bytes, '<=', 1.1);
}

async function heapOf({ cdp }: BenchPage): Promise<{ bytes: number; nodes: number }> {
  // A second collection takes what the first one's finalizers let go.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes };
}
