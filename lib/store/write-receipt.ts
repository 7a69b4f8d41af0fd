import { FailureError } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { ContactKind, Price, ProviderId } from '../providers/provider';
import { stretchFor } from './balances';
import { type Caps, NO_CAPS, overCap, rangeAround } from './caps';
import { listKeysOf, onListBy } from './forgotten';
import { entriesIn, withMarks } from './marks';
import { keysNamedIn, mentionsOf } from './mentions';
import type { NamedReceipt, Purpose, Receipt } from './rows';
import type { Database } from './schema';

/** A paid request that is about to be sent. */
interface ReceiptOrder {
  readonly provider: ProviderId;
  /** Absent: a private window asks, and nothing says for whom. */
  readonly identifier?: Identifier;
  readonly price: Price;
  readonly contact?: readonly ContactKind[];
  readonly extras?: readonly string[];
  readonly purpose?: Purpose;
  /** The key of the provider's last balance (`StoredBalance.keySavedAt`), as it was before the key of this request was read. */
  readonly balanceKey?: number | undefined;
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
  { balanceKey, ...order }: ReceiptOrder,
  at: number,
  caps: Caps = NO_CAPS,
): Promise<Receipt> {
  const { identifier } = order;
  const opened: Receipt = {
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
      const stores = ['receipts', 'balances', 'forgotten', 'salts'] as const;
      const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
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
      const balances = transaction.objectStore('balances');
      const balanceId = await stretchFor(balances, order.provider, balanceKey);
      const receipt = balanceId === undefined ? opened : { ...opened, balanceId };
      await Promise.all([receipts.put(receipt), transaction.done]);
      return receipt;
    },
  );
}

/** Writes an open receipt in its new state, durably. It names nobody who was forgotten meanwhile, nor anybody after everything was deleted. */
export async function writeReceipt(database: Database, receipt: Receipt): Promise<void> {
  await writeEnded(database, receipt);
}

/**
 * Writes the receipt of a reply that could not be read, and the reply beside it, unless it is about somebody who was forgotten meanwhile, or
 * everything was deleted. Where it says of others that they know somebody on the list, an ellipsis stands.
 */
export async function keepUnreadable(
  database: Database,
  receipt: Receipt,
  text: string,
): Promise<void> {
  await writeEnded(database, receipt, text);
}

/** Whether an open receipt is not there any more: it stood before the request was sent, and only deleting everything takes it away. */
export async function isGone(
  receipts: { getKey(id: string): Promise<string | undefined> },
  { id }: Receipt,
): Promise<boolean> {
  return (await receipts.getKey(id)) === undefined;
}

/**
 * A receipt that is to take the place of the stored one: what a balance has told of that stands. So it is where there was no room for an
 * answer at first, but for its receipt.
 */
export function withBalance(receipt: Receipt, stored: Receipt | undefined): Receipt {
  if (!stored?.isByBalance) return receipt;
  const { isEstimate: _, ...told } = receipt;
  return { ...told, state: 'settled', credits: stored.credits, isByBalance: true };
}

/** A receipt that says what was paid, but not for whom. */
export function withoutName({ identifier: _, identifierKey: __, ...receipt }: Receipt): Receipt {
  return receipt;
}

async function writeEnded(database: Database, receipt: Receipt, reply?: string): Promise<void> {
  const { id, identifierKey: key } = receipt;
  const named = reply === undefined ? [] : keysNamedIn([reply]);
  await withMarks(database, key === undefined ? named : [key, ...named], async (marks) => {
    const transaction = database.transaction(
      ['receipts', 'replies', 'forgotten', 'salts'],
      'readwrite',
      { durability: 'strict' },
    );
    const write = async () => {
      const receipts = transaction.objectStore('receipts');
      const entries = await entriesIn(
        {
          forgotten: transaction.objectStore('forgotten'),
          salts: transaction.objectStore('salts'),
        },
        marks,
      );
      const isNameless =
        (key !== undefined && entries.has(key)) || (await isGone(receipts, receipt));
      await receipts.put(isNameless ? withoutName(receipt) : receipt);
      if (reply === undefined || isNameless) return;
      const text = mentionsOf(entries.keys()).without(reply);
      await transaction.objectStore('replies').put({ receiptId: id, text });
    };
    await Promise.all([write(), transaction.done]);
  });
}
