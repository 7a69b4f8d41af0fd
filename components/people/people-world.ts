import type { ProviderOverview } from '../../lib/messages';
import type { ListedPerson } from '../../lib/store/people-list';
import type { Database } from '../../lib/store/schema';
import type { ExportForm } from '../batch/export-forms';
import type { SendBatch } from '../batch/make-batch';

/** What has changed of the people who are stored. */
export type PeopleChange =
  /** Requests brought somebody, or more of somebody. */
  | 'receipts'
  /** The store as a whole was emptied, or a file was brought into it. */
  | 'all'
  /** Keys of those who were forgotten, of identifiers and records. */
  | { readonly forgotten: readonly string[] };

/** What the view of all people needs of the world outside. */
export interface PeopleWorld {
  sendBatch: SendBatch;
  providers(): Promise<readonly ProviderOverview[]>;
  /** Whether this is a private window, or one in which there is no store for another reason. */
  hasNoStore(): boolean;
  /** Rejects where the store does not open. */
  database(of: { readonly isDemo: boolean }): Promise<Database>;
  /** Calls back when any of the people may have changed. */
  watch(changed: (change: PeopleChange) => void): void;
  /** The people as a file, in one of the forms, in their order; whoever has gone meanwhile is left out. */
  exported(form: ExportForm, people: readonly ListedPerson[]): Promise<Blob>;
  /** Goes to a place of the library, such as `batches/<id>`. */
  goTo(place: string): void;
  /** ms since 1970. */
  now(): number;
}
