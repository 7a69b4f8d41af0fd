import type { Failure } from '../failure';
import { findAnswer } from '../store/answers';
import type { StoredBatch, StoredBatchRow } from '../store/batch-rows';
import { changeBatch, listBatches } from '../store/batches';
import { readRowsIn } from '../store/rows-of-batch';
import type { Database } from '../store/schema';
import { putRows } from '../store/write-rows';
import { answeredRow, bareRow } from './row-outcome';
import { type BatchWorld, databasesOf } from './world';

const ROWS_AT_ONCE = 500;

/**
 * Sees what became of rows that an earlier worker had sent, once its pending receipts are uncertain: nobody is asked for again of whom it is not sure that nothing was
 * taken. Where the browser was closed meanwhile what ran stands.
 */
export async function recoverBatches(world: BatchWorld): Promise<void> {
  const isSameSession = await world.hasSession();
  for (const database of await databasesOf(world)) {
    for (const batch of await listBatches(database)) {
      if (batch.state === 'draft' || batch.state === 'planned') continue;
      await recoverRows(world, database, batch);
      if (isSameSession || batch.state !== 'running') continue;
      await changeBatch(database, batch.id, (one) =>
        one.state === 'running' ? { ...one, state: 'paused', pausedFor: 'closed' } : one,
      );
      world.announce({ id: batch.id });
    }
  }
}

async function recoverRows(
  world: BatchWorld,
  database: Database,
  batch: StoredBatch,
): Promise<void> {
  for (;;) {
    const rows = await readRowsIn(database, batch.id, 'sent', { count: ROWS_AT_ONCE });
    if (rows.length === 0) return;
    const changed = await Promise.all(rows.map((row) => recovered(world, database, batch, row)));
    await putRows(database, batch.id, changed);
    world.announce({ id: batch.id, positions: rows.map(({ position }) => position) });
  }
}

async function recovered(
  { around, providers }: BatchWorld,
  database: Database,
  { provider: id }: StoredBatch,
  row: StoredBatchRow,
): Promise<StoredBatchRow> {
  const { identifier, receiptId } = row;
  const at = around.now();
  const receipt = receiptId === undefined ? undefined : await database.get('receipts', receiptId);
  const missDays = await around.keepMissesDays();
  const answer = identifier && (await findAnswer(database, id, identifier, at, missDays));
  if (answer !== undefined) return answeredRow(row, answer, at, receiptId);
  const isFree = receipt?.state === 'settled' && (receipt.credits ?? 0) === 0;
  if (receipt === undefined || isFree) return { ...bareRow(row), at, state: 'waiting' };
  const name = providers.find((one) => one.id === id)?.name;
  const about = { receiptId: receipt.id, ...(name !== undefined && { provider: name }) };
  const { credits } = receipt;
  const sent = { ...bareRow(row), at, receiptId: receipt.id };
  // Paid for, and the answer could not be written.
  if (receipt.state === 'settled') {
    const failure: Failure = { code: 'interrupted', charged: 'yes', ...about };
    const cost = credits === undefined ? {} : { credits };
    return { ...sent, ...cost, state: 'failed', failure: { ...failure, ...cost } };
  }
  const failure: Failure = { code: 'interrupted', charged: 'maybe', ...about };
  return { ...sent, state: 'uncertain', failure };
}
