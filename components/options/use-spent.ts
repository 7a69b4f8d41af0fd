import { useEffect, useState } from 'preact/hooks';
import { watchReceipts } from '../../lib/receipt-changes';
import { watchRequests } from '../../lib/request-changes';
import { type Spent, spentAround } from '../../lib/store/caps';
import { databaseFor } from '../../lib/store/open';
import type { StoredSaving } from '../../lib/store/rows';
import { readSavings, savedOn } from '../../lib/store/savings';
import { watchStore } from '../../lib/store-changes';
import { calmly } from '../ui/coalesced';

/**
 * What today and this month cost, kept in step with receipts as they are written: a pending one stands before its request is logged.
 * `undefined` until it is known; `null` where the store does not open.
 */
export function useSpent(): Spent | null | undefined {
  return useBooks(async () => spentAround(await databaseFor({ isDemo: false }), Date.now()));
}

/** What the store answered instead of providers, on all days that are kept; the same where that is not known. */
export function useSaved(): Pick<StoredSaving, 'people' | 'credits'> | null | undefined {
  return useBooks(async () => savedOn(await readSavings(await databaseFor({ isDemo: false }))));
}

/** What is read of the books, now and whenever they may have changed. */
function useBooks<T>(read: () => Promise<T>): T | null | undefined {
  const [books, setBooks] = useState<T | null | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    const see = () =>
      read().then(
        (now) => isOver || setBooks(() => now),
        () => isOver || setBooks(null),
      );
    const changed = calmly(see);
    const ends = [watchReceipts(changed), watchRequests(changed), watchStore(changed)];
    void see();
    return () => {
      isOver = true;
      for (const end of ends) end();
    };
  }, []);
  return books;
}
