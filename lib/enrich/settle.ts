import { type Charged, type Failure, FailureError, failureOf } from '../failure';
import type { Reply } from '../providers/provider';
import type { Receipt } from '../store/rows';
import type { Database } from '../store/schema';
import { keepUnreadable, writeReceipt } from '../store/write-receipt';

/** The receipt of an answered request: what the reply says it cost, else the announced price, marked as an estimate. */
export function settledBy<R extends Receipt>(receipt: R, reply: Reply, at: number): R {
  const matches = reply.outcomes[0]?.matches ?? [];
  const estimate = matches.length === 0 ? 0 : receipt.price.max;
  const about = { ...receipt, requestId: reply.requestId, settledAt: at };
  // A part that failed may have been charged beside what is told.
  const failure = reply.failures?.[0]?.failure;
  if (failure?.charged === 'maybe') {
    return { ...about, state: 'uncertain', failureCode: failure.code };
  }
  const isEstimate = reply.credits === undefined;
  return { ...about, state: 'settled', credits: reply.credits ?? estimate, isEstimate };
}

/** Brings the receipt of a failed request to its end, keeps a reply that could not be read, and returns the failure. */
export async function endWithFailure(
  database: () => Promise<Database>,
  receipt: Receipt,
  thrown: unknown,
  at: number,
): Promise<Failure> {
  const isForeseen = thrown instanceof FailureError;
  const failure: Failure = isForeseen ? thrown.failure : { code: 'unexpected', charged: 'maybe' };
  const ended: Receipt = {
    ...receipt,
    ...stateAfter(failure.charged, failure.credits),
    failureCode: failure.code,
    requestId: failure.requestId,
    settledAt: at,
  };
  const reply = isForeseen ? thrown.reply : undefined;
  try {
    const store = await database();
    if (reply === undefined) await writeReceipt(store, ended);
    else await keepUnreadable(store, ended, reply);
  } catch {
    // Left pending, which the next start reads as uncertain: nothing is claimed that is not so.
    return failure;
  }
  return failure;
}

function stateAfter(
  charged: Charged,
  credits: number | undefined,
): Pick<Receipt, 'state' | 'credits'> {
  if (charged === 'no') return { state: 'settled', credits: 0 };
  return credits === undefined ? { state: 'uncertain' } : { state: 'settled', credits };
}

/** An error that is no failure is a bug: nobody knows what it has cost. */
export function asFailure(thrown: unknown): FailureError {
  if (thrown instanceof FailureError) return thrown;
  const failure = failureOf(thrown);
  if (failure.code !== 'unexpected') return new FailureError(failure);
  console.error('Sidecard: unexpected', thrown instanceof Error ? thrown.stack : typeof thrown);
  return new FailureError({ code: 'unexpected', charged: 'maybe' });
}
