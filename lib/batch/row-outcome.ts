import { type Failure, type FailureCode, FailureError } from '../failure';
import type { Answer } from '../store/answers';
import type { StoredBatchRow } from '../store/batch-rows';
import { factsOf } from '../store/facts';
import { standingOf } from '../store/standing';

// What stands in the way of all others too: the batch is paused, and its rows wait.
const PAUSING: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'no-key',
  'locked',
  'wrong-passphrase',
  'bad-key',
  'no-credit',
  'not-in-plan',
  'over-cap',
  'price-changed',
  'offline',
  'not-allowed',
  'no-consent',
  'storage-full',
  'vault-damaged',
  'blocked',
  'too-new',
]);

// What may be wrong with the provider or the way to it.
const TROUBLE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'timed-out',
  'provider-down',
  'unreachable',
  'bad-reply',
  'interrupted',
  'unexpected',
]);

/** Whether a failure stands in the way of all others, too. */
export function isPausing({ code }: Failure): boolean {
  return PAUSING.has(code);
}

/** Whether a failure may mean that the provider, or the way to it, is in trouble. */
export function isTrouble({ code }: Failure): boolean {
  return TROUBLE.has(code);
}

type Row = Omit<
  StoredBatchRow,
  'failure' | 'isKnown' | 'personId' | 'confidence' | 'matches' | 'facts' | 'receiptId' | 'credits'
>;

/** A row without what became of it before. */
export function bareRow({
  failure: _failure,
  isKnown: _isKnown,
  personId: _personId,
  confidence: _confidence,
  matches: _matches,
  facts: _facts,
  receiptId: _receiptId,
  credits: _credits,
  ...row
}: StoredBatchRow): Row {
  return row;
}

/** A row with the answer to it. `receiptId`: the receipt under which it was sent; absent: it was not. `at` in ms since 1970. */
export function answeredRow(
  row: StoredBatchRow,
  answer: Answer,
  at: number,
  receiptId?: string,
): StoredBatchRow {
  const { shown, candidates } = standingOf(answer);
  const best = shown ?? candidates[0];
  const { receipt, isFresh } = answer;
  // What another look-up has paid for was paid for there.
  const isOwn = receiptId !== undefined && receipt?.id === receiptId;
  const cost = isOwn ? { receiptId, ...(receipt.credits !== undefined && costOf(receipt)) } : {};
  const about = { ...bareRow(row), at, ...cost, ...(!isFresh && { isKnown: true as const }) };
  if (best === undefined) return { ...about, state: 'missed' };
  const { person, confidence } = best;
  return {
    ...about,
    state: 'found',
    personId: person.id,
    ...(confidence !== undefined && { confidence }),
    ...(candidates.length > 1 && { matches: candidates.length }),
    facts: factsOf(person),
    // Why there is less than was asked for.
    ...(answer.failure && { failure: answer.failure }),
  };
}

/** Of a row that is to be sent again, that an earlier request may have been charged. */
export function inDoubt({ failure }: StoredBatchRow): Pick<StoredBatchRow, 'failure'> {
  return failure?.charged === 'maybe' ? { failure } : {};
}

/** A row of which no answer came: it waits again where all must wait, else it says what went wrong, and whether it may have been charged. */
export function failedRow(
  row: StoredBatchRow,
  { failure }: FailureError,
  at: number,
): StoredBatchRow {
  const bare = bareRow(row);
  const { code, charged, receiptId, credits } = failure;
  const isToWait = code === 'rate-limited' || isPausing(failure);
  if (isToWait && charged === 'no') return { ...bare, ...inDoubt(row), at, state: 'waiting' };
  // What another look-up has paid for was paid for there.
  const sent = receiptId !== undefined && receiptId === row.receiptId ? { receiptId } : {};
  const isCounted = 'receiptId' in sent && charged !== 'maybe' && credits !== undefined;
  const about = { ...bare, at, ...sent, ...(isCounted && { credits }) };
  if (code === 'forgotten') return { ...about, state: 'forgotten' };
  return { ...about, state: charged === 'maybe' ? 'uncertain' : 'failed', failure };
}

/** An estimate is nobody's word, but it is what the books say. */
function costOf({ credits }: { readonly credits?: number }) {
  return credits === undefined ? {} : { credits };
}

/** Rows of one order with what became of each, why some brought nothing, and those whose answers are paid for and could not be written. */
export function afterOrder(
  rows: readonly StoredBatchRow[],
  results: readonly (Answer | FailureError)[],
  at: number,
): {
  readonly changed: readonly StoredBatchRow[];
  readonly failures: readonly Failure[];
  readonly held: readonly StoredBatchRow[];
} {
  const changed: StoredBatchRow[] = [];
  const failures: Failure[] = [];
  const held: StoredBatchRow[] = [];
  for (const [index, row] of rows.entries()) {
    const result = results[index];
    if (result instanceof FailureError) {
      failures.push(result.failure);
      changed.push(failedRow(row, result, at));
    } else if (result?.isKept) {
      changed.push(answeredRow(row, result, at, row.receiptId));
    } else if (result !== undefined) {
      failures.push({ code: 'storage-full', charged: 'yes' });
      held.push(row);
    }
  }
  return { changed, failures, held };
}
