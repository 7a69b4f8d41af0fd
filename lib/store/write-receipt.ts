import { FailureError } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { ContactKind, Price, ProviderId } from '../providers/provider';
import { stretchFor } from './balances';
import { type Caps, NO_CAPS, overCapIn, rounded } from './caps';
import { listKeysOf, onListBy } from './forgotten';
import { entriesIn, withMarks } from './marks';
import { keysNamedIn, mentionsOf } from './mentions';
import type { NamedReceipt, Purpose, Receipt, StoredForgotten } from './rows';
import type { Database } from './schema';
import { wholly } from './wholly';

/** A paid request that is about to be sent. */
interface ReceiptOrder {
  /** Of the receipt, where whoever orders has to know it before. */
  readonly id?: string;
  readonly provider: ProviderId;
  /** Absent: a private window asks, and nothing says for whom. */
  readonly identifier?: Identifier;
  readonly price: Price;
  readonly contact?: readonly ContactKind[];
  readonly extras?: readonly string[];
  readonly purpose?: Purpose;
  readonly batch?: string;
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
  order: ReceiptOrder,
  at: number,
  caps: Caps = NO_CAPS,
): Promise<Receipt> {
  const [opened] = await openAll(database, [order], at, caps);
  if (opened === undefined || opened instanceof FailureError) throw opened;
  return opened;
}

/**
 * The same for people who are asked about together: the receipts of all of them are written in one transaction, or none is. Whoever is on the list of those never
 * looked up has none, and costs the others nothing: `forgotten` stands in its place. Throws FailureError `over-cap` where the caps leave less than the highest prices
 * of all the others together.
 */
export async function openReceipts(
  database: Database,
  orders: readonly (ReceiptOrder & Pick<NamedReceipt, 'identifier'>)[],
  at: number,
  caps?: Caps,
): Promise<readonly (NamedReceipt | 'forgotten')[]>;
export async function openReceipts(
  database: Database,
  orders: readonly ReceiptOrder[],
  at: number,
  caps: Caps = NO_CAPS,
): Promise<readonly (Receipt | 'forgotten')[]> {
  const opened = await openAll(database, orders, at, caps);
  return opened.map((one) => (one instanceof FailureError ? 'forgotten' : one));
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

/** At the place of each order its receipt, or why it has none. */
async function openAll(
  database: Database,
  orders: readonly ReceiptOrder[],
  at: number,
  caps: Caps,
): Promise<(Receipt | FailureError)[]> {
  const keys = orders.flatMap(({ identifier }) => (identifier ? listKeysOf(identifier) : []));
  return withMarks(database, keys, async (marks) => {
    const stores = ['receipts', 'balances', 'forgotten', 'salts'] as const;
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    return wholly(transaction, async () => {
      const receipts = transaction.objectStore('receipts');
      const entries = await entriesIn(
        {
          forgotten: transaction.objectStore('forgotten'),
          salts: transaction.objectStore('salts'),
        },
        marks,
      );
      const refusals = orders.map(({ identifier }) => refusalOf(identifier, entries));
      const open = orders.filter((_order, index) => refusals[index] === undefined);
      const price = rounded(open.reduce((sum, { price: { max } }) => sum + max, 0));
      const over = await overCapIn(receipts, at, caps, price);
      if (over !== undefined) throw over;
      // Those who are asked about together are of one stretch.
      const stretches = new Map<string, string | undefined>();
      const opened: (Receipt | FailureError)[] = [];
      for (const [index, { balanceKey, ...order }] of orders.entries()) {
        const { id = crypto.randomUUID(), identifier, provider } = order;
        const refusal = refusals[index];
        if (refusal !== undefined) {
          opened.push(refusal);
          continue;
        }
        const stretch = `${provider} ${balanceKey}`;
        if (!stretches.has(stretch)) {
          const balances = transaction.objectStore('balances');
          stretches.set(stretch, await stretchFor(balances, provider, balanceKey));
        }
        const balanceId = stretches.get(stretch);
        const receipt: Receipt = {
          ...order,
          ...(identifier && { identifierKey: identifierKey(identifier) }),
          ...{ id, state: 'pending', at },
          ...(balanceId !== undefined && { balanceId }),
        };
        opened.push(receipt);
      }
      await Promise.all(
        opened.map((one) => (one instanceof FailureError ? undefined : receipts.put(one))),
      );
      return opened;
    });
  });
}

function refusalOf(
  identifier: Identifier | undefined,
  entries: ReadonlyMap<string, StoredForgotten>,
): FailureError | undefined {
  const on = identifier && onListBy(identifier, entries);
  return on && new FailureError({ code: 'forgotten', charged: 'no', ...on });
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
