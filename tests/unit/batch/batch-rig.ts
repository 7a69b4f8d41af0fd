import { type Batches, createBatches } from '../../../lib/batch/batches';
import { createPace, type PaceOfProvider } from '../../../lib/batch/pace';
import type { BatchWorld } from '../../../lib/batch/world';
import type { BatchStanding, GivenRow } from '../../../lib/batch-commands';
import { createPipeline, type Pipeline, type Surroundings } from '../../../lib/enrich/pipeline';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { Provider, Refusal, Wish } from '../../../lib/providers/provider';
import type { StoredBatchRow } from '../../../lib/store/batch-rows';
import { giveUpPending } from '../../../lib/store/receipts';
import { openLog, readRequestsSince } from '../../../lib/store/requests';
import { readAllRows } from '../../../lib/store/rows-of-batch';
import type { Database } from '../../../lib/store/schema';
import type { Simulator } from '../../simulator/simulator';
import { buildRig, fetchFrom, type Rig } from '../enrich/rig';
import { openSeam, type Seam } from '../money/seam';
import { type Clock, createClock } from './clock';

/** Batches over real HTTP to a simulator, with a clock that leaps. */
export interface BatchRig {
  readonly rig: Rig;
  readonly clock: Clock;
  readonly database: Database;
  /** Those of the present worker. */
  readonly batches: Batches;
  readonly pipeline: Pipeline;
  /** Its sight of the database. */
  readonly seam: Seam;
  readonly provider: Provider;
  /** Kills the worker and starts another; by a crash of the browser its session is gone, too. */
  restart(how?: 'worker' | 'browser'): Promise<void>;
  /** Makes, fills and plans a batch. */
  draft(rows: readonly (string | GivenRow)[], isEveryClass?: boolean): Promise<string>;
  /** Starts it, and runs it until it has ended or stands. */
  go(id: string): Promise<BatchStanding>;
  /** Runs one that was started, until it has ended or stands. */
  drive(id: string): Promise<BatchStanding>;
  start(id: string): Promise<BatchStanding>;
  rows(id: string): Promise<StoredBatchRow[]>;
  /** How many rows are in each state that some are in. */
  states(id: string): Promise<Record<string, number>>;
  readonly standings: string[];
}

interface Options {
  readonly provider?: Provider;
  readonly key?: string;
  readonly wish?: Wish;
  readonly clock?: Clock;
  readonly changed?: Partial<Surroundings>;
  readonly announce?: BatchWorld['announce'];
  /** Wraps the transport of each worker. */
  readonly over?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** Builds a rig. */
export async function buildBatchRig(
  simulator: Simulator,
  {
    provider = crustdata,
    key = 'sim-fast',
    wish = { contact: ['businessEmails'], minSimilarity: 0.8 },
    clock = createClock(),
    changed = {},
    announce = () => undefined,
    over = (fetch) => fetch,
  }: Options = {},
): Promise<BatchRig> {
  const refused: Refusal[] = [];
  const transport = over(clock.during(fetchFrom(simulator)));
  let pace: PaceOfProvider;
  const rig: Rig = await buildRig(simulator, {}, { provider });
  const { database } = rig;
  let hasSession = false;
  let worker: { batches: Batches; pipeline: Pipeline };
  const standings: string[] = [];

  function startWorker() {
    const seam = openSeam(database, { onRelaxed: () => undefined, onWritten: () => undefined });
    pace = createPace({
      now: clock.now,
      wait: clock.waitWithin,
      earlier: async (since) => readRequestsSince(seam.database, since),
    });
    const mine = pace;
    const log = openLogOver(seam.database, clock);
    const around: Surroundings = {
      ...rig.around,
      database: () => seam.alive(Promise.resolve(seam.database)),
      key: async () => key,
      knownOf: async () => ({
        refused: [...refused],
        refuse: async (what) => void refused.push(what),
      }),
      fetch: async () => (input, init) => seam.alive(transport(input, init)),
      log,
      timeoutMs: async () => 3_000,
      now: clock.now,
      counting: () => mine.counting,
      ...changed,
    };
    const pipeline = createPipeline(around);
    const world: BatchWorld = {
      ...{ around, providers: [provider] },
      pipeline: {
        enrich: pipeline.enrich,
        begun: pipeline.begun,
        // What a dead worker was about to do must not stop the clock of the next.
        enrichMany: (many) =>
          seam.isDead ? new Promise(() => undefined) : clock.still(pipeline.enrichMany(many)),
      },
      wish: async () => wish,
      pace: () => mine,
      wait: clock.wait,
      announce,
      hasSession: async () => hasSession,
      beginSession: async () => {
        hasSession = true;
      },
      onPaid: () => undefined,
      onStanding: (_, { state }) => standings.push(state),
    };
    worker = { batches: createBatches(world, giveUpPending(seam.database)), pipeline };
    return seam;
  }

  let seam = startWorker();
  const standing = (id: string) => worker.batches.run(id, { until: clock.now() + 50_000 });
  const made: BatchRig = {
    ...{ rig, clock, database, provider, standings },
    get batches() {
      return worker.batches;
    },
    get pipeline() {
      return worker.pipeline;
    },
    get seam() {
      return seam;
    },
    async restart(how = 'worker') {
      seam.die();
      clock.bury();
      if (how === 'browser') hasSession = false;
      seam = startWorker();
    },
    async draft(rows, isEveryClass) {
      const { batches } = worker;
      const given = rows.map((row) => (typeof row === 'string' ? { given: row } : row));
      const columns = (given[0]?.cells ?? []).map((_, index) => `Column ${index + 1}`);
      const id = await batches.create({ provider: provider.id, from: 'text', name: '', columns });
      for (let from = 0; from < given.length; from += 1_000) {
        await batches.add({ id, rows: given.slice(from, from + 1_000) });
      }
      await batches.plan({ id, ...(isEveryClass && { isEveryClass }) });
      return id;
    },
    async start(id) {
      const { priceOfOne } = await worker.batches.plan({ id });
      const atMost = { profile: priceOfOne.profile.max, email: priceOfOne.email.max };
      return worker.batches.start({ id, atMost });
    },
    async drive(id) {
      for (;;) {
        const now = await standing(id);
        if (now.batch.state !== 'running') return now;
      }
    },
    async go(id) {
      await made.start(id);
      return made.drive(id);
    },
    rows: (id) => readAllRows(database, id),
    async states(id) {
      const counts: Record<string, number> = {};
      for (const { state } of await readAllRows(database, id)) {
        counts[state] = (counts[state] ?? 0) + 1;
      }
      return counts;
    },
  };
  return made;
}

function openLogOver(database: Database, clock: Clock): Surroundings['log'] {
  const world = { database: async () => database, now: clock.now, onWritten: () => undefined };
  return (provider, errand) =>
    openLog(world, { ...errand, ...(provider && { provider: provider.id }) });
}
