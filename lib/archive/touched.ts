import type { Database } from '../store/schema';
import { STORES, type StoreName } from './format';
import { isSame } from './merged';

/** One transaction over all that a file may bring. */
export type Touched = ReturnType<typeof openTouched>;

/** What became of a row. */
export type Became = 'added' | 'changed' | 'same' | 'leftOut';

/** Begins it, strict. */
export function openTouched(database: Database) {
  const stores: readonly StoreName[] = STORES;
  return database.transaction([...stores], 'readwrite', { durability: 'strict' });
}

/** Writes a row in the place of that of this browser, where it is another one. */
export async function put<T>(
  store: { put(row: T): Promise<unknown> },
  mine: T | undefined,
  row: T,
): Promise<Became> {
  if (mine !== undefined && isSame(mine, row)) return 'same';
  await store.put(row);
  return mine === undefined ? 'added' : 'changed';
}
