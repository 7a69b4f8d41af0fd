import { type Signal, signal } from '@preact/signals';
import { type Failure, failureOf } from '../../lib/failure';
import type { RequestChange } from '../../lib/request-changes';
import type { StoredRequest } from '../../lib/store/rows';
import { createList, type ListModel, type ListWorld } from './list-model';
import { filtered, NO_FILTER, type RequestFilter } from './request-filter';

/** What the list needs of the world outside. */
export interface RequestsWorld extends ListWorld {
  /** Every request, the newest first. Rejects where the store does not open. */
  read(): Promise<readonly StoredRequest[]>;
  /** Calls back with every row that is written, or null where all are to be read anew. */
  watch(changed: (change: RequestChange) => void): void;
  /** Deletes the whole log. Throws FailureError. */
  clear(): Promise<unknown>;
}

/** The list's state and what can be done with it. */
export interface RequestsModel extends ListModel<StoredRequest, RequestFilter> {
  readonly failure: Signal<Failure | undefined>;
  /** Reads the list, and follows it from then on. */
  start(): Promise<void>;
  /** Resolves with whether it is empty now. */
  clear(): Promise<boolean>;
}

/** Builds the list's state over its world. */
export function createRequests(world: RequestsWorld): RequestsModel {
  const list = createList(world, NO_FILTER, filtered);
  const { rows, fitting } = list;
  const failure = signal<Failure | undefined>(undefined);
  // What is told while the list is being read is in it already, or later than it; undefined where it is not being read.
  let early: StoredRequest[] | undefined;

  function follow(change: RequestChange): void {
    if (change === null) return void read();
    early?.push(change);
    const before = fitting.value.length;
    rows.value = withRow(rows.value, change);
    list.grow(fitting.value.length - before);
  }

  function read(): Promise<void> {
    const told: StoredRequest[] = [];
    early = told;
    return list.load(async () => {
      const all = await world.read();
      // Whoever began to read later knows more.
      if (early !== told) return false;
      early = undefined;
      rows.value = told.reduce(withRow, all);
      return true;
    });
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

  const start = () => list.begin(read, () => world.watch(follow));
  return { ...list, failure, start, clear };
}

/** The rows with one more in its place, or with its end. */
function withRow(rows: readonly StoredRequest[], row: StoredRequest): readonly StoredRequest[] {
  if (rows.some(({ id }) => id === row.id)) {
    return rows.map((one) => (one.id === row.id ? row : one));
  }
  const place = rows.findIndex(({ at }) => at <= row.at);
  return place < 0 ? [...rows, row] : rows.toSpliced(place, 0, row);
}
