import { batch, type Signal } from '@preact/signals';
import {
  type ListedPerson,
  type PersonCost,
  readChangedPeople,
  readCosts,
  readPeople,
} from '../../lib/store/people-list';
import type { Database } from '../../lib/store/schema';
import type { PeopleWorld } from './people-world';

// Often enough to be followed, seldom enough that sorting tens of thousands costs little.
const SHOWN_EVERY_MS = 300;
// No request is open for longer.
const LONGEST_REQUEST_MS = 10 * 60_000;

/** What is known of the people so far. */
export interface Known {
  readonly rows: Signal<readonly ListedPerson[]>;
  /** Credits that the look-ups of each record took, by its key. */
  readonly credits: Signal<ReadonlyMap<string, number>>;
  /** How many of how many have been read; undefined once all are. */
  readonly progress: Signal<{ readonly read: number; readonly total: number } | undefined>;
}

/** Reads people into signals. Each reading begins anew, and ends the one before. */
export interface FollowingPeople {
  /**
   * Reads everybody: the first time they are shown as they come, later once all are there. `onShown` is called when there are some to be seen. Rejects where
   * the store does not open.
   */
  readAll(onShown: () => void): Promise<void>;
  /** Reads whom requests were about since the last reading. */
  readChanged(): Promise<void>;
  drop(keys: readonly string[]): void;
}

/** Builds what reads. */
export function followPeople(
  world: Pick<PeopleWorld, 'database' | 'now'>,
  { rows, credits, progress }: Known,
): FollowingPeople {
  let turn = 0;
  let since = 0;
  let isReadingAll = false;
  let isReading = false;
  let hasChanged = false;
  let gone = new Set<string>();
  // By the record and the identifier by which it was looked up.
  let costs = new Map<string, Map<string, number>>();

  const databases = () =>
    Promise.all([world.database({ isDemo: false }), world.database({ isDemo: true })]);

  async function readAll(onShown: () => void): Promise<void> {
    const mine = ++turn;
    const isNow = () => mine === turn;
    since = world.now() - LONGEST_REQUEST_MS;
    gone = new Set();
    costs = new Map();
    isReadingAll = true;
    const both = await databases();
    for await (const shown of inTime(both, isNow)) {
      if (!isNow()) return;
      batch(() => {
        rows.value = shown.people.filter(({ key }) => !gone.has(key));
        progress.value = shown.isAll ? undefined : shown;
        onShown();
      });
    }
    for (const database of both) {
      for await (const some of readCosts(database)) {
        if (!isNow()) return;
        note(some);
      }
    }
    if (!isNow()) return;
    isReadingAll = false;
    await readChanged();
  }

  /** What there is so far, every now and then where there was nothing before, and all of it at the end. */
  async function* inTime(of: readonly Database[], isNow: () => boolean) {
    const people: ListedPerson[] = [];
    let shownAt = rows.value.length === 0 ? 0 : Number.POSITIVE_INFINITY;
    for (const database of of) {
      const before = people.length;
      for await (const slice of readPeople(database)) {
        if (!isNow()) return;
        people.push(...slice.people);
        if (world.now() - shownAt < SHOWN_EVERY_MS) continue;
        yield {
          people: [...people],
          read: people.length,
          total: before + slice.total,
          isAll: false,
        };
        shownAt = world.now();
      }
    }
    yield { people, read: people.length, total: people.length, isAll: true };
  }

  function note(some: readonly PersonCost[]): void {
    for (const { person, by, credits: taken } of some) {
      const of = costs.get(person) ?? new Map<string, number>();
      costs.set(person, of.set(by, taken));
    }
    credits.value = new Map(
      [...costs].map(([person, of]) => [person, [...of.values()].reduce((sum, one) => sum + one)]),
    );
  }

  async function readChanged(): Promise<void> {
    hasChanged = true;
    // All is being read: what has changed is read after it.
    if (isReading || isReadingAll) return;
    isReading = true;
    const mine = turn;
    try {
      while (hasChanged) {
        hasChanged = false;
        const read = await Promise.all(
          (await databases()).map((one) => readChangedPeople(one, since, world.now())),
        );
        if (mine !== turn) break;
        since = Math.min(...read.map((one) => one.since));
        add(read.flatMap(({ people }) => people));
        note(read.flatMap((one) => one.costs));
      }
    } finally {
      isReading = false;
    }
  }

  function add(people: readonly ListedPerson[]): void {
    if (people.length === 0) return;
    const news = new Map(people.map((one) => [one.key, one]));
    const stay = rows.value.filter(({ key }) => !news.has(key));
    rows.value = [...[...news.values()].filter(({ key }) => !gone.has(key)), ...stay];
  }

  function drop(keys: readonly string[]): void {
    for (const key of keys) gone.add(key);
    if (rows.value.some(({ key }) => gone.has(key))) {
      rows.value = rows.value.filter(({ key }) => !gone.has(key));
    }
  }

  return { readAll, readChanged, drop };
}
