import { rowWithout } from '../store/blank-row';
import { aliasWithout, outcomeWithout } from '../store/erase';
import { type IsOwn, isPassing, isTie, recordKey } from '../store/kin';
import { keysMentionedIn, keysNamedIn, mentionsOf, withoutMentions } from '../store/mentions';
import type { ArchiveRow } from './row-schema';

/** The keys of whomever else it names: nothing of those who are on the list is to come back with others. */
export function keysBeside(one: ArchiveRow, isOwn: IsOwn): string[] {
  const { provider } = 'provider' in one.row ? one.row : { provider: '' };
  const ofRecords = (ids: readonly string[]) =>
    ids.map((id) => recordKey({ provider: provider ?? '', id })).filter((key) => !isPassing(key));
  switch (one.store) {
    case 'people':
      return keysMentionedIn(one.row).filter((key) => isTie(key, isOwn));
    case 'batches':
      return keysNamedIn([one.row.name, one.row.columns]).filter((key) => isTie(key, isOwn));
    case 'batchRows': {
      const { given, cells, facts } = one.row;
      return keysNamedIn([given, cells, facts]).filter((key) => isTie(key, isOwn));
    }
    case 'searchRows': {
      const { person, raw } = one.row;
      return keysMentionedIn({ person, raw: [raw] }).filter((key) => isTie(key, isOwn));
    }
    case 'outcomes':
      return ofRecords(one.row.matches.map(({ personId }) => personId));
    case 'aliases':
      return ofRecords([one.row.personId ?? [], one.row.rejected ?? []].flat());
    default:
      return [];
  }
}

/** A row without the people of these keys; `undefined` where that leaves nothing of it. */
export function withoutThose(one: ArchiveRow, listed: ReadonlySet<string>): ArchiveRow | undefined {
  const isOf = (provider: string, id: string) => listed.has(recordKey({ provider, id }));
  switch (one.store) {
    case 'people': {
      const row = withoutMentions(one.row, mentionsOf(listed));
      return { store: one.store, row: { ...row, raw: [...row.raw] } };
    }
    case 'batches': {
      const { without } = mentionsOf(listed);
      const { name, columns } = one.row;
      const row = { ...one.row, name: without(name), columns: columns.map(without) };
      return { store: one.store, row };
    }
    case 'batchRows':
      return { store: one.store, row: rowWithout(one.row, mentionsOf(listed)) };
    case 'searchRows': {
      const { person, raw } = one.row;
      const left = withoutMentions({ person, raw: [raw] }, mentionsOf(listed));
      return { store: one.store, row: { ...one.row, person: left.person, raw: left.raw[0] } };
    }
    case 'outcomes': {
      const row = outcomeWithout(one.row, listed, isOf);
      return row && { store: one.store, row: { ...row, matches: [...row.matches] } };
    }
    case 'aliases': {
      const row = aliasWithout(one.row, listed, isOf);
      return row && { store: one.store, row: { ...row, rejected: [...(row.rejected ?? [])] } };
    }
    default:
      return one;
  }
}
