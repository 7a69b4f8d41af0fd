import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Failure, failureOf } from '../../lib/failure';
import type { RequestChange } from '../../lib/request-changes';
import type { StoredRequest } from '../../lib/store/schema';
import { filtered, NO_FILTER, type RequestFilter } from './request-filter';

/** Rows that are drawn at first, and with each wish for more. */
export const PAGE_ROWS = 100;

/** What the list needs of the world outside. */
export interface RequestsWorld {
  /** Every request, the newest first. Rejects where the store does not open. */
  read(): Promise<readonly StoredRequest[]>;
  /** Calls back with every row that is written, or null where all are to be read anew. */
  watch(changed: (change: RequestChange) => void): void;
  /** Deletes the whole log. Throws FailureError. */
  clear(): Promise<unknown>;
  /** Ids and names of the providers. */
  providers(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Whether this is a private window, or one in which there is no store for another reason. */
  hasNoStore(): boolean;
}

/** How far the list is. */
export type Reading = 'reading' | 'read' | 'no-store' | Failure;

/** The list's state and what can be done with it. */
export interface RequestsModel {
  readonly reading: Signal<Reading>;
  /** All that is kept, the newest first. */
  readonly rows: Signal<readonly StoredRequest[]>;
  readonly filter: Signal<RequestFilter>;
  /** What passes the filter. */
  readonly fitting: ReadonlySignal<readonly StoredRequest[]>;
  /** The first of those: what is drawn. */
  readonly shown: ReadonlySignal<readonly StoredRequest[]>;
  /** Names of providers by id. */
  readonly names: Signal<ReadonlyMap<string, string>>;
  readonly failure: Signal<Failure | undefined>;
  /** Reads the list, and follows it from then on. */
  start(): Promise<void>;
  narrow(change: Partial<RequestFilter>): void;
  showMore(): void;
  /** Resolves with whether it is empty now. */
  clear(): Promise<boolean>;
}

/** Builds the list's state over its world. */
export function createRequests(world: RequestsWorld): RequestsModel {
  const reading = signal<Reading>('reading');
  const rows = signal<readonly StoredRequest[]>([]);
  const filter = signal<RequestFilter>(NO_FILTER);
  const count = signal(PAGE_ROWS);
  const names = signal<ReadonlyMap<string, string>>(new Map());
  const failure = signal<Failure | undefined>(undefined);
  const fitting = computed(() => filtered(rows.value, filter.value));
  const shown = computed(() => fitting.value.slice(0, count.value));
  // What is told while the list is being read is in it already, or later than it; undefined where it is not being read.
  let early: StoredRequest[] | undefined;

  function follow(change: RequestChange): void {
    if (change === null) return void read();
    early?.push(change);
    const before = fitting.value.length;
    rows.value = withRow(rows.value, change);
    // What is being read at the end of the page stays there.
    count.value += Math.max(0, fitting.value.length - before);
  }

  async function read(): Promise<void> {
    const told: StoredRequest[] = [];
    early = told;
    try {
      const all = await world.read();
      // Whoever began to read later knows more.
      if (early !== told) return;
      early = undefined;
      rows.value = told.reduce(withRow, all);
      reading.value = 'read';
    } catch (thrown) {
      reading.value = world.hasNoStore() ? 'no-store' : failureOf(thrown);
    }
  }

  async function start(): Promise<void> {
    if (world.hasNoStore()) {
      reading.value = 'no-store';
      return;
    }
    world.watch(follow);
    const named = world.providers().then(
      (all) => {
        names.value = new Map(all.map(({ id, name }) => [id, name]));
      },
      // They go by their ids then.
      () => undefined,
    );
    await Promise.all([read(), named]);
  }

  function narrow(change: Partial<RequestFilter>): void {
    filter.value = { ...filter.value, ...change };
    count.value = PAGE_ROWS;
  }

  async function clear(): Promise<boolean> {
    try {
      await world.clear();
      failure.value = undefined;
      await read();
      return true;
    } catch (thrown) {
      failure.value = failureOf(thrown);
      return false;
    }
  }

  return {
    reading,
    rows,
    filter,
    fitting,
    shown,
    names,
    failure,
    start,
    narrow,
    showMore: () => {
      count.value += PAGE_ROWS;
    },
    clear,
  };
}

/** The rows with one more in its place, or with its end. */
function withRow(rows: readonly StoredRequest[], row: StoredRequest): readonly StoredRequest[] {
  if (rows.some(({ id }) => id === row.id)) {
    return rows.map((one) => (one.id === row.id ? row : one));
  }
  const place = rows.findIndex(({ at }) => at <= row.at);
  return place < 0 ? [...rows, row] : rows.toSpliced(place, 0, row);
}
