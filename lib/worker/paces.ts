import { createPace, type PaceOfProvider } from '../batch/pace';
import { databaseFor } from '../store/open';
import { readRequestsSince } from '../store/requests';
import { waited } from './waited';

const paces = new Map<string, PaceOfProvider>();

/** Where all requests of this worker to a provider are counted; those of an earlier worker are in the log. */
export function paceOf({
  id,
  isDemo,
}: {
  readonly id: string;
  readonly isDemo: boolean;
}): PaceOfProvider {
  const known = paces.get(id);
  if (known !== undefined) return known;
  const pace = createPace({
    now: Date.now,
    wait: waited,
    // What the demo is asked is in no log.
    earlier: async (since) => {
      if (isDemo) return [];
      const rows = await readRequestsSince(await databaseFor({ isDemo: false }), since);
      return rows.filter(({ provider }) => provider === id);
    },
  });
  paces.set(id, pace);
  return pace;
}
