import type { ProviderId } from './providers/provider';
import type { AtMost, BatchSource, Plan, RowCounts, StoredBatch } from './store/batch-rows';

/** One row as it is given to a new batch: the text that is to name somebody, and the user's own cells, as many as the batch has columns. */
export interface GivenRow {
  readonly given: string;
  readonly cells?: readonly string[];
}

/** A batch, and how many of its rows are in each state. */
export interface BatchStanding {
  readonly batch: StoredBatch;
  readonly counts: RowCounts;
  /** Credits taken so far, as far as it is known. */
  readonly credits: number;
  /** When something will be sent next, ms since 1970, where that is by the rate limit; absent: now, or nothing is to be sent. */
  readonly nextAt?: number;
  /** Answers are held that are paid for, and for which there was no room: as long as a page calls `run-batch` they are not lost. */
  readonly isHolding?: true;
}

/** What our own pages may ask of the worker about batches. None of it is for private windows: `not-supported` there. */
export interface BatchCommands {
  /**
   * Makes an empty draft; the value is its id. Drafts that are a day old are deleted. From `people` it refreshes: whoever is known is asked about
   * anew and counted among those to be sent.
   */
  'new-batch': {
    args: {
      readonly provider: ProviderId;
      readonly from: BatchSource;
      readonly name: string;
      readonly columns: readonly string[];
    };
    value: string;
  };
  /**
   * Adds rows to a draft, at most 1,000 at once and 50,000 in all, in their order; reads whom each names. The value is how many there are now. Throws
   * `bad-input` for more.
   */
  'add-rows': {
    args: { readonly id: string; readonly rows: readonly GivenRow[] };
    value: number;
  };
  /**
   * What the batch would do by the present settings and what is stored; it asks nobody. A draft becomes `planned` by it. `provider`: another one than it was made for, before it is
   * started.
   */
  'plan-batch': {
    args: {
      readonly id: string;
      readonly provider?: ProviderId;
      readonly isEveryClass?: boolean;
    };
    value: Plan;
  };
  /**
   * Starts it, or goes on with it after a pause: the gesture that covers it to its end. `atMost`: the prices of one person that the user was shown; `price-changed`
   * where one is higher now. `planned`: what the plan was made for that the user was shown, of a batch that was not begun; `price-changed` where it is for something else now.
   */
  'start-batch': {
    args: {
      readonly id: string;
      readonly atMost: AtMost;
      readonly planned?: Pick<Plan, 'provider' | 'isEveryClass'>;
    };
    value: BatchStanding;
  };
  /**
   * Sends what the rate limit allows while the page waits, for at most a minute, and ends earlier when nothing is left to send or the batch stands. A page that shows a running
   * batch calls it again and again; two of them share one run.
   */
  'run-batch': { args: { readonly id: string }; value: BatchStanding };
  /** What is under way is awaited, nothing more is sent. */
  'pause-batch': { args: { readonly id: string }; value: BatchStanding };
  /** The same, for good: what was not sent becomes `unsent`. */
  'stop-batch': { args: { readonly id: string }; value: BatchStanding };
  /** Lets rows in these states wait anew, and starts it. `uncertain` may pay twice: a button of its own. */
  'retry-batch': {
    args: {
      readonly id: string;
      readonly states: readonly ('failed' | 'uncertain' | 'unsent')[];
      readonly atMost: AtMost;
    };
    value: BatchStanding;
  };
  'rename-batch': { args: { readonly id: string; readonly name: string }; value: null };
  /** Deletes the batch and its rows; the people stay. A running one is stopped first. */
  'delete-batch': { args: { readonly id: string }; value: null };
}
