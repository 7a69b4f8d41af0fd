import type { Failure } from '../failure';
import { type Answer, findAnswer } from '../store/answers';
import type { StoredBatch, StoredBatchRow } from '../store/batch-rows';
import { changeBatch, listBatches } from '../store/batches';
import { findTrouble } from '../store/receipts';
import type { Receipt } from '../store/rows';
import { readRowsIn } from '../store/rows-of-batch';
import type { Database } from '../store/schema';
import { putRows } from '../store/write-rows';
import { answeredRow, bareRow, inDoubt } from './row-outcome';
import { type BatchWorld, databasesOf } from './world';

const ROWS_AT_ONCE = 500;
// Longer than any look-up takes, with all that it may wait for.
const LONGEST_FLIGHT_MS = 10 * 60_000;

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
  batch: StoredBatch,
  row: StoredBatchRow,
): Promise<StoredBatchRow> {
  const { provider: id } = batch;
  const { identifier, receiptId } = row;
  const at = around.now();
  const missDays = await around.keepMissesDays();
  const answer = identifier && (await findAnswer(database, id, identifier, at, missDays));
  if (answer !== undefined && isNews(answer, batch, receiptId)) {
    return answeredRow(row, answer, at, receiptId);
  }
  const own = receiptId === undefined ? undefined : await database.get('receipts', receiptId);
  const receipt = own ?? (await joined(database, id, row));
  const isFree = receipt?.state === 'settled' && (receipt.credits ?? 0) === 0;
  if (receipt === undefined || isFree) {
    return { ...bareRow(row), ...inDoubt(row), at, state: 'waiting' };
  }
  const name = providers.find((one) => one.id === id)?.name;
  const about = { receiptId: receipt.id, ...(name !== undefined && { provider: name }) };
  const { credits } = receipt;
  // What another look-up has paid for was paid for there.
  const isOwn = receipt === own;
  const sent = { ...bareRow(row), at, ...(isOwn && { receiptId: receipt.id }) };
  // Paid for, and the answer could not be written.
  if (receipt.state === 'settled') {
    const failure: Failure = { code: 'interrupted', charged: 'yes', ...about };
    const cost = credits === undefined ? {} : { credits };
    return { ...sent, ...(isOwn && cost), state: 'failed', failure: { ...failure, ...cost } };
  }
  const failure: Failure = { code: 'interrupted', charged: 'maybe', ...about };
  return { ...sent, state: 'uncertain', failure };
}

/** Whether an answer is one to what was asked: of a refresh, not the one that was to be made new. */
function isNews({ receipt, at }: Answer, batch: StoredBatch, receiptId: string | undefined) {
  if (batch.from !== 'people') return true;
  return (receipt !== undefined && receipt.id === receiptId) || at >= (batch.startedAt ?? 0);
}

/** The receipt of a look-up by somebody else that a row without one of its own may have joined, and that brought nothing. */
async function joined(
  database: Database,
  provider: StoredBatch['provider'],
  { identifier, at = 0 }: StoredBatchRow,
): Promise<Receipt | undefined> {
  const trouble = identifier && (await findTrouble(database, provider, identifier));
  return trouble !== undefined && trouble.at >= at - LONGEST_FLIGHT_MS ? trouble : undefined;
}
