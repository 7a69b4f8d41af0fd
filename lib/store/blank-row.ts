import type { RowFacts, StoredBatchRow } from './batch-rows';
import type { Mentions } from './mentions';

/**
 * A row of somebody who was forgotten: that there was one, and what it cost. The user's own cells are emptied with it, since any of them may say
 * who it was.
 */
export function blankRow({
  batch,
  position,
  cells,
  receiptId,
  credits,
  at,
}: StoredBatchRow): StoredBatchRow {
  return {
    ...{ batch, position, given: '', state: 'forgotten' },
    ...(cells && { cells: cells.map(() => '') }),
    // By it late answers add what they cost; the receipt itself names nobody.
    ...(receiptId !== undefined && { receiptId }),
    ...(credits !== undefined && { credits }),
    ...(at !== undefined && { at }),
  };
}

/** Whether a row was made blank: nobody may be written into it any more. A row on the list by a domain alone keeps its words. */
export function isBlank({ state, given, identifierKey }: StoredBatchRow): boolean {
  return state === 'forgotten' && given === '' && identifierKey === undefined;
}

/** A row without what its texts say of others who were forgotten: an ellipsis stands there. The same object where they say nothing. */
export function rowWithout<R extends Pick<StoredBatchRow, 'given' | 'cells' | 'facts'>>(
  row: R,
  mentions: Mentions,
): R {
  const { given, cells = [], facts = {} } = row;
  if (![given, ...cells, ...Object.values(facts)].some(mentions.isIn)) return row;
  return {
    ...row,
    given: mentions.without(given),
    ...(row.cells && { cells: cells.map(mentions.without) }),
    ...(row.facts && { facts: factsWithout(facts, mentions) }),
  };
}

function factsWithout(facts: RowFacts, mentions: Mentions): RowFacts {
  const words = Object.entries(facts).map(([name, text]) => [name, mentions.without(text)]);
  return Object.fromEntries(words);
}
