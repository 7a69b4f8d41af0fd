import type { OnList } from '../failure';
import { identifierKey } from '../identifier';
import type { Match } from '../person';
import type { Reply } from '../providers/provider';
import type { Confirms } from './aliases';
import { type IsOwn, isTie, keysOfPerson } from './kin';
import type { Marks } from './marks';
import { keysMentionedIn, mentionsOf, withoutMentions } from './mentions';
import type { NamedReceipt, StoredForgotten } from './rows';

/** All that is read and written where an answer is kept. */
export const STORES_OF_ANSWER = [
  'people',
  'outcomes',
  'aliases',
  'receipts',
  'forgotten',
  'salts',
] as const;

/** What of an answer may be kept. */
export interface Sifted {
  /** Whom it names but for those who are on the list, whom their records do not name either. */
  readonly matches: readonly Match[];
  /** The provider's words of each of them. */
  readonly raw: readonly unknown[];
  /** Why nothing of it may be: the identifier, or everybody whom it names, is on the list. */
  readonly forgotten?: OnList;
  /** All that was stored has been deleted since the request was sent: then nothing of it may be either. */
  readonly isDeleted?: true;
}

/** What the list says of the keys of some answers, within a transaction that may add to it. */
export interface Listed {
  /** The entries that the keys have. What is added is among them from then on. */
  readonly entries: Map<string, StoredForgotten>;
  readonly marks: Marks;
  readonly forgotten: { put(row: StoredForgotten): Promise<unknown> };
}

/** The keys by which an answer may name somebody who is on the list, as the one whom it is about or in what it says of others. */
export function keysOfAnswer(
  { provider, identifier }: Asked,
  reply: Reply,
  isOwn: IsOwn,
): string[] {
  const matches = reply.outcomes[0]?.matches ?? [];
  const raw = reply.raw[0] ?? [];
  const named = matches.flatMap(({ person }) => keysOfPerson(provider, person, isOwn));
  const beside = matches.flatMap(({ person }, rank) =>
    keysMentionedIn({ person, raw: [raw[rank]] }).filter((key) => isTie(key, isOwn)),
  );
  return [identifierKey(identifier), ...named, ...beside];
}

type Asked = Pick<NamedReceipt, 'provider' | 'identifier'>;

/**
 * Takes from an answer whoever was forgotten, also while it was under way. Where it names nobody else, and is of a profile or confirmed by the match
 * check, the identifier means them: it joins them on the list, so that it is not paid for again. Where it says of others that they know them, that
 * goes too. `at` in ms since 1970. A domain on the list says nothing of who is in an answer.
 */
export async function sifted(
  list: Listed,
  asked: Asked,
  reply: Reply,
  { isOwn, confirms }: { readonly isOwn: IsOwn; readonly confirms: Confirms },
  at: number,
): Promise<Sifted> {
  const matches = reply.outcomes[0]?.matches ?? [];
  const raw = reply.raw[0] ?? [];
  const { entries, marks } = list;
  if (entries.size === 0) return { matches, raw };
  const key = identifierKey(asked.identifier);
  const own = entries.get(key);
  if (own !== undefined) return nothing(own);
  const entryOf = ({ person }: Match) =>
    keysOfPerson(asked.provider, person, isOwn).flatMap((one) => entries.get(one) ?? [])[0];
  const ranks = matches.flatMap((match, rank) => (entryOf(match) === undefined ? [rank] : []));
  const [first] = matches.flatMap((match) => entryOf(match) ?? []);
  if (first !== undefined && ranks.length === 0) {
    const [hash] = marks.hashes.get(key) ?? [];
    const { identifier } = asked;
    const isTheirs =
      identifier.kind === 'profile' || matches.some((one) => confirms(identifier.address, one));
    if (isTheirs && hash !== undefined) {
      const joined = { ...first, hash, at };
      entries.set(key, joined);
      await list.forgotten.put(joined);
    }
    return nothing(first);
  }
  const mentions = mentionsOf(entries.keys());
  const kept = ranks.flatMap((rank) => {
    const match = matches[rank];
    return match ? [{ match, ...withoutMentions({ ...match, raw: [raw[rank]] }, mentions) }] : [];
  });
  return {
    matches: kept.map(({ match, person }) => ({ ...match, person })),
    raw: kept.map(({ raw: [words] }) => words),
  };
}

function nothing({ group }: StoredForgotten): Sifted {
  return { matches: [], raw: [], forgotten: { by: 'person', group } };
}
