import type { Identifier } from '../identifier';
import type { StoredBatchRow } from '../store/batch-rows';
import { nextWaiting } from '../store/rows-of-batch';
import { putRows } from '../store/write-rows';
import { settleKnown } from './known-rows';
import type { BatchWorld, Located } from './world';

type World = Pick<BatchWorld, 'around' | 'announce'>;

/** The next of a kind who have to be asked for, as many as go into one order; whoever is known on the way is settled. */
export async function nextToSend(
  world: World,
  located: Located,
  kind: Identifier['kind'],
): Promise<readonly StoredBatchRow[]> {
  const { batch, database, provider } = located;
  for (;;) {
    const rows = await nextWaiting(database, batch.id, provider.batchLimit, kind);
    if (rows.length === 0) return rows;
    if ((await settleKnown(world, located, rows)).size === 0) return rows;
  }
}

/** Writes down that rows are about to be sent, and under which receipts. Whoever was forgotten or deleted meanwhile is not among those it resolves with. */
export async function claim(
  { around, announce }: World,
  { batch: { id }, database }: Located,
  rows: readonly StoredBatchRow[],
): Promise<readonly StoredBatchRow[]> {
  const at = around.now();
  const sent = rows.map((row): StoredBatchRow => {
    return { ...row, at, state: 'sent', receiptId: crypto.randomUUID() };
  });
  const written = await putRows(database, id, sent);
  announce({ id, positions: written.map(({ position }) => position) });
  return written.filter(({ state, identifier }) => state === 'sent' && identifier !== undefined);
}
