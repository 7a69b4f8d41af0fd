import { fileName } from '../../lib/export/file-name';
import { ledgerDaysToCsv, ledgerToCsv } from '../../lib/export/ledger';
import type { Receipt } from '../../lib/store/rows';
import { dayOf } from '../../lib/store/savings';
import { text } from '../../lib/text';
import { saveCsv } from '../ui/save-file';
import { purposeOf } from './ledger-filter';
import { sumsByDayAndProvider } from './ledger-sums';

/** Saves the receipts as a file, in the order in which they are shown. */
export function saveReceipts(receipts: readonly Receipt[]): void {
  const rows = receipts.map((one) => ({ ...one, purpose: purposeOf(one) }));
  saveCsv(fileName(text('ledgerTitle'), 'csv'), ledgerToCsv(rows));
}

/** Saves what they come to on each day, by provider. */
export function saveDays(receipts: readonly Receipt[]): void {
  const days = sumsByDayAndProvider(receipts).map(({ at, provider, sums }) => ({
    ...{ day: dayOf(at), provider },
    ...sums,
  }));
  saveCsv(fileName(text('ledgerDaysFile'), 'csv'), ledgerDaysToCsv(days));
}
