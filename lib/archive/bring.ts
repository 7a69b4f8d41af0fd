import { emptyTally, type Tally, tallySum } from './merge';
import type { Entry } from './read';
import type { ArchiveRow } from './row-schema';

// What travels in one message and is written in one transaction.
const MOST_ROWS = 200;
const MOST_CHARACTERS = 2_000_000;

/**
 * Brings the rows of a file, in their order and some at a time, to whoever merges them; returns what became of them. `onRows` hears how many
 * there were, after each step.
 */
export async function bring(
  entries: AsyncIterable<Entry>,
  merge: (rows: readonly ArchiveRow[]) => Promise<Tally>,
  onRows: (rows: number) => void = () => undefined,
): Promise<Tally> {
  let tally: Tally = emptyTally();
  let rows: ArchiveRow[] = [];
  let characters = 0;
  let done = 0;
  const flush = async () => {
    if (rows.length === 0) return;
    tally = tallySum(tally, await merge(rows));
    done += rows.length;
    rows = [];
    characters = 0;
    onRows(done);
  };
  for await (const entry of entries) {
    if (entry.kind !== 'row') continue;
    if (rows.length >= MOST_ROWS || characters + entry.size > MOST_CHARACTERS) await flush();
    rows.push(entry.row);
    characters += entry.size;
  }
  await flush();
  return tally;
}
