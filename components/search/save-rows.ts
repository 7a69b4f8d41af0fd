import type { StoredSearchRow } from '../../lib/store/batch-rows';
import { text } from '../../lib/text';
import type { Found } from './findings';
import { nameOfSearch } from './search-words';
import type { SearchWorld } from './world';

/**
 * Saves whom a search found, in a file that is called after it: the usual columns as CSV, or the provider's own words as JSON. `provider`: its name as shown on
 * screen.
 */
export async function saveRows(
  { save }: Pick<SearchWorld, 'save'>,
  { search, rows }: Pick<Found, 'search' | 'rows'>,
  form: 'csv' | 'json',
  provider: string,
): Promise<void> {
  const [{ fileName }, { peopleAsCsv }] = await Promise.all([
    import('../../lib/export/file-name'),
    import('../../lib/export/people'),
  ]);
  const name = fileName(nameOfSearch(search) || text('searchTitle'), form);
  if (form === 'json') {
    const words = rows.map(({ raw }) => raw);
    return save(name, JSON.stringify(words, null, 2), 'application/json');
  }
  const source = { provider, fetchedAt: search.at };
  const entries = rows.map(({ person }: StoredSearchRow) => ({ person, source }));
  const chunks: string[] = [];
  for await (const chunk of peopleAsCsv(entries)) chunks.push(chunk);
  save(name, chunks.join(''), 'text/csv');
}
