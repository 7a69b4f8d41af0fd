import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StoredBatchRow } from '../../lib/store/batch-rows';
import type { TableSort } from '../ui/virtual-table-types';
import { filteredRows, NO_ROW_FILTER, type RowFilter, sortedRows } from './row-filter';

// Answers that come one after the other are drawn together.
const PAUSE_MS = 200;

/** The rows of a batch: which are shown, in which order, and which are selected. */
export interface RowsModel {
  /** Every row, by position. */
  readonly all: ReadonlySignal<readonly StoredBatchRow[]>;
  readonly isRead: ReadonlySignal<boolean>;
  readonly filter: Signal<RowFilter>;
  readonly sort: Signal<TableSort>;
  /** What passes the filter, in order. */
  readonly fitting: ReadonlySignal<readonly StoredBatchRow[]>;
  /** Keys of those selected. */
  readonly selected: Signal<ReadonlySet<string>>;
  /** The key of the row that is open beside the others. */
  readonly opened: Signal<string | undefined>;
  narrow(change: Partial<RowFilter>): void;
  /** By that column, or where they are by it already, the other way round. */
  sortBy(by: string): void;
  select(keys: readonly string[], isSelected: boolean): void;
  /** Those selected, else all that fit, as they are stored now: the table follows some moments later. Rejects where they cannot be read. */
  chosen(): Promise<readonly StoredBatchRow[]>;
  start(): Promise<void>;
  /** Reads the rows at these positions anew, or all. */
  follow(positions: readonly number[] | null): void;
}

/** A row's name among those of its batch. */
export function rowKey({ position }: StoredBatchRow): string {
  return `${position}`;
}

/** Builds the state of the rows that `read` brings. */
export function createRows(from: {
  read(): Promise<readonly StoredBatchRow[]>;
  readAt(positions: readonly number[]): Promise<readonly (StoredBatchRow | undefined)[]>;
  wait(ms: number): Promise<void>;
}): RowsModel {
  const all = signal<readonly StoredBatchRow[]>([]);
  const isRead = signal(false);
  const filter = signal(NO_ROW_FILTER);
  const sort = signal<TableSort>({ by: 'position', isDescending: false });
  const selected = signal<ReadonlySet<string>>(new Set());
  const fitting = computed(() => sortedRows(filteredRows(all.value, filter.value), sort.value));
  const opened = signal<string | undefined>(undefined);
  let changed: Set<number> | null = new Set();
  let isFollowing = false;

  async function readAll(): Promise<void> {
    all.value = await from.read();
    isRead.value = true;
  }

  async function readSome(positions: readonly number[]): Promise<void> {
    const rows = await from.readAt(positions);
    const next = [...all.value];
    for (const row of rows) if (row !== undefined) next[row.position] = row;
    all.value = next;
  }

  async function catchUp(): Promise<void> {
    if (isFollowing) return;
    isFollowing = true;
    while (changed === null || changed.size > 0) {
      const positions: ReadonlySet<number> | null = changed;
      changed = new Set();
      // What cannot be read now is read with the next change.
      await (positions === null ? readAll() : readSome([...positions])).catch(() => undefined);
      await from.wait(PAUSE_MS);
    }
    isFollowing = false;
  }

  return {
    ...{ all, isRead, filter, sort, fitting, selected, opened },
    narrow: (change) => {
      filter.value = { ...filter.value, ...change };
    },
    sortBy: (by) => {
      const { value } = sort;
      sort.value = { by, isDescending: value.by === by && !value.isDescending };
    },
    select: (keys, isSelected) => {
      const next = new Set(selected.value);
      for (const key of keys) isSelected ? next.add(key) : next.delete(key);
      selected.value = next;
    },
    chosen: async () => {
      await readAll();
      return selected.value.size === 0
        ? fitting.value
        : all.value.filter((row) => selected.value.has(rowKey(row)));
    },
    start: readAll,
    follow: (positions) => {
      if (positions === null) changed = null;
      else for (const position of positions) changed?.add(position);
      void catchUp();
    },
  };
}
