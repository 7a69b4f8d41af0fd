import type { PersonRow } from './fields';

/** Whether a value is an object that is no list. */
export function isRow(value: unknown): value is PersonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows in a list; none where it is no list. */
export function rowsOf(value: unknown): readonly PersonRow[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** When a person was last looked at, as ISO text; `null` where nothing says so. */
export function dateOf(person: PersonRow): string | null {
  const profile = person.basic_profile;
  const dates = [person.updated_at, isRow(profile) ? profile.last_updated : null];
  return dates.find((date) => typeof date === 'string' && date !== '')?.toString() ?? null;
}
