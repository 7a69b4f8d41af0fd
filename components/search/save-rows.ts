import type { StoredSearchRow } from '../../lib/store/batch-rows';
import { text } from '../../lib/text';
import type { Found } from './findings';
import type { SearchWorld } from './world';

/** Saves whom a search found: the usual columns as CSV, or the provider's own words as JSON. */
export async function saveRows(
  { save }: Pick<SearchWorld, 'save'>,
  { search, rows }: Pick<Found, 'search' | 'rows'>,
  form: 'csv' | 'json',
): Promise<void> {
  const [{ fileName }, { peopleAsCsv }] = await Promise.all([
    import('../../lib/export/file-name'),
    import('../../lib/export/people'),
  ]);
  const name = fileName(text('searchTitle'), form);
  if (form === 'json') {
    const words = rows.map(({ raw }) => raw);
    return save(name, JSON.stringify(words, null, 2), 'application/json');
  }
  const source = { provider: search.provider, fetchedAt: search.at };
  const entries = rows.map(({ person }: StoredSearchRow) => ({ person, source }));
  const chunks: string[] = [];
  for await (const chunk of peopleAsCsv(entries)) chunks.push(chunk);
  save(name, chunks.join(''), 'text/csv');
}
