import type { Person } from '../person';
import type { Source } from './source';

/** What a machine reads, and what a person does, in the language in force. */
export interface Called {
  readonly code: string;
  readonly words: string;
}

/** One row of a file of several people: of a batch, a search or the list of all. */
export interface Entry {
  /** The text that was to name them. */
  readonly given?: string;
  /** The user's own cells. */
  readonly cells?: readonly string[];
  /** What became of the row. */
  readonly status?: Called;
  /** Why. */
  readonly reason?: string;
  /** Absent where nobody was found. */
  readonly person?: Person;
  /** Who told of the person. */
  readonly source?: Source;
  /** How sure it is that the person is who was meant. */
  readonly verdict?: Called;
  /** 0 to 1. */
  readonly confidence?: number;
  /** What it cost; absent: nobody knows, or nothing was asked. */
  readonly credits?: number;
}

/** Rows, one after another, as they are read. */
export type Entries = AsyncIterable<Entry> | Iterable<Entry>;
