import type { StoredBatchRow, StoredSearchRow } from './batch-rows';
import { blankRow, isBlank, rowWithout } from './blank-row';
import type { Whole } from './erase';
import { type IsOwn, keysOfPerson } from './kin';
import { type Mentions, withoutMentions } from './mentions';
import { searchRowsFrom } from './searches';

// Rows read at once: those of searches are some kB each.
const BATCH_ROWS = 1_000;
const SEARCH_ROWS = 250;

/** Who goes. */
export interface Gone {
  readonly keys: ReadonlySet<string>;
  readonly isOwn: IsOwn;
  /** Whether a record is of one of them. */
  isOf(provider: string, personId: string): boolean;
  /** Whether who asked for the identifier with this key was asking for one of them. */
  isAskedFor(provider: string, key: string): boolean;
  readonly mentions: Mentions;
}

/**
 * Takes people out of batches within a transaction: their rows, and those that repeat them, say of nobody any more, and what else names them is an ellipsis. Rows of
 * batches that are gone go too.
 */
export async function eraseFromBatches(whole: Whole, gone: Gone): Promise<void> {
  const { mentions } = gone;
  const batches = whole.objectStore('batches');
  const providerOf = new Map<string, string>();
  for (const batch of await batches.getAll()) {
    providerOf.set(batch.id, batch.provider);
    const { name, columns } = batch;
    if (![name, ...columns].some(mentions.isIn)) continue;
    const left = { name: mentions.without(name), columns: columns.map(mentions.without) };
    await batches.put({ ...batch, ...left });
  }
  const store = whole.objectStore('batchRows');
  const blank = new Set<string>();
  const after = (row: StoredBatchRow, provider: string): StoredBatchRow => {
    const { batch, identifierKey, personId, sameAs } = row;
    const isTheirs =
      (identifierKey !== undefined && gone.isAskedFor(provider, identifierKey)) ||
      (personId !== undefined && gone.isOf(provider, personId)) ||
      // Rows come in their order, and repeat earlier ones alone.
      (sameAs !== undefined && blank.has(`${batch} ${sameAs}`));
    return isTheirs ? blankRow(row) : rowWithout(row, mentions);
  };
  let rows = await store.getAll(undefined, BATCH_ROWS);
  for (;;) {
    for (const row of rows) {
      const { batch, position } = row;
      const provider = providerOf.get(batch);
      if (provider === undefined) {
        await store.delete([batch, position]);
        continue;
      }
      const left = isBlank(row) ? row : after(row, provider);
      if (left === row) continue;
      if (isBlank(left)) blank.add(`${batch} ${position}`);
      await store.put(left);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH_ROWS) return;
    rows = await store.getAll(
      IDBKeyRange.lowerBound([last.batch, last.position], true),
      BATCH_ROWS,
    );
  }
}

/**
 * Takes people out of searches within a transaction: their rows, their names in the rows of others, and searches that ask for them by an address or a profile with all
 * that they found.
 */
export async function eraseFromSearches(whole: Whole, gone: Gone): Promise<void> {
  const { keys, isOwn, isOf, mentions } = gone;
  const searches = whole.objectStore('searches');
  const store = whole.objectStore('searchRows');
  const providerOf = new Map<string, string>();
  for (const search of await searches.getAll()) {
    const { id, provider } = search;
    // Without one of its conditions a search would be another one, and dearer.
    if (mentions.isIn(JSON.stringify(search))) {
      await searches.delete(id);
      await store.delete(searchRowsFrom(id));
    } else providerOf.set(id, provider);
  }
  const after = (row: StoredSearchRow): StoredSearchRow | undefined => {
    const { search, person, raw } = row;
    const provider = providerOf.get(search);
    if (provider === undefined || isOf(provider, person.id)) return undefined;
    if (keysOfPerson(provider, person, isOwn).some((key) => keys.has(key))) return undefined;
    const before = { person, raw: [raw] };
    const left = withoutMentions(before, mentions);
    return left === before ? row : { ...row, person: left.person, raw: left.raw[0] };
  };
  let rows = await store.getAll(undefined, SEARCH_ROWS);
  for (;;) {
    for (const row of rows) {
      const left = after(row);
      if (left === undefined) await store.delete([row.search, row.position]);
      else if (left !== row) await store.put(left);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < SEARCH_ROWS) return;
    const range = IDBKeyRange.lowerBound([last.search, last.position], true);
    rows = await store.getAll(range, SEARCH_ROWS);
  }
}
