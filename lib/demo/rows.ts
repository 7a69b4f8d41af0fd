import type { PersonRow } from './fields';

/** Whether a value is an object that is no list. */
export function isRow(value: unknown): value is PersonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows in a list; none where it is no list. */
export function rowsOf(value: unknown): readonly PersonRow[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}
