import type { BatchChange } from '../batch-changes';
import type { Pipeline, Surroundings } from '../enrich/pipeline';
import { freeFailure } from '../failure';
import type { Provider, Wish } from '../providers/provider';
import type { StoredBatch } from '../store/batch-rows';
import { readBatch } from '../store/batches';
import type { Database } from '../store/schema';
import type { PaceOfProvider } from './pace';

/** All that batches need of the world outside, so that they run alike in the worker and in Node. */
export interface BatchWorld {
  readonly around: Surroundings;
  readonly pipeline: Pick<Pipeline, 'enrich' | 'enrichMany' | 'begun'>;
  readonly providers: readonly Provider[];
  /** What a look-up asks for by the present settings. */
  wish(): Promise<Wish>;
  pace(provider: Provider): PaceOfProvider;
  /** Waits, ms; ends early where the signal is aborted. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Tells every page that a batch was changed. */
  announce(change: BatchChange): void;
  /** Whether a batch has run since the browser was started. */
  hasSession(): Promise<boolean>;
  /** Remembers that, until the browser is closed. */
  beginSession(): Promise<void>;
  /** Hears of paid requests that have come to their end. */
  onPaid(): void;
  /** Hears that nothing of a batch is under way any more: it has ended, or stands. */
  onStanding(provider: Provider, batch: StoredBatch): void;
}

/** A batch with where it is stored. */
export interface Located {
  readonly batch: StoredBatch;
  readonly provider: Provider;
  readonly database: Database;
}

/** The databases of all providers, each once, with the first of its providers. */
export async function databasesOf({
  around,
  providers,
}: Pick<BatchWorld, 'around' | 'providers'>): Promise<Database[]> {
  return [...new Set(await Promise.all(providers.map((one) => around.database(one))))];
}

/** The batch of that id; `undefined` where there is none. Throws FailureError `not-supported` where its provider is none any more. */
export async function findBatch(world: BatchWorld, id: string): Promise<Located | undefined> {
  for (const database of await databasesOf(world)) {
    const batch = await readBatch(database, id);
    if (batch === undefined) continue;
    const provider = world.providers.find((one) => one.id === batch.provider);
    if (provider === undefined) throw freeFailure('not-supported');
    return { batch, provider, database };
  }
  return undefined;
}

/** The same. Throws FailureError `bad-input` where there is none. */
export async function batchOf(world: BatchWorld, id: string): Promise<Located> {
  const located = await findBatch(world, id);
  if (located === undefined) throw freeFailure('bad-input');
  return located;
}
