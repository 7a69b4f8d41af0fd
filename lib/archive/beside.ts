import { aliasWithout, outcomeWithout } from '../store/erase';
import { type IsOwn, isPassing, isTie, recordKey } from '../store/kin';
import { keysMentionedIn, mentionsOf, withoutMentions } from '../store/mentions';
import type { ArchiveRow } from './row-schema';

/** The keys of whomever else it names: nothing of those who are on the list is to come back with others. */
export function keysBeside(one: ArchiveRow, isOwn: IsOwn): string[] {
  const { provider } = 'provider' in one.row ? one.row : { provider: '' };
  const ofRecords = (ids: readonly string[]) =>
    ids.map((id) => recordKey({ provider: provider ?? '', id })).filter((key) => !isPassing(key));
  switch (one.store) {
    case 'people':
      return keysMentionedIn(one.row).filter((key) => isTie(key, isOwn));
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
