import { type BatchesModel, createBatches } from '../../../components/batch/batches-model';
import type { BatchWorld, Given } from '../../../components/batch/world';
import type { BatchChange } from '../../../lib/batch-changes';
import type { BatchCommands, BatchStanding, GivenRow } from '../../../lib/batch-commands';
import { type Failure, FailureError } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import {
  type Plan,
  ROW_STATES,
  type RowCounts,
  type RowState,
  type StoredBatch,
  type StoredBatchRow,
} from '../../../lib/store/batch-rows';
import type { Room } from '../../../lib/store/caps';
import { NOON } from '../library/world';
import { PROVIDER, SECOND } from '../panel/world';

/** A batch of a file that was not started. */
export function storedBatch(changed: Partial<StoredBatch> = {}): StoredBatch {
  return {
    id: 'b1',
    provider: 'crustdata',
    name: 'Attendees',
    from: 'file',
    at: NOON,
    state: 'planned',
    columns: ['E-mail', 'Table', 'Notes'],
    rows: 0,
    ...changed,
  };
}

const NAMES = ['Amara Test', 'Jonas Probe', 'Noor Example', 'Wei Sample', 'Ines Muster'];
const TITLES = ['Head of Tests', 'Engineer', 'Founder', 'Recruiter', 'Researcher'];
const COMPANIES = ['Northwind Example', 'Acme Test', 'Umbra Sample'];

/** A row in that state, as it is told of somebody found or not. */
export function batchRow(
  position: number,
  state: RowState,
  changed: Partial<StoredBatchRow> = {},
): StoredBatchRow {
  const address = `person-${position}@northwind.example.com`;
  const isNamed = state !== 'invalid';
  return {
    batch: 'b1',
    position,
    given: isNamed ? address : 'see below',
    cells: [address, `${(position % 9) + 1}`, position % 4 === 0 ? 'Speaks on Monday' : ''],
    state,
    ...(isNamed && {
      identifier: { kind: 'email', address },
      identifierKey: `email:${address}`,
    }),
    ...(state === 'invalid' && { reason: 'nobody' as const }),
    ...(state === 'found' && {
      personId: `crustdata:${position}`,
      confidence: 0.9,
      credits: 2,
      facts: {
        name: NAMES[position % NAMES.length] ?? '',
        title: TITLES[position % TITLES.length] ?? '',
        company: COMPANIES[position % COMPANIES.length] ?? '',
        place: 'Lisbon, Portugal',
        email: address,
      },
    }),
    ...(state === 'missed' && { credits: 0 }),
    ...(state === 'failed' && {
      credits: 0,
      failure: { code: 'refused', charged: 'no', provider: 'Crustdata' },
    }),
    ...(state === 'uncertain' && {
      failure: { code: 'timed-out', charged: 'maybe', provider: 'Crustdata', waitedS: 90 },
    }),
    ...(state === 'duplicate' && { sameAs: 0 }),
    ...changed,
  };
}

/** So many rows in each of these states, mixed. */
export function rowsOf(counts: Partial<Record<RowState, number>>): StoredBatchRow[] {
  const left = new Map(ROW_STATES.map((state) => [state, counts[state] ?? 0]));
  const states: RowState[] = [];
  while ([...left.values()].some((count) => count > 0)) {
    for (const [state, count] of left) {
      if (count === 0) continue;
      // The most frequent come more often.
      const take = Math.max(1, Math.round(count / 20));
      for (let index = 0; index < Math.min(take, count); index++) states.push(state);
      left.set(state, count - Math.min(take, count));
    }
  }
  return states.map((state, position) => batchRow(position, state));
}

/** How many rows are in each state. */
export function countsOf(rows: readonly StoredBatchRow[]): RowCounts {
  const counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Record<
    RowState,
    number
  >;
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** What a batch of these rows would do. */
export function planOf(rows: readonly StoredBatchRow[], changed: Partial<Plan> = {}): Plan {
  const counts = countsOf(rows);
  const email = counts.waiting;
  return {
    provider: 'crustdata',
    isEveryClass: false,
    given: rows.length,
    duplicates: counts.duplicate,
    invalid: counts.invalid,
    forgotten: counts.forgotten,
    known: 0,
    otherClass: counts['other-class'],
    toSend: { profile: 0, email },
    requests: Math.ceil(email / 25),
    price: { min: 0, max: email * 2 },
    priceOfOne: { profile: { min: 1, max: 2 }, email: { min: 1, max: 2 } },
    timeS: Math.ceil(email / 25) * 4,
    ...changed,
  };
}

/** What a test decides about the world around batches. */
export interface BatchStage {
  batches: StoredBatch[];
  /** Rows by batch. */
  rows: Record<string, StoredBatchRow[]>;
  plan: Partial<Plan>;
  providers: readonly ProviderOverview[];
  credits: number;
  nextAt: number | undefined;
  room: Room;
  hasNoStore: boolean;
  list: () => Promise<readonly BatchStanding[]>;
  given: Given;
  /** Rejects each command that it names. */
  failures: Partial<Record<keyof BatchCommands, Failure>>;
  /** Resolves each `run-batch`; by default none ever ends. */
  run: (id: string) => Promise<BatchStanding>;
  drawPerson: BatchWorld['drawPerson'];
  now: number;
  /** Every command but `run-batch`, as it was sent. */
  readonly sent: [keyof BatchCommands, unknown][];
  readonly gone: string[];
}

/** A pasted list with two columns. */
export function givenTable(
  changed: Partial<Extract<Given, { table: unknown }>['table']> = {},
): Given {
  const table = {
    columns: ['Name', 'E-mail', 'LinkedIn'],
    rows: [
      ['Amara Test', 'amara.test@northwind.example.com', 'https://www.linkedin.com/in/amara-0x1c/'],
      ['Jonas Probe', 'jonas.probe@acme.example.com', ''],
      ['נועה בדיקה', '', 'https://www.linkedin.com/in/noa-0x2d/'],
    ],
    suggested: [2, 1],
    shares: [0, 0.67, 0.67],
    cut: 0,
    hasOwn: true,
    ...changed,
  };
  return {
    table,
    *rows(columns): Generator<GivenRow> {
      for (const cells of table.rows) {
        yield { given: columns.map((at) => cells[at]).find(Boolean) ?? '', cells };
      }
    },
  };
}

/** The state of all batches over a stage that tests change. */
export function buildBatches(changed: Partial<BatchStage> = {}) {
  const watchers = new Set<(change: BatchChange | null) => void>();
  const stage: BatchStage = {
    batches: [],
    rows: {},
    plan: {},
    providers: [PROVIDER, SECOND],
    credits: 0,
    nextAt: undefined,
    room: { day: 120, month: 1_800 },
    hasNoStore: false,
    list: async () => stage.batches.map(standingOf),
    given: givenTable(),
    failures: {},
    run: () => new Promise(() => undefined),
    drawPerson: ({ personId }) => personId,
    now: NOON,
    sent: [],
    gone: [],
    ...changed,
  };
  const tell = (change: BatchChange | null) => {
    for (const watcher of watchers) watcher(change);
  };

  function standingOf(batch: StoredBatch): BatchStanding {
    const counts = countsOf(stage.rows[batch.id] ?? []);
    const { credits, nextAt } = stage;
    return { batch, counts, credits, ...(nextAt !== undefined && { nextAt }) };
  }

  function change(id: string, by: Partial<StoredBatch>): BatchStanding {
    stage.batches = stage.batches.map((one) => (one.id === id ? { ...one, ...by } : one));
    const batch = stage.batches.find((one) => one.id === id);
    if (batch === undefined) throw new FailureError({ code: 'bad-input', charged: 'no' });
    return standingOf(batch);
  }

  function turn(id: string, from: readonly RowState[], to: RowState): void {
    stage.rows[id] = (stage.rows[id] ?? []).map((row) =>
      from.includes(row.state) ? { ...row, state: to } : row,
    );
  }

  const answers: {
    readonly [N in keyof BatchCommands]: (
      args: BatchCommands[N]['args'],
    ) => BatchCommands[N]['value'];
  } = {
    'new-batch': ({ provider, from, name, columns }) => {
      const id = `b${stage.batches.length + 1}`;
      stage.batches = [storedBatch({ id, provider, from, name, columns, state: 'draft' })];
      return id;
    },
    'add-rows': ({ id, rows }) => {
      const before = stage.rows[id] ?? [];
      stage.rows[id] = [
        ...before,
        ...rows.map((row, index) => batchRow(before.length + index, 'waiting', row)),
      ];
      return stage.rows[id]?.length ?? 0;
    },
    'plan-batch': ({ id, isEveryClass, provider }) => {
      const rows = stage.rows[id] ?? [];
      const { batch } = change(id, {
        state: 'planned',
        ...(provider !== undefined && { provider }),
        ...(isEveryClass === true && { isEveryClass }),
      });
      const { provider: from, isEveryClass: isEvery = false } = batch;
      return planOf(rows, { provider: from, isEveryClass: isEvery, ...stage.plan });
    },
    'start-batch': ({ id }) => change(id, { state: 'running', startedAt: stage.now }),
    'run-batch': ({ id }) => change(id, {}),
    'pause-batch': ({ id }) => change(id, { state: 'paused' }),
    'stop-batch': ({ id }) => {
      turn(id, ['waiting', 'sent'], 'unsent');
      return change(id, { state: 'ended', isStopped: true });
    },
    'retry-batch': ({ id, states }) => {
      turn(id, states, 'waiting');
      return change(id, { state: 'running' });
    },
    'rename-batch': ({ id, name }) => {
      change(id, { name });
      return null;
    },
    'delete-batch': ({ id }) => {
      stage.batches = stage.batches.filter((one) => one.id !== id);
      return null;
    },
  };

  const world: BatchWorld = {
    send: async (type, args) => {
      const failure = stage.failures[type];
      if (type === 'run-batch') {
        return (await stage.run(
          (args as BatchCommands['run-batch']['args']).id,
        )) as BatchCommands[typeof type]['value'];
      }
      stage.sent.push([type, args]);
      if (failure !== undefined) throw new FailureError(failure);
      return answers[type](args);
    },
    messenger: async () => {
      throw new Error('Nothing else is asked.');
    },
    agree: async () => undefined,
    providers: async () => stage.providers,
    firstProvider: async () => stage.providers[0]?.id ?? null,
    hasNoStore: () => stage.hasNoStore,
    list: () => stage.list(),
    read: async (id) => {
      const batch = stage.batches.find((one) => one.id === id);
      return batch === undefined ? undefined : standingOf(batch);
    },
    rows: async ({ id }) => stage.rows[id] ?? [],
    rowsAt: async ({ id }, positions) => positions.map((at) => stage.rows[id]?.[at]),
    room: async () => stage.room,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    readGiven: async () => stage.given,
    exportColumns: [
      { id: 'status', title: 'batchState', isUsual: true },
      { id: 'name', title: 'batchWho', isUsual: true },
      { id: 'company', title: 'batchCompany', isUsual: true },
      { id: 'place', title: 'batchPlace', isUsual: false },
    ],
    exported: async (form, batch, rows, columns) =>
      new Blob([JSON.stringify({ form, id: batch.id, rows: rows.length, columns })]),
    drawPerson: (whom) => stage.drawPerson(whom),
    goTo: (place) => {
      stage.gone.push(place);
    },
    wait: () => new Promise((done) => setTimeout(done, 0)),
    now: () => stage.now,
  };
  const model: BatchesModel = createBatches(world);
  return { model, world, stage, tell };
}
