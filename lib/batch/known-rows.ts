import { identifierKey } from '../identifier';
import { findAnswer } from '../store/answers';
import type { StoredBatchRow } from '../store/batch-rows';
import { findAllOnList } from '../store/forgotten';
import { findAnswered } from '../store/known-answers';
import { putRows } from '../store/write-rows';
import { answeredRow } from './row-outcome';
import type { BatchWorld, Located } from './world';

/**
 * Settles those of some waiting rows who need not be asked for: whoever is on the list of those never looked up, and whoever is known, for free. Resolves
 * with the positions of those that were.
 */
export async function settleKnown(
  { around, announce }: Pick<BatchWorld, 'around' | 'announce'>,
  { batch, provider, database }: Located,
  rows: readonly StoredBatchRow[],
): Promise<ReadonlySet<number>> {
  const named = rows.flatMap((row) =>
    row.identifier === undefined ? [] : [{ row, identifier: row.identifier }],
  );
  const onList = await findAllOnList(
    database,
    named.map(({ identifier }) => identifier),
  );
  const now = around.now();
  const missDays = await around.keepMissesDays();
  const keys = named.map(({ identifier }) => identifierKey(identifier));
  const answered = await findAnswered(database, provider.id, keys, now, missDays);
  const settled = await Promise.all(
    named.map(async ({ row, identifier }): Promise<StoredBatchRow[]> => {
      const key = identifierKey(identifier);
      if (onList.has(key)) return [{ ...row, state: 'forgotten', at: now }];
      if (!answered.has(key)) return [];
      const answer = await findAnswer(database, provider.id, identifier, now, missDays);
      // To be asked about anew, but not twice.
      const isOld = batch.from === 'people' && (answer?.at ?? 0) < (batch.startedAt ?? now);
      return answer === undefined || isOld ? [] : [answeredRow(row, answer, now)];
    }),
  );
  const changed = settled.flat();
  if (changed.length === 0) return new Set();
  await putRows(database, batch.id, changed);
  const positions = changed.map(({ position }) => position);
  announce({ id: batch.id, positions });
  return new Set(positions);
}
