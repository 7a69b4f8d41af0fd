import type { ComponentChild } from 'preact';
import type { BatchChange } from '../../lib/batch-changes';
import type { BatchCommands, BatchStanding, GivenRow } from '../../lib/batch-commands';
import type { Identifier } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import type { StoredBatch, StoredBatchRow } from '../../lib/store/batch-rows';
import type { Room } from '../../lib/store/caps';
import type { ExportColumn, ExportForm } from './export-forms';

/** What a file or a pasted list holds, as far as a screen shows it. */
export interface GivenTable {
  /** The names of its columns, each different from the others. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that seem to hold identifiers, the best first; none where nothing looks like one. */
  readonly suggested: readonly number[];
  /** By column, the share of its cells that name somebody: 0 to 1. */
  readonly shares: readonly number[];
  /** Rows beyond the most that a batch takes, which are left out. */
  readonly cut: number;
  /** Its columns are the user's own: they say more than whom each row is about. */
  readonly hasOwn: boolean;
}

/** What reading a file or a text comes to: a table, or a sentence that says why there is none. */
export type Given =
  | {
      readonly table: GivenTable;
      /** The rows by the column that names whom each is, and where that is empty by the next ones. */
      rows(columns: readonly number[]): Iterable<GivenRow>;
    }
  | { readonly refusal: string };

/** What the screens of batches need of the world outside. */
export interface BatchWorld {
  send<N extends keyof BatchCommands>(
    type: N,
    args: BatchCommands[N]['args'],
  ): Promise<BatchCommands[N]['value']>;
  /** For what is not about batches. */
  readonly messenger: typeof send;
  /** Records the user's consent. */
  agree(): Promise<void>;
  providers(): Promise<readonly ProviderOverview[]>;
  /** The provider that is asked first by the settings. */
  firstProvider(): Promise<string | null>;
  /** Whether this is a private window, or one in which there is no store for another reason. */
  hasNoStore(): boolean;
  /** Every batch, the newest first. Rejects where the store does not open. */
  list(): Promise<readonly BatchStanding[]>;
  /** One of them; `undefined` where there is none of that id. */
  read(id: string): Promise<BatchStanding | undefined>;
  /** All its rows in their order. */
  rows(batch: StoredBatch): Promise<readonly StoredBatchRow[]>;
  /** Those at these positions, as far as they are there. */
  rowsAt(
    batch: StoredBatch,
    positions: readonly number[],
  ): Promise<readonly (StoredBatchRow | undefined)[]>;
  /** What the caps leave now. */
  room(): Promise<Room>;
  /** Calls back when a batch was changed, or with null where any may have been; returns what ends that. */
  watch(changed: (change: BatchChange | null) => void): () => void;
  /** Reads a file or a pasted text; `signal` ends it. */
  readGiven(from: File | string, signal: AbortSignal): Promise<Given>;
  /** Columns of ours that a file can have. */
  readonly exportColumns: readonly ExportColumn[];
  /** Rows of a batch as a file, in one of the forms; `columns` are ids, for CSV and Markdown. */
  exported(
    form: ExportForm,
    batch: StoredBatch,
    rows: readonly StoredBatchRow[],
    columns: readonly string[],
  ): Promise<Blob>;
  /** The card of somebody who was found, as the store knows them. */
  drawPerson(whom: {
    readonly provider: string;
    readonly identifier: Identifier;
    readonly personId: string;
  }): ComponentChild;
  /** Goes to a place of the library, such as `batches/<id>`. */
  goTo(place: string): void;
  /** Resolves after so many ms. */
  wait(ms: number): Promise<void>;
  /** ms since 1970. */
  now(): number;
}
