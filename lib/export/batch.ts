import type { Person } from '../person';
import type { StoredBatchRow } from '../store/batch-rows';
import type { Called, Entry } from './entry';
import type { Source } from './source';

/** A row of a batch with the person whom it found, as the store has them. */
export interface FoundRow {
  readonly row: StoredBatchRow;
  /** Of a duplicate: whom the row found that it repeats. */
  readonly person?: Person;
  readonly source?: Source;
  readonly verdict?: Called;
}

/** What became of a row and why, in words. */
export type OutcomeWords = (row: StoredBatchRow) => {
  readonly state: string;
  readonly why: string;
};

/** The rows of a batch as rows of a file: each is accounted for, whoever it found. */
export async function* batchEntries(
  rows: AsyncIterable<FoundRow> | Iterable<FoundRow>,
  wordsOf: OutcomeWords,
): AsyncGenerator<Entry> {
  for await (const { row, ...found } of rows) {
    const { given, cells, state, confidence, credits } = row;
    const words = wordsOf(row);
    yield {
      given,
      status: { code: state, words: words.state },
      ...(cells === undefined ? {} : { cells }),
      ...(words.why === '' ? {} : { reason: words.why }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(credits === undefined ? {} : { credits }),
      ...found,
    };
  }
}
