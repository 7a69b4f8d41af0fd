import * as z from 'zod/mini';
import type { BatchCommands } from '../../batch-commands';
import { LONGEST_CELL } from '../../batch-input/named-in';
import type { TrustedServices } from '../../messenger';
import { BATCH_SOURCES } from '../../store/batch-rows';
import type { WorkerBatches } from '../batches';
import { parsedToStore } from './args';

const MOST_ROWS = 1_000;
const MOST_COLUMNS = 500;
const LONGEST_NAME = 200;
/** How long `run-batch` sends: less than a minute, so that nobody waits much longer for what came last. */
const SENDS_FOR_MS = 50_000;

const name = z.string().check(z.maxLength(LONGEST_NAME));
const credits = z.number().check(z.nonnegative());
const atMost = z.object({ profile: z.optional(credits), email: z.optional(credits) });
const byId = z.object({ id: z.string() });
const made = z.object({
  provider: z.string(),
  from: z.enum(BATCH_SOURCES),
  name,
  columns: z.array(z.string()).check(z.maxLength(MOST_COLUMNS)),
});
const given = z.object({
  id: z.string(),
  rows: z
    .array(
      z.object({
        given: z.string().check(z.maxLength(LONGEST_CELL)),
        // The user's own, kept as they are.
        cells: z.optional(z.array(z.string()).check(z.maxLength(MOST_COLUMNS))),
      }),
    )
    .check(z.maxLength(MOST_ROWS)),
});
const planned = z.object({
  id: z.string(),
  provider: z.optional(z.string()),
  isEveryClass: z.optional(z.boolean()),
});
const started = z.object({
  id: z.string(),
  atMost,
  planned: z.optional(z.object({ provider: z.string(), isEveryClass: z.boolean() })),
});
const retried = z.object({
  id: z.string(),
  states: z.array(z.enum(['failed', 'uncertain', 'unsent'])).check(z.minLength(1)),
  atMost,
});
const renamed = z.object({ id: z.string(), name });

/** How batches are made and run. None of it is for private windows, where nothing is stored. */
export function batchServices(
  batches: WorkerBatches,
  now: () => number,
): Pick<TrustedServices, keyof BatchCommands> {
  return {
    'new-batch': async (args) => batches.create(parsedToStore(made, args)),
    'add-rows': async (args) => batches.add(parsedToStore(given, args)),
    'plan-batch': async (args) => batches.plan(parsedToStore(planned, args)),
    'start-batch': async (args) => batches.start(parsedToStore(started, args)),
    async 'run-batch'(args) {
      const { id } = parsedToStore(byId, args);
      return batches.run(id, { until: now() + SENDS_FOR_MS });
    },
    'pause-batch': async (args) => batches.pause(parsedToStore(byId, args).id),
    'stop-batch': async (args) => batches.stop(parsedToStore(byId, args).id),
    'retry-batch': async (args) => batches.retry(parsedToStore(retried, args)),
    async 'rename-batch'(args) {
      await batches.rename(parsedToStore(renamed, args));
      return null;
    },
    async 'delete-batch'(args) {
      await batches.remove(parsedToStore(byId, args).id);
      return null;
    },
  };
}
