import type { Purpose, Receipt, StoredSaving } from '../../lib/store/rows';
import { savedOn } from '../../lib/store/savings';
import { onDays } from './days';

/** How a receipt ended: its cost is known, or may be up to what was announced, or is known of a request that brought nothing. */
export const LEDGER_STATES = ['settled', 'maybe', 'failed'] as const;

/** One of LEDGER_STATES. */
export type LedgerState = (typeof LEDGER_STATES)[number];

/** Which receipts are shown. What is empty keeps nothing out. */
export interface LedgerFilter {
  /** Part of an identifier, in whatever case. */
  readonly words: string;
  /** Id of a provider. */
  readonly provider: string;
  readonly purpose: Purpose | '';
  readonly state: LedgerState | '';
  /** First and last day, as `2026-11-22`, by the user's own calendar. */
  readonly from: string;
  readonly to: string;
}

/** Every receipt. */
export const NO_LEDGER_FILTER: LedgerFilter = {
  ...{ words: '', provider: '', purpose: '', state: '', from: '', to: '' },
};

/** Those of the receipts that pass, in the same order. */
export function filteredReceipts(
  receipts: readonly Receipt[],
  filter: LedgerFilter,
): readonly Receipt[] {
  const words = filter.words.trim().toLowerCase();
  const isOnDays = onDays(filter);
  return receipts.filter(
    (receipt) =>
      isOnDays(receipt.at) &&
      (filter.provider === '' || receipt.provider === filter.provider) &&
      (filter.purpose === '' || purposeOf(receipt) === filter.purpose) &&
      (filter.state === '' || stateOf(receipt) === filter.state) &&
      (words === '' || wordsOf(receipt).includes(words)),
  );
}

/** What the store saved on the filter's days instead of its provider; nothing is known of it by identifier, purpose or state. */
export function savedWithin(
  savings: readonly StoredSaving[],
  { words, provider, purpose, state, from, to }: LedgerFilter,
): Pick<StoredSaving, 'people' | 'credits'> {
  if (words.trim() !== '' || purpose !== '' || state !== '') return { people: 0, credits: 0 };
  const those = savings.filter(
    (row) =>
      (provider === '' || row.provider === provider) &&
      (from === '' || row.day >= from) &&
      (to === '' || row.day <= to),
  );
  return savedOn(those);
}

/** What a request was for; earlier versions did not write it down. */
export function purposeOf({ purpose, contact }: Receipt): Purpose {
  return purpose ?? (contact === undefined ? 'look-up' : 'contact');
}

/** How a receipt ended. */
export function stateOf({ state, failureCode }: Receipt): LedgerState {
  if (state !== 'settled') return 'maybe';
  return failureCode === undefined ? 'settled' : 'failed';
}

function wordsOf({ identifier }: Receipt): string {
  if (identifier === undefined) return '';
  // As it is shown, but without what isolates it.
  const words = identifier.kind === 'email' ? identifier.address : `in/${identifier.slug}`;
  return words.toLowerCase();
}
