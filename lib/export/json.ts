import type { Person } from '../person';
import { seenJson } from './clean';
import { isoSecond, type Source } from './source';

/** Goes up when a field changes its meaning or goes away; not when one is added. */
export const SCHEMA = { schema: 'sidecard-person', version: 1 } as const;

/**
 * The whole record, as JSON: schema and version, where it comes from, and the person as in `lib/person.ts`, names in alphabetical order, so
 * that two copies can be compared. What cannot be seen is escaped; nothing is left out.
 */
export function toJson(person: Person, { provider, fetchedAt }: Source): string {
  const source = { provider, fetchedAt: isoSecond(fetchedAt), dataAsOf: person.asOf };
  return `${seenJson(JSON.stringify({ ...SCHEMA, source, person: inOrder(person) }, null, 2))}\n`;
}

/** What a provider itself said, untouched but for how it is set out. */
export function toReadableJson(raw: unknown): string {
  return seenJson(JSON.stringify(raw, null, 2) ?? 'null');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, inOrder(item)]));
}
