import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { GivenRow } from '../../lib/batch-commands';
import { type Failure, failureOf } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import type { BatchSource } from '../../lib/store/batch-rows';
import { makeBatch } from './make-batch';
import type { BatchWorld, Given } from './world';

// As long as a batch may be called.
const LONGEST_NAME = 200;

/** A list that was read, and from where. */
export interface ReadGiven {
  readonly given: Given;
  readonly from: 'file' | 'text';
}

/** A batch that is being put together. Nothing of it is sent to anybody, or kept. */
export interface NewBatchModel {
  /** Those that may be asked. */
  readonly providers: ReadonlySignal<readonly ProviderOverview[]>;
  /** Id of the one that is to be asked. */
  readonly provider: Signal<string>;
  readonly name: Signal<string>;
  /** What is typed or pasted. */
  readonly words: Signal<string>;
  readonly isReading: Signal<boolean>;
  readonly read: Signal<ReadGiven | undefined>;
  /** The columns that name whom a row is, the first that is not empty counts. */
  readonly columns: Signal<readonly number[]>;
  /** How many rows have been taken over; `undefined` where that is not under way. */
  readonly taken: Signal<number | undefined>;
  readonly failure: Signal<Failure | undefined>;
  /** Reads which provider is asked first. */
  start(): Promise<void>;
  readFile(file: File): Promise<void>;
  readWords(words: string): Promise<void>;
  /** Goes back from what was read to where it was given; a text that was pasted is still there. */
  again(): void;
  /** Throws away what was read, and the text. */
  clear(): void;
  /** Makes the batch of what was read, and goes to its plan. */
  make(): Promise<void>;
  /** The same of rows that come from elsewhere. */
  makeOf(
    from: BatchSource,
    name: string,
    columns: readonly string[],
    rows: Iterable<GivenRow>,
  ): Promise<void>;
}

/** Builds the state of a new batch over its world. */
export function createNewBatch(
  world: BatchWorld,
  providers: ReadonlySignal<readonly ProviderOverview[]>,
): NewBatchModel {
  const provider = signal('');
  const name = signal('');
  const words = signal('');
  const isReading = signal(false);
  const read = signal<ReadGiven | undefined>(undefined);
  const columns = signal<readonly number[]>([]);
  const taken = signal<number | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  let reading = new AbortController();

  async function readFrom(source: File | string, from: ReadGiven['from']): Promise<void> {
    reading.abort();
    const mine = new AbortController();
    reading = mine;
    isReading.value = true;
    failure.value = undefined;
    try {
      const given = await world.readGiven(source, mine.signal);
      if (mine.signal.aborted) return;
      read.value = { given, from };
      columns.value = 'table' in given ? firstColumns(given) : [];
      name.value = typeof source === 'string' ? '' : source.name.replace(/\.[a-z0-9]{1,5}$/i, '');
    } catch (thrown) {
      if (!mine.signal.aborted) failure.value = failureOf(thrown);
    } finally {
      if (reading === mine) isReading.value = false;
    }
  }

  function again(): void {
    reading.abort();
    isReading.value = false;
    read.value = undefined;
    name.value = '';
    failure.value = undefined;
  }

  function clear(): void {
    again();
    words.value = '';
  }

  async function makeOf(
    from: BatchSource,
    called: string,
    named: readonly string[],
    rows: Iterable<GivenRow>,
  ): Promise<void> {
    if (taken.value !== undefined) return;
    taken.value = 0;
    failure.value = undefined;
    try {
      const about = {
        provider: provider.value,
        from,
        name: called.trim().slice(0, LONGEST_NAME),
        columns: named,
      };
      const id = await makeBatch(world.send, about, rows, (count) => {
        taken.value = count;
      });
      clear();
      world.goTo(`batches/${id}`);
    } catch (thrown) {
      failure.value = failureOf(thrown);
    } finally {
      taken.value = undefined;
    }
  }

  async function make(): Promise<void> {
    const { value } = read;
    if (value === undefined || !('table' in value.given)) return;
    const { table, rows } = value.given;
    const own = table.hasOwn ? table.columns : [];
    await makeOf(value.from, name.value, own, rows(columns.value));
  }

  async function start(): Promise<void> {
    const first = await world.firstProvider().catch(() => null);
    provider.value = first ?? providers.value[0]?.id ?? '';
  }

  return {
    ...{ providers, provider, name, words, isReading, read, columns, taken, failure },
    ...{ start, again, clear, make, makeOf },
    readFile: (file) => readFrom(file, 'file'),
    readWords: (typed) => {
      words.value = typed;
      return readFrom(typed, 'text');
    },
  };
}

/** The column that seems to hold people, and the next such one for where it is empty. */
function firstColumns({ table }: Extract<Given, { table: unknown }>): readonly number[] {
  return table.suggested.length === 0 ? [0] : table.suggested.slice(0, 2);
}
