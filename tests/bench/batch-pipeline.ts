import type { Identifier } from '../../lib/identifier';
import { crustdata } from '../../lib/providers/crustdata/crustdata';
import { crowdSlug } from '../simulator/crowd/crowd';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { buildRig, fetchFrom } from '../unit/enrich/rig';
import { collectGarbage } from './measure';
import type { BenchReport } from './report';

const KEY = 'sim-fast';
const TOGETHER = 25;
const AT_ONCE = 10;

/**
 * The pipeline alone, in Node against the simulator over plain HTTP, beside the very same requests without anything around them. The database is
 * one in memory, and slower than a browser's: what Chromium makes of it is measured there.
 */
export async function benchPipeline({ bench }: BenchReport, people: number): Promise<void> {
  const simulator = await startSimulator();
  try {
    const rig = await buildRig(simulator, {
      key: async () => KEY,
      timeoutMs: async () => 60_000,
    });
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const startedAt = performance.now();
    let found = 0;
    await inTurns(chunks(people), async (identifiers) => {
      const answers = await rig.pipeline.enrichMany({
        provider: crustdata,
        identifiers,
        wish: { contact: ['businessEmails'] },
        atMost: 7,
        batch: 'bench',
        receiptIds: identifiers.map(() => crypto.randomUUID()),
      });
      found += answers.filter((one) => 'matches' in one && one.matches.length > 0).length;
    });
    const tookMs = performance.now() - startedAt;
    if (found === 0) throw new Error('Nobody was found.');
    collectGarbage();
    const heap = process.memoryUsage().heapUsed - before;
    const floorMs = await measureFloor(simulator);
    bench('batch.node.run', tookMs / 1000, `s for ${people} people, ${found} found`);
    bench('batch.node.floor', floorMs / 1000, 's for the bare requests');
    bench('batch.node.overhead', (tookMs - floorMs) / people, 'ms a person');
    bench('batch.node.heap', heap / 1e6, 'MB, with the database, which is in memory');
  } finally {
    await simulator.close();
  }
}

async function measureFloor(simulator: Simulator): Promise<number> {
  const bodies = simulator.requests.map(({ body }) => JSON.stringify(body));
  const send = fetchFrom(simulator);
  const startedAt = performance.now();
  await inTurns(bodies, async (body) => {
    const reply = await send('https://api.crustdata.com/person/enrich', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${KEY}`,
        'x-api-version': '2025-11-01',
        'content-type': 'application/json',
      },
      body,
    });
    if (!reply.ok) throw new Error(`${reply.status}`);
    await reply.json();
  });
  return performance.now() - startedAt;
}

/** Works through all of them, some at once. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function chunks(people: number): readonly (readonly Identifier[])[] {
  return Array.from({ length: Math.ceil(people / TOGETHER) }, (_, chunk) =>
    Array.from({ length: Math.min(TOGETHER, people - chunk * TOGETHER) }, (_, index) => ({
      kind: 'profile',
      slug: crowdSlug(chunk * TOGETHER + index),
    })),
  );
}
