import type { GivenRow } from '../batch-commands';
import { classOf } from '../detect/class-of';
import { identifierKey } from '../identifier';
import type { NewRow } from '../store/write-rows';
import { readGiven } from './read-given';

/** A row as it is given, read: whom it names, and whether they are to be sent. */
export function newRow({ given, cells }: GivenRow): NewRow {
  const own = { given, ...(cells && { cells }) };
  const { identifier, reason } = readGiven(given);
  if (identifier === undefined) return { ...own, state: 'invalid', reason };
  const isOther = identifier.kind === 'email' && classOf(identifier.address) !== 'business';
  const named = { identifier, identifierKey: identifierKey(identifier) };
  return { ...own, ...named, state: isOther ? 'other-class' : 'waiting' };
}
