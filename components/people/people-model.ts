import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Failure, failureOf } from '../../lib/failure';
import { profileUrl } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import { identifierOf, type ListedPerson } from '../../lib/store/people-list';
import { makeBatch } from '../batch/make-batch';
import type { Reading } from '../library/list-model';
import { calmly } from '../ui/coalesced';
import type { TableSort } from '../ui/virtual-table-types';
import { followPeople, type Known } from './following-people';
import { filteredPeople, NO_PEOPLE_FILTER, type PeopleFilter, sortedPeople } from './people-filter';
import type { PeopleWorld } from './people-world';

/** The state of the list of all people, and what can be done with it. */
export interface PeopleModel extends Known {
  readonly world: PeopleWorld;
  readonly reading: Signal<Reading>;
  readonly filter: Signal<PeopleFilter>;
  readonly sort: Signal<TableSort>;
  /** Who passes the filter, in the order that is set. */
  readonly fitting: ReadonlySignal<readonly ListedPerson[]>;
  /** Keys of those who were selected, though they may not pass the filter now. */
  readonly selected: Signal<ReadonlySet<string>>;
  /** Those of them who pass it. */
  readonly chosen: ReadonlySignal<readonly ListedPerson[]>;
  /** Whose card is open; nobody's once they went out of the list. */
  readonly shown: ReadonlySignal<ListedPerson | undefined>;
  readonly providers: Signal<readonly ProviderOverview[]>;
  /** Why the last thing that the user asked for could not be done. */
  readonly failure: Signal<Failure | undefined>;
  /** Reads everybody, and follows what changes from then on; the second call does nothing. */
  start(): Promise<void>;
  /** Opens the card of whom the key is, or closes it. */
  show(key: string | undefined): void;
  narrow(change: Partial<PeopleFilter>): void;
  sortBy(column: string): void;
  select(keys: readonly string[], isSelected: boolean): void;
  nameOf(provider: string): string;
  /** Whether that is the provider of the demo. */
  isDemo(provider: string): boolean;
  /** Makes a batch of people to be asked about anew, and goes to its plan: nothing is spent by this. */
  refresh(people: readonly ListedPerson[], provider: string, name: string): Promise<void>;
}

/** Builds the list's state over its world. */
export function createPeople(world: PeopleWorld): PeopleModel {
  const reading = signal<Reading>('reading');
  const rows = signal<readonly ListedPerson[]>([]);
  const credits = signal<ReadonlyMap<string, number>>(new Map());
  const progress = signal<Known['progress']['value']>({ read: 0, total: 0 });
  const filter = signal(NO_PEOPLE_FILTER);
  const sort = signal<TableSort>({ by: 'fetched', isDescending: true });
  const selected = signal<ReadonlySet<string>>(new Set());
  const opened = signal<string | undefined>(undefined);
  const providers = signal<readonly ProviderOverview[]>([]);
  const failure = signal<Failure | undefined>(undefined);
  const following = followPeople(world, { rows, credits, progress });
  let isStarted = false;

  const demo = computed(() => providers.value.find(({ isDemo }) => isDemo)?.id);
  const filtered = computed(() =>
    filteredPeople(rows.value, filter.value, demo.value, world.now()),
  );
  const fitting = computed(() => sortedPeople(filtered.value, sort.value));
  const chosen = computed(() =>
    selected.value.size === 0 ? [] : fitting.value.filter(({ key }) => selected.value.has(key)),
  );
  const shown = computed(() => rows.value.find(({ key }) => key === opened.value));

  async function readAll(): Promise<void> {
    try {
      await following.readAll(() => {
        reading.value = 'read';
        const isAll = progress.value === undefined && rows.value.length > 0;
        // Nobody else is there for them to be kept apart from.
        if (isAll && rows.value.every(({ provider }) => provider === demo.value)) {
          narrow({ provider: demo.value ?? '' });
        }
      });
    } catch (thrown) {
      reading.value = world.hasNoStore() ? 'no-store' : failureOf(thrown);
    }
  }

  async function start(): Promise<void> {
    if (isStarted) return;
    isStarted = true;
    if (world.hasNoStore()) {
      reading.value = 'no-store';
      return;
    }
    const readChanged = calmly(() => following.readChanged());
    world.watch((change) => {
      if (change === 'all') void readAll();
      else if (typeof change === 'object') following.drop(change.forgotten);
      else readChanged();
    });
    // They go by their ids where nobody tells.
    providers.value = await world.providers().catch(() => []);
    await readAll();
  }

  function narrow(change: Partial<PeopleFilter>): void {
    filter.value = { ...filter.value, ...change };
  }

  function sortBy(by: string): void {
    const { by: before, isDescending } = sort.value;
    // What was fetched last is looked for first, and names from their beginning.
    sort.value = { by, isDescending: by === before ? !isDescending : by === 'fetched' };
  }

  function select(keys: readonly string[], isSelected: boolean): void {
    const next = new Set(selected.value);
    for (const key of keys) {
      if (isSelected) next.add(key);
      else next.delete(key);
    }
    selected.value = next;
  }

  async function refresh(
    people: readonly ListedPerson[],
    provider: string,
    name: string,
  ): Promise<void> {
    failure.value = undefined;
    try {
      const id = await makeBatch(
        world.sendBatch,
        { provider, from: 'people', name, columns: [] },
        rowsOf(people.filter((one) => one.provider === provider)),
      );
      world.goTo(`batches/${id}`);
    } catch (thrown) {
      failure.value = failureOf(thrown);
    }
  }

  return {
    ...{ world, reading, rows, credits, progress, filter, sort, fitting, selected, chosen },
    ...{ shown, providers, failure, start, narrow, sortBy, select, refresh },
    isDemo: (provider) => provider === demo.value,
    show: (key) => {
      opened.value = key;
    },
    nameOf: (provider) => providers.value.find(({ id }) => id === provider)?.name ?? provider,
  };
}

function* rowsOf(people: readonly ListedPerson[]) {
  for (const one of people) {
    const identifier = identifierOf(one);
    if (identifier === undefined) continue;
    yield {
      given: identifier.kind === 'profile' ? profileUrl(identifier.slug) : identifier.address,
    };
  }
}
