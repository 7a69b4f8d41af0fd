import { type Identifier, identifierKey } from '../identifier';
import type { ProviderId } from '../providers/provider';
import type { Receipt } from './rows';
import type { Database } from './schema';

/** The kept text of a reply that could not be read. */
export async function findUnreadable(
  database: Database,
  receiptId: string,
): Promise<string | undefined> {
  return (await database.get('replies', receiptId))?.text;
}

/**
 * Turns every receipt that is still pending into an uncertain one: whoever waited for its answer is gone. To be called before this worker opens
 * any, and told apart by that alone: the clock may have been set back since. Returns how many there were.
 */
export async function giveUpPending(database: Database): Promise<number> {
  const transaction = database.transaction('receipts', 'readwrite');
  const orphans = await transaction.store.index('by state').getAll('pending');
  await Promise.all([
    ...orphans.map((receipt) => transaction.store.put({ ...receipt, state: 'uncertain' })),
    transaction.done,
  ]);
  return orphans.length;
}

/**
 * The newest request about this identifier that is still open, or that took or may have taken credits without bringing an
 * answer; `undefined` where there is none, or where one brought an answer after it. Refusals that cost nothing do not count, nor do
 * questions for parts of the card alone, of which the card itself tells.
 */
export async function findTrouble(
  database: Database,
  provider: ProviderId,
  identifier: Identifier,
): Promise<Receipt | undefined> {
  const isOfCard = ({ contact, extras }: Receipt) => (contact ?? extras) === undefined;
  return newestTrouble(database, provider, identifier, isOfCard);
}

/** The same among the receipts about this identifier that `isMeant` lets through. */
export async function newestTrouble(
  database: Database,
  provider: ProviderId,
  identifier: Identifier,
  isMeant: (receipt: Receipt) => boolean,
): Promise<Receipt | undefined> {
  const range = [provider, identifierKey(identifier)] as [string, string];
  const receipts = await database.getAllFromIndex('receipts', 'by identifier', range);
  const newest = receipts
    .filter(isMeant)
    .filter(({ failureCode, credits }) => failureCode === undefined || credits !== 0)
    .sort((one, other) => other.at - one.at)[0];
  const isAnswered = newest?.state === 'settled' && newest.failureCode === undefined;
  return isAnswered ? undefined : newest;
}

/** Credits taken by a provider since a moment (ms since 1970): settled ones only. */
export async function creditsSince(
  database: Database,
  provider: ProviderId,
  since: number,
): Promise<number> {
  const receipts = await database.getAllFromIndex(
    'receipts',
    'by time',
    IDBKeyRange.lowerBound(since),
  );
  return receipts
    .filter((receipt) => receipt.provider === provider)
    .reduce((sum, receipt) => sum + (receipt.credits ?? 0), 0);
}
