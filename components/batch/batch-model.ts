import { type Signal, signal } from '@preact/signals';
import type { BatchChange } from '../../lib/batch-changes';
import type { BatchCommands, BatchStanding } from '../../lib/batch-commands';
import { type Failure, failureOf } from '../../lib/failure';
import type { AtMost, Plan, StoredBatchRow } from '../../lib/store/batch-rows';
import type { Room } from '../../lib/store/caps';
import { createPace, type PaceModel } from './pace';
import { createRows, type RowsModel } from './rows-model';
import type { BatchWorld } from './world';

/** A row of it that a command lets wait anew. */
export type RetryState = BatchCommands['retry-batch']['args']['states'][number];

/** One batch and what can be done with it. */
export interface BatchModel {
  readonly id: string;
  /** `reading` at first, `gone` where there is none of that id. */
  readonly standing: Signal<BatchStanding | 'reading' | 'gone'>;
  readonly plan: Signal<Plan | undefined>;
  /** What the caps leave, as of the plan. */
  readonly room: Signal<Room | undefined>;
  /** A command is under way: which. */
  readonly doing: Signal<keyof BatchCommands | undefined>;
  /** Why the last command did nothing. */
  readonly failure: Signal<Failure | undefined>;
  readonly rows: RowsModel;
  readonly pace: PaceModel;
  /** Reads the batch and its rows, and before it is started what it would do. */
  start(): Promise<void>;
  /** Reads what it would do anew; `provider` and `isEveryClass` change it. */
  makePlan(change?: { readonly provider?: string; readonly isEveryClass?: boolean }): Promise<void>;
  /** What stood in the way does not any more: reads what could not be read. */
  mended(): Promise<void>;
  /** Starts it as it was planned, or goes on: the click that pays. */
  begin(atMost: AtMost, shown?: Plan): Promise<void>;
  retry(states: readonly RetryState[], atMost: AtMost): Promise<void>;
  pause(): Promise<void>;
  stop(): Promise<void>;
  rename(name: string): Promise<void>;
  /** Deletes it; resolves with whether it is gone. */
  remove(): Promise<boolean>;
  /** Shows how it stands now; `undefined`: it is gone. */
  take(standing: BatchStanding | undefined): void;
  /** Reads the rows that changed. */
  follow(change: BatchChange | null): void;
}

/** Builds the state of one batch; what is learnt of it is told to `around`, too. */
export function createBatch(
  world: BatchWorld,
  id: string,
  around: {
    /** Reads what the providers charge now, and what is left there. Never rejects. */
    readProviders(): Promise<void>;
    take(standing: BatchStanding): void;
  },
): BatchModel {
  const standing = signal<BatchStanding | 'reading' | 'gone'>('reading');
  const plan = signal<Plan | undefined>(undefined);
  const room = signal<Room | undefined>(undefined);
  const doing = signal<keyof BatchCommands | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  const pace = createPace(world);
  const rows = createRows({ read: readRows, readAt, wait: world.wait });

  async function readRows(): Promise<readonly StoredBatchRow[]> {
    const { value } = standing;
    return typeof value === 'string' ? [] : world.rows(value.batch);
  }

  async function readAt(
    positions: readonly number[],
  ): Promise<readonly (StoredBatchRow | undefined)[]> {
    const { value } = standing;
    return typeof value === 'string' ? [] : world.rowsAt(value.batch, positions);
  }

  function take(now: BatchStanding | undefined): void {
    if (now === undefined) {
      standing.value = 'gone';
      return;
    }
    standing.value = now;
    pace.note(now);
  }

  /** Does a command, one at a time; resolves with whether it was done. */
  async function command<N extends keyof BatchCommands>(
    type: N,
    args: BatchCommands[N]['args'],
    done: (value: BatchCommands[N]['value']) => unknown,
  ): Promise<boolean> {
    if (doing.value !== undefined) return false;
    doing.value = type;
    try {
      await done(await world.send(type, args));
      failure.value = undefined;
      return true;
    } catch (thrown) {
      failure.value = failureOf(thrown);
      return false;
    } finally {
      doing.value = undefined;
    }
  }

  async function makePlan(change: Parameters<BatchModel['makePlan']>[0] = {}): Promise<void> {
    await command('plan-batch', { id, ...change }, async (made) => {
      plan.value = made;
      const [left, now] = await Promise.all([world.room(), world.read(id), around.readProviders()]);
      room.value = left;
      if (now !== undefined) around.take(now);
    });
    // It reads who is known, whose address has which class.
    rows.follow(null);
  }

  let starting: Promise<void> | undefined;

  async function read(): Promise<void> {
    try {
      const now = await world.read(id);
      take(now);
      if (now === undefined) return;
      await rows.start();
      if (isPlanned()) await makePlan();
    } catch (thrown) {
      failure.value = failureOf(thrown);
    }
  }

  const settle = (now: BatchStanding) => around.take(now);
  return {
    ...{ id, standing, plan, room, doing, failure, rows, pace, makePlan, take },
    mended: async () => {
      failure.value = undefined;
      await (isPlanned() && plan.value === undefined ? makePlan() : around.readProviders());
    },
    start: () => {
      starting ??= read();
      return starting;
    },
    follow: (change) => {
      if (change === null || change.id === id) rows.follow(change?.positions ?? null);
    },
    begin: async (atMost, shown) => {
      const planned = shown && { provider: shown.provider, isEveryClass: shown.isEveryClass };
      const args = { id, atMost, ...(planned && { planned }) };
      if (!(await command('start-batch', args, settle))) await atNewPrice();
    },
    retry: async (states, atMost) => {
      if (!(await command('retry-batch', { id, states, atMost }, settle))) await atNewPrice();
    },
    pause: async () => void (await command('pause-batch', { id }, settle)),
    stop: async () => void (await command('stop-batch', { id }, settle)),
    rename: async (name) =>
      void (await command('rename-batch', { id, name }, async () => {
        const now = await world.read(id);
        if (now !== undefined) around.take(now);
      })),
    remove: () => command('delete-batch', { id }, () => take(undefined)),
  };

  /** Where the price that a button showed is not the price any more it shows the new one, and why nothing was sent stands beside it. */
  async function atNewPrice(): Promise<void> {
    const kept = failure.value;
    if (kept?.code !== 'price-changed') return;
    if (isPlanned()) await makePlan();
    else await around.readProviders();
    failure.value = kept;
  }

  /** Whether what it would do is shown, or would be if it could be read. */
  function isPlanned(): boolean {
    const { value } = standing;
    return typeof value !== 'string' && ['draft', 'planned'].includes(value.batch.state);
  }
}
