import type { Identifier } from '../../identifier';
import { type Row, slugOf } from './join';
import { toPerson } from './mapping';
import { personRow } from './replies';

/** A row of a contact reply, which may hold nothing but an id and contact details: then it says that it knows little. */
export function asThin(row: Row): Row {
  return isBare(row)
    ? { ...row, match: { ...row.match, person: { ...row.match.person, isThin: true } } }
    : row;
}

/** The profile of a person of whom only contact details came; `undefined` where the card is there, or no profile is named. */
export function profileOfBare(row: Row | undefined): Identifier | undefined {
  const slug = row?.match.person.slug;
  return row === undefined || slug === undefined || !isBare(row)
    ? undefined
    : { kind: 'profile', slug };
}

/** The contact details with the card that was fetched for them, as one person. Without a card the row stays as it is. */
export function withCard(row: Row, card: unknown): Row {
  const details = personRow.safeParse(row.raw);
  const whole = personRow.safeParse(card);
  if (!details.success || !whole.success) return row;
  const { contact } = details.data.person;
  const raw = {
    ...rawOf(row.raw),
    ...rawOf(card),
    ...(contact && { contact: rawOf(row.raw).contact }),
  };
  const merged = personRow.safeParse(raw);
  if (!merged.success) return row;
  const person = toPerson(merged.data.person, slugOf, row.match.person.id);
  return { match: { ...row.match, person }, raw };
}

function isBare({ match: { person } }: Row): boolean {
  return person.name === undefined && person.headline === undefined && person.roles.length === 0;
}

function rawOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
