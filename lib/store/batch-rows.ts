import type { Failure } from '../failure';
import type { Identifier } from '../identifier';
import type { Person } from '../person';
import type { Price, ProviderId, Wish } from '../providers/provider';
import type { Search } from '../providers/search';

/** Where the people of a batch come from. */
export const BATCH_SOURCES = ['file', 'text', 'page', 'tabs', 'search', 'people'] as const;

/** One of BATCH_SOURCES. */
export type BatchSource = (typeof BATCH_SOURCES)[number];

/**
 * How far a batch is. `draft`: its rows are still being written · `planned`: nothing was sent, the user has seen or will see what it costs · `running` ·
 * `paused` · `ended`: nothing of it waits to be sent.
 */
export type BatchState = 'draft' | 'planned' | 'running' | 'paused' | 'ended';

/** The highest price of one person that the user was shown, in credits, by kind of identifier. */
export type AtMost = Readonly<Partial<Record<Identifier['kind'], number>>>;

/** People who are looked up together, by one click. */
export interface StoredBatch {
  readonly id: string;
  readonly provider: ProviderId;
  /** Of the file or the page, or what the user calls it; may be empty. */
  readonly name: string;
  readonly from: BatchSource;
  /** When it was made, ms since 1970. */
  readonly at: number;
  readonly state: BatchState;
  /** Why it is paused, where it was not by the user: what stood in the way, or that the browser was closed. */
  readonly pausedFor?: Failure | 'closed';
  /** The user stopped it: rows that were not sent stay so, unless they are retried. */
  readonly isStopped?: true;
  /** What is asked for; absent until it is started. */
  readonly wish?: Wish;
  /** Absent until it is started. */
  readonly atMost?: AtMost;
  /** Addresses that are no business addresses are sent, too. */
  readonly isEveryClass?: true;
  /** The names of the user's own columns, in their order; none where it was no table. */
  readonly columns: readonly string[];
  /** Rows in all. */
  readonly rows: number;
  /** Credits that all its requests took, as far as it was told; absent: none was sent. The rows add to it as they are written. */
  readonly credits?: number;
  /** ms since 1970. */
  readonly startedAt?: number;
  readonly endedAt?: number;
}

/**
 * What became of one row. `waiting`: to be asked for · `sent`: its request is under way, or was cut off · `found` · `missed`: the provider knows nobody · `failed`: and
 * it cost nothing, or the receipt says what · `uncertain`: no answer came, and it may have been charged; never asked again by itself · `unsent`: the batch was stopped before ·
 * `invalid`: it names nobody · `other-class`: no business address, and not to be sent without being asked · `duplicate`: of an earlier row · `forgotten`: never looked up.
 */
export const ROW_STATES = [
  'waiting',
  'sent',
  'found',
  'missed',
  'failed',
  'uncertain',
  'unsent',
  'invalid',
  'other-class',
  'duplicate',
  'forgotten',
] as const;

/** One of ROW_STATES. */
export type RowState = (typeof ROW_STATES)[number];

/** Why a row names nobody: it is empty · nothing in it is an identifier · a LinkedIn page that is no profile · it names several people · the provider takes no such identifier. */
export const INVALID_REASONS = [
  'empty',
  'nobody',
  'no-profile',
  'several',
  'not-supported',
] as const;

/** One of INVALID_REASONS. */
export type InvalidReason = (typeof INVALID_REASONS)[number];

/** What a list shows and sorts by of somebody who was found. */
export interface RowFacts {
  readonly name?: string;
  readonly title?: string;
  readonly company?: string;
  readonly place?: string;
  readonly email?: string;
}

/** One row of a batch, as given and what became of it. */
export interface StoredBatchRow {
  readonly batch: string;
  /** From 0, in the order given. */
  readonly position: number;
  /** The text that was to name somebody; empty once they were forgotten. */
  readonly given: string;
  /** The user's own cells, as many as the batch has columns; absent where it was no table. */
  readonly cells?: readonly string[];
  readonly identifier?: Identifier;
  readonly identifierKey?: string;
  readonly state: RowState;
  /** Why it is `invalid`. */
  readonly reason?: InvalidReason;
  /** The position of the row that a `duplicate` repeats: what became of that one holds for it. */
  readonly sameAs?: number;
  /** Of `failed` and `uncertain`. */
  readonly failure?: Failure;
  /** It was answered from the store, for free. */
  readonly isKnown?: true;
  /** The best match of `found`, as in the store of people. */
  readonly personId?: string;
  /** 0 to 1. */
  readonly confidence?: number;
  /** People named for it; absent: one or none. */
  readonly matches?: number;
  readonly facts?: RowFacts;
  /** The receipt under which it was sent last. */
  readonly receiptId?: string;
  /** Credits that it took; absent where nobody knows, and where nothing was sent. */
  readonly credits?: number;
  /** ms since 1970 of its last change of state. */
  readonly at?: number;
}

/** What a batch would do, before it is paid for. */
export interface Plan {
  readonly provider: ProviderId;
  /** Whether addresses of other classes than business are sent, too. */
  readonly isEveryClass: boolean;
  readonly given: number;
  readonly duplicates: number;
  readonly invalid: number;
  readonly forgotten: number;
  /** Answered from the store, for free. */
  readonly known: number;
  /** Addresses of other classes than business, which are sent only where the user wants it. */
  readonly otherClass: number;
  /** To be asked for, by kind. */
  readonly toSend: Readonly<Record<Identifier['kind'], number>>;
  /** Requests at least. */
  readonly requests: number;
  /** Of all that is sent together, in credits: nothing for none found at least. */
  readonly price: Price;
  /** Of one person, by kind. */
  readonly priceOfOne: Readonly<Record<Identifier['kind'], Price>>;
  /** At the provider's rate limit, s; absent where that is not known. */
  readonly timeS?: number;
}

/** How many rows of a batch are in each state. */
export type RowCounts = Readonly<Record<RowState, number>>;

/** A search, and how far its pages have been fetched. */
export interface StoredSearch {
  readonly id: string;
  readonly provider: ProviderId;
  /** When it was made, ms since 1970. */
  readonly at: number;
  /** The name under which the user saved it; absent: it was not saved. */
  readonly name?: string;
  /** Without a cursor, and without those who are left out. */
  readonly query: Search;
  /** People whose records by this provider are stored are left out of each page. */
  readonly leavesOutKnown?: true;
  /** Where the next page begins; absent: there is none, or none was fetched yet. */
  readonly nextCursor?: string;
  /** When the last page was fetched, ms since 1970; absent: none was. */
  readonly fetchedAt?: number;
  /** Pages fetched. */
  readonly pages: number;
  /** People fetched. */
  readonly people: number;
  /** People in all, where the provider says so. */
  readonly total?: number;
  /** Credits taken by all its pages, as far as they were told. */
  readonly credits: number;
}

/** One person whom a search found. */
export interface StoredSearchRow {
  readonly search: string;
  /** From 0, in the provider's order. */
  readonly position: number;
  /** What the search told of them: less than a look-up does. */
  readonly person: Person;
  readonly raw: unknown;
  /** The key of their profile, where the provider told it. */
  readonly identifierKey?: string;
}
