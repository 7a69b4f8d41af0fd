import type { BatchCommands, BatchStanding } from '../batch-commands';
import { freeFailure } from '../failure';
import type { RowState, StoredBatch } from '../store/batch-rows';
import { changeBatch, createBatch, deleteBatch, listBatches } from '../store/batches';
import { countRows } from '../store/rows-of-batch';
import { addRows, setStates } from '../store/write-rows';
import { newRow } from './draft';
import { kindsToSend } from './kinds-to-send';
import { leaveOut } from './leave-out';
import { planBatch } from './plan';
import { recoverBatches } from './recover';
import { createRun } from './run';
import type { Drive, Run } from './run-types';
import { createTurns } from './turns';
import { type BatchWorld, batchOf, databasesOf, findBatch, type Located } from './world';

type Args<N extends keyof BatchCommands> = BatchCommands[N]['args'];

/** The batches of one worker. All of it throws FailureError, `bad-input` where there is no such batch. */
export interface Batches {
  create(args: Args<'new-batch'>): Promise<string>;
  add(args: Args<'add-rows'>): Promise<number>;
  plan(args: Args<'plan-batch'>): Promise<BatchCommands['plan-batch']['value']>;
  start(args: Args<'start-batch'>): Promise<BatchStanding>;
  /** Sends until that time at most. */
  run(id: string, how: Drive): Promise<BatchStanding>;
  pause(id: string): Promise<BatchStanding>;
  stop(id: string): Promise<BatchStanding>;
  retry(args: Args<'retry-batch'>): Promise<BatchStanding>;
  rename(args: Args<'rename-batch'>): Promise<void>;
  remove(id: string): Promise<void>;
  /** What is running. */
  running(): Promise<readonly StoredBatch[]>;
}

/** Builds them over their world. Nothing is done before what an earlier worker left has been seen to, which begins once `whenReady` resolves. */
export function createBatches(world: BatchWorld, whenReady: Promise<unknown>): Batches {
  const runs = new Map<string, Run>();
  // What begins a batch, and what ends it for good, which waits for what is under way.
  const inTurn = createTurns();
  let recovered: Promise<void> | undefined;

  const ready = () => {
    recovered ??= whenReady.then(() => recoverBatches(world));
    // A store that did not open now may later.
    recovered.catch(() => {
      recovered = undefined;
    });
    return recovered;
  };

  const runOf = (id: string, isFromStart = false): Run => {
    const known = runs.get(id);
    if (known !== undefined) return known;
    const run = createRun(world, id, isFromStart);
    runs.set(id, run);
    return run;
  };

  async function standing(id: string): Promise<BatchStanding> {
    const { batch, database } = await batchOf(world, id);
    const { haltedFor, nextAt, isHolding = false } = runs.get(id) ?? {};
    // A full disk does not take down that it is full.
    const isStuck = haltedFor !== undefined && batch.state === 'running';
    return {
      batch: isStuck ? { ...batch, state: 'paused', pausedFor: haltedFor } : batch,
      counts: await countRows(database, id),
      credits: batch.credits ?? 0,
      ...(isHolding && { isHolding }),
      ...(nextAt !== undefined && batch.state === 'running' && { nextAt }),
    };
  }

  /** Runs it, with rows that are in the states `retried` again. Where its price has changed nothing of it has. */
  async function begin(
    located: Located,
    atMost: Args<'start-batch'>['atMost'],
    retried: readonly RowState[] = [],
  ) {
    const { batch, database } = located;
    const { id } = batch;
    const wakes = [...retried, ...(batch.isEveryClass ? (['other-class'] as const) : [])];
    const { wish, open, out } = await kindsToSend(world, located, wakes, atMost);
    // Whoever is stopped from here on leaves a batch that can be continued.
    await changeBatch(database, id, (one) =>
      one.state === 'ended' ? { ...goingOn(one), state: 'paused' } : one,
    );
    const at = world.around.now();
    if (batch.startedAt === undefined) {
      await setStates(database, id, wakes, 'waiting', at);
      // As the plan showed it.
      for (const kind of out) await leaveOut(database, id, kind, at);
    } else {
      await setStates(database, id, wakes, 'waiting', at, open);
      // They can be taken up again once there is a way to ask for them.
      await setStates(database, id, ['waiting'], 'unsent', at, out);
    }
    // Before it runs: a browser that is closed in between is to be told from one that was not.
    await world.beginSession();
    const startedAt = batch.startedAt ?? world.around.now();
    await changeBatch(database, id, (one) => {
      return { ...goingOn(one), state: 'running', wish, atMost, startedAt };
    });
    runOf(id, true).resume();
    world.announce({ id });
    return standing(id);
  }

  /** Pauses it, and awaits what is under way. */
  async function halted(id: string) {
    await ready();
    const { database } = await batchOf(world, id);
    await changeBatch(database, id, (one) =>
      one.state === 'running' ? { ...one, state: 'paused' } : one,
    );
    await runs.get(id)?.halt();
    return database;
  }

  return {
    async create({ provider: id, from, name, columns }) {
      const provider = world.providers.find((one) => one.id === id);
      if (provider === undefined) throw freeFailure('bad-input');
      const batch: StoredBatch = {
        ...{ id: crypto.randomUUID(), provider: id, name, from, at: world.around.now() },
        ...{ state: 'draft', columns, rows: 0 },
      };
      await createBatch(await world.around.database(provider), batch);
      return batch.id;
    },
    async add({ id, rows }) {
      const { batch, database } = await batchOf(world, id);
      if (batch.state !== 'draft') throw freeFailure('bad-input');
      return (await addRows(database, id, rows.map(newRow))).rows;
    },
    async plan({ id, ...change }) {
      await ready();
      return inTurn(id, () => planBatch(world, id, change));
    },
    async start({ id, atMost, planned }) {
      await ready();
      return inTurn(id, async () => {
        const located = await batchOf(world, id);
        const { state } = located.batch;
        if (state === 'draft') throw freeFailure('bad-input');
        const isGoing = state === 'running' && runs.get(id)?.haltedFor === undefined;
        // Somebody else was faster.
        if (isGoing || state === 'ended') return standing(id);
        if (planned !== undefined) refuseOtherPlan(located, planned);
        return begin(located, atMost);
      });
    },
    async run(id, how) {
      await ready();
      const located = await findBatch(world, id);
      const run = located?.batch.state === 'running' ? runOf(id) : runs.get(id);
      await run?.drive(how);
      return standing(id);
    },
    async pause(id) {
      await halted(id);
      world.announce({ id });
      return standing(id);
    },
    stop: (id) =>
      inTurn(id, async () => {
        const database = await halted(id);
        const at = world.around.now();
        await setStates(database, id, ['waiting'], 'unsent', at);
        await changeBatch(database, id, ({ pausedFor: _, ...one }) => {
          return { ...one, state: 'ended', isStopped: true, endedAt: one.endedAt ?? at };
        });
        world.announce({ id });
        return standing(id);
      }),
    async retry({ id, states, atMost }) {
      await ready();
      return inTurn(id, async () => {
        const located = await batchOf(world, id);
        const { state } = located.batch;
        if (state === 'draft' || state === 'planned') throw freeFailure('bad-input');
        return begin(located, atMost, states);
      });
    },
    async rename({ id, name }) {
      const { database } = await batchOf(world, id);
      await changeBatch(database, id, (one) => ({ ...one, name }));
      world.announce({ id });
    },
    remove: (id) =>
      inTurn(id, async () => {
        const database = await halted(id);
        await deleteBatch(database, id);
        runs.delete(id);
        world.announce({ id });
      }),
    async running() {
      await ready();
      const all = await Promise.all((await databasesOf(world)).map(listBatches));
      return all.flat().filter(({ id, state }) => {
        return state === 'running' && runs.get(id)?.haltedFor === undefined;
      });
    },
  };
}

/** A batch without why it stood, or that it had come to its end. */
function goingOn({
  pausedFor: _,
  isStopped: __,
  endedAt: ___,
  ...batch
}: StoredBatch): StoredBatch {
  return batch;
}

/** Throws FailureError `price-changed` where a batch that was not begun is not as it was when its plan was shown: another page may have changed it. */
function refuseOtherPlan(
  { batch, provider }: Located,
  planned: NonNullable<Args<'start-batch'>['planned']>,
): void {
  const isEveryClass = batch.isEveryClass ?? false;
  if (planned.provider === batch.provider && planned.isEveryClass === isEveryClass) return;
  throw freeFailure('price-changed', { provider: provider.name });
}
