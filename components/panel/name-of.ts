import type { Person } from '../../lib/person';
import { printable } from '../../lib/printable';
import { text } from '../../lib/text';

/** A person's name as it can be drawn, or words that say that it is not known. */
export function nameOf({ name }: Pick<Person, 'name'>): string {
  return name === undefined ? text('nameUnknown') : printable(name);
}
