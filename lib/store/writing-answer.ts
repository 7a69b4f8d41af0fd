import type { Reply } from '../providers/provider';
import type { Confirms } from './aliases';
import type { IsOwn } from './kin';
import { entriesIn, withMarks } from './marks';
import type { NamedReceipt } from './rows';
import type { Database } from './schema';
import { keysOfAnswer, type Listed, type Sifted, STORES_OF_ANSWER, sifted } from './sifting';
import { wholly } from './wholly';
import { withBalance, withoutName } from './write-receipt';

/** A paid answer, and who is said to be meant by an address. */
export interface Paid {
  readonly receipt: NamedReceipt;
  readonly reply: Reply;
  readonly confirms: Confirms;
  readonly isOwn: IsOwn;
}

type Transaction = ReturnType<typeof begin>;

/** Writes an answer. */
export interface Writing {
  readonly paid: Paid;
  /** Puts what may be kept of it. */
  write(transaction: Transaction, kept: Sifted): Promise<void>;
  /** What it reads and then writes, beside its receipt, by any names: answers without a name in common can be written side by side. */
  readonly touches: readonly string[];
}

/**
 * Writes an answer and its settled receipt in one transaction, strict: all of it or, where this rejects, nothing. Who is on the list of those
 * never looked up is sifted out first; `write` puts the rest, and is not called where nothing of it may be kept, nor where everything was
 * deleted since the request was sent: then the receipt says of nobody. Resolves with what was kept. Rejects with `QuotaExceededError` on a full disk.
 */
export async function writeAnswer(
  database: Database,
  paid: Paid,
  write: Writing['write'],
): Promise<Sifted> {
  const [kept] = await writeAnswers(database, [{ paid, write, touches: [] }]);
  if (kept === undefined) throw new Error('An answer was written, and is not there.');
  return kept;
}

/** The same for several at once, as if one after the other, in one transaction: all of them or, where this rejects, none. */
export function writeAnswers(
  database: Database,
  all: readonly Writing[],
): Promise<readonly Sifted[]> {
  const keys = all.flatMap(({ paid: { receipt, reply, isOwn } }) =>
    keysOfAnswer(receipt, reply, isOwn),
  );
  return withMarks(database, keys, async (marks) => {
    const transaction = begin(database);
    return wholly(transaction, async () => {
      const forgotten = transaction.objectStore('forgotten');
      const salts = transaction.objectStore('salts');
      const entries = await entriesIn({ forgotten, salts }, marks);
      const list = { entries, marks, forgotten };
      const kept: Sifted[] = [];
      for (const some of apart(all)) {
        kept.push(...(await Promise.all(some.map((one) => writeOne(transaction, list, one)))));
      }
      return kept;
    });
  });
}

async function writeOne(
  transaction: Transaction,
  list: Listed,
  { paid: { receipt, reply, confirms, isOwn }, write }: Writing,
): Promise<Sifted> {
  const at = receipt.settledAt ?? receipt.at;
  const receipts = transaction.objectStore('receipts');
  const stored = await receipts.get(receipt.id);
  if (stored === undefined) {
    await receipts.put(withoutName(receipt));
    return { matches: [], raw: [], isDeleted: true };
  }
  const kept = await sifted(list, receipt, reply, { isOwn, confirms }, at);
  const isNamed = kept.forgotten === undefined;
  const settled = withBalance(receipt, stored);
  await receipts.put(isNamed ? settled : withoutName(settled));
  if (isNamed) await write(transaction, kept);
  return kept;
}

/** Cuts a row of them wherever one touches what another since the last cut does: waiting for the store one after the other is what takes long. */
function apart(all: readonly Writing[]): readonly (readonly Writing[])[] {
  const cut: Writing[][] = [];
  let touched = new Set<string>();
  for (const one of all) {
    const last = cut.at(-1);
    if (last === undefined || one.touches.some((name) => touched.has(name))) {
      cut.push([one]);
      touched = new Set(one.touches);
    } else {
      last.push(one);
      for (const name of one.touches) touched.add(name);
    }
  }
  return cut;
}

function begin(database: Database) {
  return database.transaction(STORES_OF_ANSWER, 'readwrite', { durability: 'strict' });
}
