import type { Surroundings } from '../enrich/pipeline';
import { PROVIDERS } from '../providers/registry';
import { giveUpPending } from '../store/receipts';

/**
 * Closes the receipts that an earlier worker left open: whoever waited for those answers died with it. From then on a pending
 * receipt means a request of this worker. Never rejects: a store that does not open is told to whoever asks for it.
 */
export async function closeOrphans(around: Pick<Surroundings, 'database'>): Promise<void> {
  await Promise.all(
    PROVIDERS.map((provider) =>
      around
        .database(provider)
        .then((database) => giveUpPending(database))
        .catch((error: unknown) =>
          console.error('Sidecard: the store did not open', String(error)),
        ),
    ),
  );
}
