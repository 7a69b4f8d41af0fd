import type { Person } from '../person';
import { type OutlineLine, outlineOf } from './outline';
import type { Source } from './source';

/** A person as plain text, for a mail or a note: name and work, then what is known under headings, and who told. */
export function toText(person: Person, source: Source): string {
  const { name, under, parts, source: told } = outlineOf(person, source);
  const blocks = [
    [name, ...under],
    ...parts.map(({ heading, lines }) => [heading, ...lines.map(lineOf)]),
    [told],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function lineOf({ words, about = [] }: OutlineLine): string {
  return about.length === 0 ? words : `${words} (${about.join(', ')})`;
}
