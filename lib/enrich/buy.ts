import { type Failure, FailureError, freeFailure } from '../failure';
import type { Reply } from '../providers/provider';
import { openReceipt, withoutName } from '../store/write-receipt';
import { refuseForgotten } from './forgotten';
import { keep, refuseWithoutOutcome, type Unkept } from './keep';
import type { Lookup, Surroundings } from './pipeline';
import { endWithFailure, settledBy } from './settle';
import { termsOf } from './terms';

/**
 * Buys one answer: forgotten? → allowed? → price → within the caps? → pending receipt → provider → answer and receipt in one write. Throws
 * FailureError; what it says of the charge is also in the receipt. Nothing more is sent once `isOver` says that everything has been deleted.
 */
export async function buy(
  around: Surroundings,
  lookup: Lookup,
  isOver: () => boolean,
): Promise<Unkept> {
  const { provider, identifier, wish, atMost } = lookup;
  await refuseForgotten(await around.database(provider), provider, identifier);
  const { line, price, caps, purpose, balanceKey } = await termsOf(
    around,
    lookup,
    [identifier],
    isOver,
  );
  const database = () => around.database(provider);
  const order = {
    provider: provider.id,
    identifier,
    purpose,
    price,
    balanceKey,
    ...(wish.isContactOnly && { contact: wish.contact }),
    ...(wish.isExtrasOnly && { extras: wish.extras?.[provider.id] ?? [] }),
  };
  const receipt = await openReceipt(await database(), order, around.now(), caps);
  let reply: Reply;
  try {
    // The receipt may have been written after all others were deleted.
    if (isOver()) throw freeFailure('interrupted');
    reply = await provider.enrich(line, { identifiers: [identifier], wish, atMost });
    refuseWithoutOutcome(reply);
  } catch (thrown) {
    const ended = isOver() ? withoutName(receipt) : receipt;
    const failure = await endWithFailure(database, ended, thrown, around.now());
    const about = { provider: provider.name, receiptId: receipt.id };
    throw new FailureError({ ...failure, ...about } satisfies Failure);
  }
  const settled = settledBy(receipt, reply, around.now());
  return keep(database, settled, reply, { wish, provider }, around);
}
