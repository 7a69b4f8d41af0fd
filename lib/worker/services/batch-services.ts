import * as z from 'zod/mini';
import type { BatchCommands } from '../../batch-commands';
import { freeFailure } from '../../failure';
import type { TrustedServices } from '../../messenger';
import { BATCH_SOURCES } from '../../store/batch-rows';
import type { WorkerBatches } from '../batches';
import { parsed } from './args';

const MOST_ROWS = 1_000;
const MOST_COLUMNS = 500;
const LONGEST_NAME = 200;
const LONGEST_CELL = 20_000;
/** How long `run-batch` sends: less than a minute, so that nobody waits much longer for what came last. */
const SENDS_FOR_MS = 50_000;

const name = z.string().check(z.maxLength(LONGEST_NAME));
const cell = z.string().check(z.maxLength(LONGEST_CELL));
const credits = z.number().check(z.nonnegative());
const atMost = z.object({ profile: z.optional(credits), email: z.optional(credits) });
const byId = z.object({ id: z.string() });
const made = z.object({
  provider: z.string(),
  from: z.enum(BATCH_SOURCES),
  name,
  columns: z.array(cell).check(z.maxLength(MOST_COLUMNS)),
});
const given = z.object({
  id: z.string(),
  rows: z
    .array(
      z.object({
        given: cell,
        cells: z.optional(z.array(cell).check(z.maxLength(MOST_COLUMNS))),
      }),
    )
    .check(z.maxLength(MOST_ROWS)),
});
const planned = z.object({
  id: z.string(),
  provider: z.optional(z.string()),
  isEveryClass: z.optional(z.boolean()),
});
const started = z.object({ id: z.string(), atMost });
const retried = z.object({
  id: z.string(),
  states: z.array(z.enum(['failed', 'uncertain', 'unsent'])).check(z.minLength(1)),
  atMost,
});
const renamed = z.object({ id: z.string(), name });
const fromPrivate = z.object({ isPrivate: z.literal(true) });

/** How batches are made and run. None of it is for private windows, where nothing is stored. */
export function batchServices(
  batches: WorkerBatches,
  now: () => number,
): Pick<TrustedServices, keyof BatchCommands> {
  return {
    'new-batch': async (args) => batches.create(read(made, args)),
    'add-rows': async (args) => batches.add(read(given, args)),
    'plan-batch': async (args) => batches.plan(read(planned, args)),
    'start-batch': async (args) => batches.start(read(started, args)),
    async 'run-batch'(args) {
      const { id } = read(byId, args);
      return batches.run(id, { until: now() + SENDS_FOR_MS });
    },
    'pause-batch': async (args) => batches.pause(read(byId, args).id),
    'stop-batch': async (args) => batches.stop(read(byId, args).id),
    'retry-batch': async (args) => batches.retry(read(retried, args)),
    async 'rename-batch'(args) {
      await batches.rename(read(renamed, args));
      return null;
    },
    async 'delete-batch'(args) {
      await batches.remove(read(byId, args).id);
      return null;
    },
  };
}

function read<T>(schema: z.ZodMiniType<T>, args: unknown): T {
  if (fromPrivate.safeParse(args).success) throw freeFailure('not-supported');
  return parsed(schema, args);
}
