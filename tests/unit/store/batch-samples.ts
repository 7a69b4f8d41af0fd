import { type Identifier, identifierKey } from '../../../lib/identifier';
import type { StoredBatch, StoredSearch } from '../../../lib/store/batch-rows';
import { createBatch } from '../../../lib/store/batches';
import type { Database } from '../../../lib/store/schema';
import { addRows, type NewRow } from '../../../lib/store/write-rows';

/** A batch that is planned, with what is given in the place of its own. */
export function batchOf(changed: Partial<StoredBatch> = {}): StoredBatch {
  return {
    id: 'b1',
    provider: 'crustdata',
    name: 'leads.csv',
    from: 'file',
    at: 5,
    state: 'planned',
    columns: [],
    rows: 0,
    ...changed,
  };
}

/** A row that waits to be sent, of whom this identifier names. */
export function waiting(identifier: Identifier, changed: Partial<NewRow> = {}): NewRow {
  const given =
    identifier.kind === 'email' ? identifier.address : `linkedin.com/in/${identifier.slug}`;
  return {
    given,
    identifier,
    identifierKey: identifierKey(identifier),
    state: 'waiting',
    ...changed,
  };
}

/** A row of a profile. */
export function slugRow(slug: string, changed: Partial<NewRow> = {}): NewRow {
  return waiting({ kind: 'profile', slug }, changed);
}

/** Stores a batch with these rows. */
export async function batchWith(
  database: Database,
  rows: readonly NewRow[],
  changed: Partial<StoredBatch> = {},
): Promise<StoredBatch> {
  const batch = batchOf(changed);
  await createBatch(database, batch);
  return addRows(database, batch.id, rows);
}

/** A search of which no page was fetched. */
export function searchOf(changed: Partial<StoredSearch> = {}): StoredSearch {
  return {
    id: 's1',
    provider: 'crustdata',
    at: 5,
    query: { filters: { field: 'basic_profile.name', type: '(.)', value: 'Test' }, limit: 20 },
    pages: 0,
    people: 0,
    credits: 0,
    ...changed,
  };
}
