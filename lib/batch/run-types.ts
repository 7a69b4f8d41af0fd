import type { Failure } from '../failure';

/** How a run is driven. */
export interface Drive {
  /** Nothing is sent after this time, ms since 1970. */
  readonly until: number;
  /** No page waits for it: requests are short, and do not wait for their turn beyond `until`. */
  readonly mostMs?: number;
}

/** One batch under way in this worker. Several may drive it; it is one run. */
export interface Run {
  /**
   * Sends what the rate limit allows; where it stands, resolves once nothing is under way, or held beyond the time for which it is driven. Rejects only
   * where the store does.
   */
  drive(how: Drive): Promise<void>;
  /** Sends nothing more, and resolves once nothing is under way, and what is held was written where there is room for it. */
  halt(): Promise<void>;
  /** Lets it send again, from the first row on: whoever is known comes first. */
  resume(): void;
  /** Why it stands where that could not be written. */
  readonly haltedFor: Failure | undefined;
  /** Whether answers are held that are paid for, and for which there was no room. They are lost with the worker. */
  readonly isHolding: boolean;
  /** When something can be sent next, ms since 1970, where that is by the rate limit. */
  readonly nextAt: number | undefined;
}
