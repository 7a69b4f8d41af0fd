import type { Person } from '../person';
import { seenJson } from './clean';
import type { Entry } from './entry';
import { isoSecond, type Source } from './source';

/** Goes up when a field changes its meaning or goes away; not when one is added. */
export const SCHEMA = { schema: 'sidecard-person', version: 1 } as const;

/**
 * The whole record, as JSON: schema and version, where it comes from, and the person as in `lib/person.ts`, names in alphabetical order, so
 * that two copies can be compared. What cannot be seen is escaped; nothing is left out.
 */
export function toJson(person: Person, from: Source): string {
  const source = sourceOf(from, person);
  return `${seenJson(JSON.stringify({ ...SCHEMA, source, person: inOrder(person) }, null, 2))}\n`;
}

/**
 * One row of a file of several people, in one line: what was given, the user's own cells by the names of their columns, what became of it, who told, and the person. What is not
 * known is left out.
 */
export function toRecordJson(entry: Entry, own: readonly string[]): string {
  const { given, cells, status, reason, verdict, confidence, credits, source, person } = entry;
  const record = {
    given,
    columns: cells && Object.fromEntries(own.map((name, at) => [name, cells[at] ?? ''])),
    ...{ status: status?.code, reason, match: verdict?.code, confidence, credits },
    source: source && sourceOf(source, person),
    person: inOrder(person),
  };
  return seenJson(JSON.stringify(record));
}

/** What a provider itself said, untouched but for how it is set out. */
export function toReadableJson(raw: unknown): string {
  return seenJson(JSON.stringify(raw, null, 2) ?? 'null');
}

function sourceOf({ provider, fetchedAt }: Source, person: Person | undefined) {
  return { provider, fetchedAt: isoSecond(fetchedAt), dataAsOf: person?.asOf };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, inOrder(item)]));
}
