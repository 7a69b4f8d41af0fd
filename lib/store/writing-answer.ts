import type { Reply } from '../providers/provider';
import type { Confirms } from './aliases';
import type { IsOwn } from './kin';
import { withMarks } from './marks';
import type { NamedReceipt } from './rows';
import type { Database } from './schema';
import { keysOfAnswer, type Sifted, STORES_OF_ANSWER, sifted } from './sifting';
import { wholly } from './wholly';
import { isGone, withBalance, withoutName } from './write-receipt';

/** A paid answer, and who is said to be meant by an address. */
export interface Paid {
  readonly receipt: NamedReceipt;
  readonly reply: Reply;
  readonly confirms: Confirms;
  readonly isOwn: IsOwn;
}

type Transaction = ReturnType<typeof begin>;

/**
 * Writes an answer and its settled receipt in one transaction, strict: all of it or, where this rejects, nothing. Who is on the list of those
 * never looked up is sifted out first; `write` puts the rest, and is not called where nothing of it may be kept, nor where everything was
 * deleted since the request was sent: then the receipt says of nobody. Resolves with what was kept. Rejects with `QuotaExceededError` on a full disk.
 */
export function writeAnswer(
  database: Database,
  { receipt, reply, confirms, isOwn }: Paid,
  write: (transaction: Transaction, kept: Sifted) => Promise<void>,
): Promise<Sifted> {
  const at = receipt.settledAt ?? receipt.at;
  return withMarks(database, keysOfAnswer(receipt, reply, isOwn), async (marks) => {
    const transaction = begin(database);
    return wholly(transaction, async () => {
      const receipts = transaction.objectStore('receipts');
      if (await isGone(receipts, receipt)) {
        await receipts.put(withoutName(receipt));
        return { matches: [], raw: [], isDeleted: true };
      }
      const list = {
        forgotten: transaction.objectStore('forgotten'),
        salts: transaction.objectStore('salts'),
      };
      const kept = await sifted(list, marks, receipt, reply, { isOwn, confirms }, at);
      const isNamed = kept.forgotten === undefined;
      const settled = withBalance(receipt, await receipts.get(receipt.id));
      await receipts.put(isNamed ? settled : withoutName(settled));
      if (isNamed) await write(transaction, kept);
      return kept;
    });
  });
}

function begin(database: Database) {
  return database.transaction(STORES_OF_ANSWER, 'readwrite', { durability: 'strict' });
}
