import { type Signal, signal } from '@preact/signals';
import type { BatchStanding } from '../../lib/batch-commands';
import { type Failure, failureOf } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import { restAfter } from '../ui/coalesced';
import { type BatchModel, createBatch } from './batch-model';
import { createDrive } from './drive';
import { createNewBatch, type NewBatchModel } from './new-batch-model';
import type { BatchWorld } from './world';

/** How far the list of batches is. */
export type Reading = 'reading' | 'read' | 'no-store' | Failure;

/** All batches, and what is done with them. */
export interface BatchesModel {
  readonly world: BatchWorld;
  readonly reading: Signal<Reading>;
  /** The newest first. */
  readonly list: Signal<readonly BatchStanding[]>;
  readonly providers: Signal<readonly ProviderOverview[]>;
  /** Names of providers by id. */
  nameOf(provider: string): string;
  /** What is being put together; one for as long as the page is open. */
  readonly draft: NewBatchModel;
  /** Why a running batch does not go on at the moment, by id. */
  readonly stalls: Signal<ReadonlyMap<string, Failure>>;
  /** The batch of that id, followed while it is open. */
  open(id: string): BatchModel;
  /** Reads providers anew: after a key, consent or access was given. */
  readProviders(): Promise<void>;
  /** Reads the list, and follows it from then on. */
  start(): Promise<void>;
}

// A running batch tells of each answer; the list is not read more often than this.
const PAUSE_MS = 250;

/** Builds the state of all batches over its world. */
export function createBatches(world: BatchWorld): BatchesModel {
  const reading = signal<Reading>('reading');
  const list = signal<readonly BatchStanding[]>([]);
  const providers = signal<readonly ProviderOverview[]>([]);
  const stalls = signal<ReadonlyMap<string, Failure>>(new Map());
  const draft = createNewBatch(world, providers);
  let opened: BatchModel | undefined;
  // Ids of which something changed since they were read; null: all.
  let changed: Set<string> | null = new Set();
  let isFollowing = false;

  const drive = createDrive(world, {
    standing: (standing) => take(standing),
    failure: (id, failure) => {
      if (stalls.value.get(id) === failure) return;
      const next = new Map(stalls.value);
      if (failure === undefined) next.delete(id);
      else next.set(id, failure);
      stalls.value = next;
    },
  });

  function take(standing: BatchStanding): void {
    const { id, state } = standing.batch;
    const isThere = list.value.some(({ batch }) => batch.id === id);
    list.value = isThere
      ? list.value.map((one) => (one.batch.id === id ? standing : one))
      : [standing, ...list.value];
    if (opened?.id === id) opened.take(standing);
    if (state === 'running') drive(id);
  }

  function leave(id: string): void {
    list.value = list.value.filter(({ batch }) => batch.id !== id);
    if (opened?.id === id) opened.take(undefined);
  }

  async function readAll(): Promise<void> {
    const all = await world.list();
    // A draft that was never finished names nobody yet.
    list.value = all.filter(({ batch }) => batch.state !== 'draft');
    for (const { batch } of all) if (batch.state === 'running') drive(batch.id);
    const id = opened?.id;
    if (id !== undefined) await readOne(id);
    reading.value = 'read';
  }

  async function readOne(id: string): Promise<void> {
    const standing = await world.read(id);
    if (standing === undefined) leave(id);
    else if (standing.batch.state !== 'draft' || opened?.id === id) take(standing);
  }

  /** Reads what changed, again and again while something does. */
  async function follow(): Promise<void> {
    if (isFollowing) return;
    isFollowing = true;
    while (changed === null || changed.size > 0) {
      const begunAt = performance.now();
      const ids: ReadonlySet<string> | null = changed;
      changed = new Set();
      try {
        if (ids === null) await readAll();
        else for (const id of ids) await readOne(id);
      } catch (thrown) {
        reading.value = world.hasNoStore() ? 'no-store' : failureOf(thrown);
      }
      await world.wait(Math.max(PAUSE_MS, restAfter(begunAt)));
    }
    isFollowing = false;
  }

  async function readProviders(): Promise<void> {
    // They go by their ids where they cannot be read.
    providers.value = await world.providers().catch(() => providers.value);
  }

  async function start(): Promise<void> {
    if (world.hasNoStore()) {
      reading.value = 'no-store';
      return;
    }
    world.watch((change) => {
      if (change === null) changed = null;
      else changed?.add(change.id);
      opened?.follow(change);
      void follow();
    });
    const read = readAll().catch((thrown: unknown) => {
      reading.value = failureOf(thrown);
    });
    // The draft is for the first of them where none is chosen.
    await Promise.all([read, readProviders().then(() => draft.start())]);
  }

  function open(id: string): BatchModel {
    if (opened?.id === id) return opened;
    const model = createBatch(world, id, { readProviders, take });
    opened = model;
    void model.start();
    return model;
  }

  return {
    ...{ world, reading, list, providers, draft, stalls, open, readProviders, start },
    nameOf: (provider) => providers.value.find(({ id }) => id === provider)?.name ?? provider,
  };
}
