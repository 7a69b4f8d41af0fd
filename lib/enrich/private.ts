import { createMemory, privateLayer } from '../store/private-layer';
import { createPipeline, type Pipeline, type Surroundings } from './pipeline';

/** How people are looked up from private windows. */
export interface PrivateLookUps {
  readonly pipeline: Pipeline;
  /** As the pipeline has them: the database takes no names, the log is told none. */
  readonly around: Surroundings;
}

/**
 * Looks people up as everywhere else, by the same steps, over databases that keep in memory whom it is about. Stored are a receipt for each
 * paid request, which the caps count, and its row in the log, both without any identifier. What was stored before is read, so that
 * nobody is paid for again, and what the `usual` look-ups have under way is joined. All is forgotten with this object; what is under way then
 * still settles its receipt.
 */
export function createPrivateLookUps(
  around: Surroundings,
  usual?: Pick<Pipeline, 'inFlight'>,
): PrivateLookUps {
  const memories = { bought: createMemory(), demo: createMemory() };
  const privately: Surroundings = {
    ...around,
    database: async (provider) =>
      privateLayer(
        await around.database(provider),
        provider.isDemo ? memories.demo : memories.bought,
      ),
    announceAlias: () => undefined,
    log: (provider, errand) => around.log(provider, { ...errand, identifiers: [] }),
  };
  return { pipeline: createPipeline(privately, usual), around: privately };
}
