import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Failure, failureOf } from '../../lib/failure';

/** Rows that are drawn at first, and with each wish for more. */
export const PAGE_ROWS = 100;

/** How far a list is. */
export type Reading = 'reading' | 'read' | 'no-store' | Failure;

/** What every list of the library needs of the world outside. */
export interface ListWorld {
  /** Ids and names of the providers. */
  providers(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Whether this is a private window, or one in which there is no store for another reason. */
  hasNoStore(): boolean;
}

/** The state of a list that is filtered and drawn some rows at a time. */
export interface ListModel<Row, Filter> {
  readonly reading: Signal<Reading>;
  /** All that is kept, the newest first. */
  readonly rows: Signal<readonly Row[]>;
  readonly filter: Signal<Filter>;
  /** What passes the filter. */
  readonly fitting: ReadonlySignal<readonly Row[]>;
  /** The first of those: what is drawn. */
  readonly shown: ReadonlySignal<readonly Row[]>;
  /** Names of providers by id. */
  readonly names: Signal<ReadonlyMap<string, string>>;
  narrow(change: Partial<Filter>): void;
  showMore(): void;
}

/** A list as its own model builds on it. */
export interface List<Row, Filter> extends ListModel<Row, Filter> {
  /** So many rows more are drawn: what is being read at the end of the page stays there as others come. */
  grow(rows: number): void;
  /** Does a reading, which resolves with whether it is the latest, and tells where that fails. */
  load(read: () => Promise<boolean>): Promise<void>;
  /** Reads the list and the names of providers, and follows it from then on; does neither where there is no store. */
  begin(read: () => Promise<void>, watch: () => void): Promise<void>;
}

/** Builds a list that lets through what passes `filtered`. */
export function createList<Row, Filter extends object>(
  world: ListWorld,
  noFilter: Filter,
  filtered: (rows: readonly Row[], filter: Filter) => readonly Row[],
): List<Row, Filter> {
  const reading = signal<Reading>('reading');
  const rows = signal<readonly Row[]>([]);
  const filter = signal(noFilter);
  const count = signal(PAGE_ROWS);
  const names = signal<ReadonlyMap<string, string>>(new Map());
  const fitting = computed(() => filtered(rows.value, filter.value));
  const shown = computed(() => fitting.value.slice(0, count.value));

  function grow(more: number): void {
    count.value += Math.max(0, more);
  }

  async function load(read: () => Promise<boolean>): Promise<void> {
    try {
      if (await read()) reading.value = 'read';
    } catch (thrown) {
      reading.value = world.hasNoStore() ? 'no-store' : failureOf(thrown);
    }
  }

  async function begin(read: () => Promise<void>, watch: () => void): Promise<void> {
    if (world.hasNoStore()) {
      reading.value = 'no-store';
      return;
    }
    watch();
    const named = world.providers().then(
      (all) => {
        names.value = new Map(all.map(({ id, name }) => [id, name]));
      },
      // They go by their ids then.
      () => undefined,
    );
    await Promise.all([read(), named]);
  }

  return {
    ...{ reading, rows, filter, fitting, shown, names, grow, load, begin },
    narrow: (change) => {
      filter.value = { ...filter.value, ...change };
      count.value = PAGE_ROWS;
    },
    showMore: () => grow(PAGE_ROWS),
  };
}
