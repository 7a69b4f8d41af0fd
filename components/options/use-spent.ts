import { useEffect, useState } from 'preact/hooks';
import { watchReceipts } from '../../lib/receipt-changes';
import { watchRequests } from '../../lib/request-changes';
import { type Spent, spentAround } from '../../lib/store/caps';
import { databaseFor } from '../../lib/store/open';

/**
 * What today and this month cost, kept in step with receipts as they are written: a pending one stands before its request is logged.
 * `undefined` until it is known; `null` where the store does not open.
 */
export function useSpent(): Spent | null | undefined {
  const [spent, setSpent] = useState<Spent | null | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    const see = () =>
      spentNow().then(
        (now) => isOver || setSpent(now),
        () => isOver || setSpent(null),
      );
    const ends = [watchReceipts(() => void see()), watchRequests(() => void see())];
    void see();
    return () => {
      isOver = true;
      for (const end of ends) end();
    };
  }, []);
  return spent;
}

async function spentNow(): Promise<Spent> {
  return spentAround(await databaseFor({ isDemo: false }), Date.now());
}
