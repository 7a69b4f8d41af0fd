import { identifierKey, normalSlug } from '../identifier';
import type { Person } from '../person';
import type { Found } from '../providers/search';
import type { StoredSearch, StoredSearchRow } from './batch-rows';
import { type IsOwn, isTie, keysOfPerson } from './kin';
import { entriesIn, withMarks } from './marks';
import { keysMentionedIn, mentionsOf, withoutMentions } from './mentions';
import type { Receipt } from './rows';
import type { Database } from './schema';
import { wholly } from './wholly';
import { isGone, withBalance } from './write-receipt';

/** Stores a new search of which no page was fetched. */
export async function createSearch(database: Database, search: StoredSearch): Promise<void> {
  const transaction = database.transaction('searches', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.add(search), transaction.done]);
}

/** The search of that id; `undefined` where there is none. */
export function readSearch(database: Database, id: string): Promise<StoredSearch | undefined> {
  return database.get('searches', id);
}

/** Every search, the newest first. */
export async function listSearches(database: Database): Promise<StoredSearch[]> {
  return (await database.getAll('searches')).sort((one, other) => other.at - one.at);
}

/** Whom a search found, in the provider's order: at most `count` from that position on, all where it is absent. */
export function readSearchRows(
  database: Database,
  id: string,
  from = 0,
  count?: number,
): Promise<StoredSearchRow[]> {
  return database.getAll('searchRows', searchRowsFrom(id, from), count);
}

/** The keys of the rows of a search, from a position on. */
export function searchRowsFrom(id: string, from = 0): IDBKeyRange {
  return IDBKeyRange.bound([id, from], [id, []]);
}

/** Saves a search under a name; an empty one takes that back. Nothing where it is gone. */
export async function nameSearch(database: Database, id: string, name: string): Promise<void> {
  const transaction = database.transaction('searches', 'readwrite', { durability: 'strict' });
  const write = async () => {
    const stored = await transaction.store.get(id);
    if (stored === undefined) return;
    const { name: _, ...search } = stored;
    await transaction.store.put(name === '' ? search : { ...search, name });
  };
  await Promise.all([write(), transaction.done]);
}

/** Deletes a search and its rows, strict. */
export async function deleteSearch(database: Database, id: string): Promise<void> {
  const transaction = database.transaction(['searches', 'searchRows'], 'readwrite', {
    durability: 'strict',
  });
  await Promise.all([
    transaction.objectStore('searches').delete(id),
    transaction.objectStore('searchRows').delete(searchRowsFrom(id)),
    transaction.done,
  ]);
}

/**
 * Writes a paid page behind those that a search has: its people, the search as it is with it, and the settled receipt, in one transaction, strict. Who is on the
 * list of those never looked up is left out, also of what is said of others. Where the search, or everything, was deleted since the page was asked for, only the receipt is
 * written. Resolves with the search as it is stored then, or would be. Rejects with `QuotaExceededError` on a full disk, and then nothing is written.
 */
export async function keepPage(
  database: Database,
  receipt: Receipt,
  search: StoredSearch,
  { people, raw }: Pick<Found, 'people' | 'raw'>,
  isOwn: IsOwn = () => true,
): Promise<StoredSearch> {
  const { id, provider } = search;
  const rows = people.map((person, index) => ({ person, raw: raw[index] }));
  const own = rows.map(({ person }) => keysOfPerson(provider, person, isOwn));
  const beside = rows.flatMap((row) =>
    keysMentionedIn({ person: row.person, raw: [row.raw] }).filter((key) => isTie(key, isOwn)),
  );
  return withMarks(database, [...own.flat(), ...beside], async (marks) => {
    const transaction = database.transaction(
      ['searches', 'searchRows', 'receipts', 'forgotten', 'salts'],
      'readwrite',
      { durability: 'strict' },
    );
    return wholly(transaction, async () => {
      const list = {
        forgotten: transaction.objectStore('forgotten'),
        salts: transaction.objectStore('salts'),
      };
      const entries = await entriesIn(list, marks);
      const receipts = transaction.objectStore('receipts');
      const searches = transaction.objectStore('searches');
      const isDeleted = await isGone(receipts, receipt);
      await receipts.put(withBalance(receipt, await receipts.get(receipt.id)));
      const stored = await searches.get(id);
      if (isDeleted || (stored === undefined && search.pages > 1)) return search;
      const { name: _, ...page } = { ...search, fetchedAt: receipt.settledAt ?? receipt.at };
      // It may have been named, or renamed, meanwhile.
      const name = stored === undefined ? search.name : stored.name;
      const kept = name === undefined ? page : { ...page, name };
      await searches.put(kept);
      const searchRows = transaction.objectStore('searchRows');
      const last = await searchRows.openKeyCursor(searchRowsFrom(id), 'prev');
      let position = last === null ? 0 : last.primaryKey[1] + 1;
      const mentions = mentionsOf(entries.keys());
      for (const [index, { person, raw: words }] of rows.entries()) {
        if (own[index]?.some((key) => entries.has(key))) continue;
        const left = withoutMentions({ person, raw: [words] }, mentions);
        const key = profileKey(left.person);
        await searchRows.put({
          ...{ search: id, position, person: left.person, raw: left.raw[0] },
          ...(key !== undefined && { identifierKey: key }),
        });
        position++;
      }
      return kept;
    });
  });
}

/** The key of a person's profile, where the provider told it. */
function profileKey({ slug }: Person): string | undefined {
  const normal = normalSlug(slug ?? '');
  return normal && identifierKey({ kind: 'profile', slug: normal });
}
