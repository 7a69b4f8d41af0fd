import type { Identifier } from '../identifier';
import { nextWaiting } from '../store/rows-of-batch';
import type { Database } from '../store/schema';
import { putRows } from '../store/write-rows';

const ROWS_AT_ONCE = 1_000;

/** Takes out of a batch all who wait of a kind that, by what is known of the key, there is no way to ask for. `at` in ms since 1970. */
export async function leaveOut(
  database: Database,
  id: string,
  kind: Identifier['kind'],
  at: number,
): Promise<void> {
  for (;;) {
    const rows = await nextWaiting(database, id, ROWS_AT_ONCE, kind);
    const changed = rows.map((row) => {
      return { ...row, state: 'invalid', reason: 'not-supported', at } as const;
    });
    if ((await putRows(database, id, changed)).length === 0) return;
  }
}
