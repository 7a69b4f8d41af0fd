import type { ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import type { Prefill } from '../../lib/search/prefill';
import type { SearchCommands } from '../../lib/search-commands';
import type { StoredSearch, StoredSearchRow } from '../../lib/store/batch-rows';
import type { SendBatch } from '../batch/make-batch';

/** What the screen of a search needs of the world outside. */
export interface SearchWorld {
  send<N extends keyof SearchCommands>(
    type: N,
    args: SearchCommands[N]['args'],
  ): Promise<SearchCommands[N]['value']>;
  /** Makes a batch of those who were found. */
  readonly sendBatch: SendBatch;
  /** For what is not about searches. */
  readonly messenger: typeof send;
  /** Records the user's consent. */
  agree(): Promise<void>;
  providers(): Promise<readonly ProviderOverview[]>;
  /** The provider that is asked first by the settings. */
  firstProvider(): Promise<string | null>;
  /** Whether this is a private window, or one in which there is no store for another reason. */
  hasNoStore(): boolean;
  /** Every search, the newest first. Rejects where the store does not open. */
  list(): Promise<readonly StoredSearch[]>;
  /** All whom it has found, in their order. */
  rows(search: StoredSearch): Promise<readonly StoredSearchRow[]>;
  /** Those of the identifiers' keys for which a person is in the store. */
  known(search: StoredSearch, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Calls back where what is stored was changed by another context. */
  watch(changed: () => void): void;
  /** What the panel asks to search for, once; `undefined` where it asks for nothing. */
  takePrefill(): Promise<Prefill | undefined>;
  /** Saves a text as a file under that name. */
  save(name: string, words: string, type: string): void;
  /** Goes to a place of the library, such as `batches/<id>`. */
  goTo(place: string): void;
  /** Resolves after so many ms. */
  wait(ms: number): Promise<void>;
}
