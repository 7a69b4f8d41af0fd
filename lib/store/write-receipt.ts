import { FailureError } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { ContactKind, Price, ProviderId } from '../providers/provider';
import { type Caps, NO_CAPS, overCap, rangeAround } from './caps';
import { listKeysOf, onListBy } from './forgotten';
import { entriesIn, withMarks } from './marks';
import type { Database, NamedReceipt, Purpose, Receipt } from './schema';

/** A paid request that is about to be sent. */
interface ReceiptOrder {
  readonly provider: ProviderId;
  /** Absent: a private window asks, and nothing says for whom. */
  readonly identifier?: Identifier;
  readonly price: Price;
  readonly contact?: readonly ContactKind[];
  readonly extras?: readonly string[];
  readonly purpose?: Purpose;
}

/**
 * Writes the pending receipt that must stand before a paid request is sent, in one transaction with the look at what the caps leave. Throws
 * FailureError `over-cap` where that is less than the highest price, and `forgotten` for who is on the list of those never looked up; rejects with `QuotaExceededError` on a full disk.
 */
export async function openReceipt<O extends ReceiptOrder>(
  database: Database,
  order: O,
  at: number,
  caps?: Caps,
): Promise<O extends Pick<NamedReceipt, 'identifier'> ? NamedReceipt : Receipt>;
export async function openReceipt(
  database: Database,
  order: ReceiptOrder,
  at: number,
  caps: Caps = NO_CAPS,
): Promise<Receipt> {
  const { identifier } = order;
  const receipt: Receipt = {
    id: crypto.randomUUID(),
    ...order,
    ...(identifier && { identifierKey: identifierKey(identifier) }),
    state: 'pending',
    at,
  };
  return withMarks(
    database,
    identifier === undefined ? [] : listKeysOf(identifier),
    async (marks) => {
      const transaction = database.transaction(['receipts', 'forgotten', 'salts'], 'readwrite', {
        durability: 'strict',
      });
      const receipts = transaction.objectStore('receipts');
      const entries = await entriesIn(
        {
          forgotten: transaction.objectStore('forgotten'),
          salts: transaction.objectStore('salts'),
        },
        marks,
      );
      const on = identifier && onListBy(identifier, entries);
      if (on !== undefined) throw new FailureError({ code: 'forgotten', charged: 'no', ...on });
      const earlier = await receipts.index('by time').getAll(rangeAround(at));
      const over = overCap(earlier, caps, { at, price: order.price.max });
      if (over !== undefined) throw over;
      await Promise.all([receipts.put(receipt), transaction.done]);
      return receipt;
    },
  );
}

/** Writes a receipt in its new state, durably. It names nobody who was forgotten meanwhile. */
export async function writeReceipt(database: Database, receipt: Receipt): Promise<void> {
  await writeEnded(database, receipt);
}

/** Writes the receipt of a reply that could not be read, and the reply beside it, unless it is about somebody who was forgotten meanwhile. */
export async function keepUnreadable(
  database: Database,
  receipt: Receipt,
  text: string,
): Promise<void> {
  await writeEnded(database, receipt, text);
}

/** A receipt that says what was paid, but not for whom. */
export function withoutName({ identifier: _, identifierKey: __, ...receipt }: Receipt): Receipt {
  return receipt;
}

async function writeEnded(database: Database, receipt: Receipt, reply?: string): Promise<void> {
  const { id, identifierKey: key } = receipt;
  await withMarks(database, key === undefined ? [] : [key], async (marks) => {
    const transaction = database.transaction(
      ['receipts', 'replies', 'forgotten', 'salts'],
      'readwrite',
      { durability: 'strict' },
    );
    const write = async () => {
      const isForgotten =
        (
          await entriesIn(
            {
              forgotten: transaction.objectStore('forgotten'),
              salts: transaction.objectStore('salts'),
            },
            marks,
          )
        ).size > 0;
      const written = isForgotten ? withoutName(receipt) : receipt;
      await transaction.objectStore('receipts').put(written);
      if (reply === undefined || isForgotten) return;
      await transaction.objectStore('replies').put({ receiptId: id, text: reply });
    };
    await Promise.all([write(), transaction.done]);
  });
}
