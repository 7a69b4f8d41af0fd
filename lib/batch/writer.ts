import { FailureError, failureOf } from '../failure';
import type { StoredBatchRow } from '../store/batch-rows';
import { putRows } from '../store/write-rows';
import { answeredRow, failedRow } from './row-outcome';
import type { BatchWorld, Located } from './world';

/** Writes the rows of a batch. What a full disk does not take is held, as long as the worker lives. */
export interface RowWriter {
  /** Writes rows, and tells of them. Where that rejects, with FailureError that says whether they were paid for, they are held. */
  write(located: Located, rows: readonly StoredBatchRow[]): Promise<void>;
  /** Holds rows whose answers are paid for and could not be written. */
  hold(rows: readonly StoredBatchRow[]): void;
  readonly isHolding: boolean;
  /** Writes what is held. Rejects where that cannot be yet; then the rest is held on. */
  bringIn(located: Located): Promise<void>;
}

/** Builds the writer of a batch, with nothing held. */
export function createWriter({ around, announce, pipeline }: BatchWorld, id: string): RowWriter {
  let unwritten: readonly StoredBatchRow[] = [];
  let unkept: readonly StoredBatchRow[] = [];

  async function write(located: Located, rows: readonly StoredBatchRow[]): Promise<void> {
    try {
      await putRows(located.database, id, rows);
      announce({ id, positions: rows.map(({ position }) => position) });
    } catch (thrown) {
      unwritten = [...unwritten, ...rows];
      const isPaid = rows.some(({ credits = 0 }) => credits > 0);
      throw new FailureError({ ...failureOf(thrown), charged: isPaid ? 'yes' : 'no' });
    }
  }

  return {
    write,
    hold(rows) {
      unkept = [...unkept, ...rows];
    },
    get isHolding() {
      return unwritten.length > 0 || unkept.length > 0;
    },
    async bringIn(located) {
      const { batch, provider } = located;
      const rows = unwritten;
      unwritten = [];
      await write(located, rows);
      let inTheWay: unknown;
      for (const row of unkept) {
        const { identifier } = row;
        if (identifier === undefined || batch.wish === undefined) continue;
        const lookup = { provider, identifier, wish: batch.wish, how: 'join', atMost: 0 } as const;
        try {
          const answer = await pipeline.enrich(lookup);
          if (!answer.isKept) throw new FailureError({ code: 'storage-full', charged: 'no' });
          await write(located, [answeredRow(row, answer, around.now(), row.receiptId)]);
        } catch (thrown) {
          if (!isLost(thrown)) {
            // There may be room for the others.
            inTheWay = thrown;
            continue;
          }
          await write(located, [failedRow(row, thrown, around.now())]);
        }
        unkept = unkept.filter((one) => one !== row);
      }
      if (inTheWay !== undefined) throw inTheWay;
    },
  };
}

/** Whether an answer is held no more: they were forgotten, or everything was deleted. */
function isLost(thrown: unknown): thrown is FailureError {
  return (
    thrown instanceof FailureError && ['forgotten', 'interrupted'].includes(thrown.failure.code)
  );
}
