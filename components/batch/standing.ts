import type { RowCounts, StoredBatchRow } from '../../lib/store/batch-rows';

/** Rows that wait to be asked for, or are being asked for. */
export function leftOf({ waiting, sent }: RowCounts): number {
  return waiting + sent;
}

/** Rows of whom it is known what became of them, by the batch's own doing. */
export function doneOf({ found, missed, failed, uncertain, unsent }: RowCounts): number {
  return found + missed + failed + uncertain + unsent;
}

/** Rows that name somebody who is to be looked up: all but what is left out from the beginning. */
export function peopleOf(counts: RowCounts): number {
  return leftOf(counts) + doneOf(counts);
}

/** Rows in all. */
export function rowsIn(counts: RowCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Rows in one of these states, by the kind of their identifier. */
export function kindsAmong(
  rows: readonly StoredBatchRow[],
  states: readonly StoredBatchRow['state'][],
): { readonly profile: number; readonly email: number } {
  let profile = 0;
  let email = 0;
  for (const { state, identifier } of rows) {
    if (identifier === undefined || !states.includes(state)) continue;
    if (identifier.kind === 'profile') profile++;
    else email++;
  }
  return { profile, email };
}
