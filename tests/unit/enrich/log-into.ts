import type { Surroundings } from '../../../lib/enrich/pipeline';
import { openLog } from '../../../lib/store/requests';
import type { Database } from '../../../lib/store/schema';

/** The product's own log of requests, over a database of the test's. */
export function logInto(database: Database): Surroundings['log'] {
  const world = {
    database: async () => database,
    now: Date.now,
    onWritten: () => undefined,
  };
  return (provider, errand) =>
    openLog(world, { ...errand, ...(provider && { provider: provider.id }) });
}
