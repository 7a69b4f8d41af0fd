import { type Identifier, identifierKey, normalAddress, normalSlug } from '../identifier';
import type { Person } from '../person';
import type { ProviderId } from '../providers/provider';
import type { Alias, StoredAlias, StoredOutcome } from './rows';
import { leadsTo } from './standing';

/** Whether an address is one person's own, and not that of a role such as info@, which may be several people's. */
export type IsOwn = (address: string) => boolean;

/** A record of somebody by one provider. */
export interface Record {
  readonly provider: ProviderId;
  readonly id: string;
}

/** What the store says of who is who. */
export interface Ties {
  readonly people: readonly (Record & { readonly keys: readonly string[] })[];
  readonly aliases: readonly StoredAlias[];
  readonly outcomes: readonly Pick<StoredOutcome, 'provider' | 'identifierKey' | 'matches'>[];
}

/** Who is meant: somebody's record, an identifier, or both. */
export interface Whom {
  readonly record?: Record;
  /** Theirs in any case. */
  readonly identifier?: Identifier;
}

const PERSON = 'person:';
const PLACE_IN_ANSWER = /^answer:((?:profile|email):.*):\d+$/s;
const MEMBER_ID = /^AC[a-z]AA/;

/** The key of a record, beside those of identifiers. */
export function recordKey({ provider, id }: Record): string {
  return `${PERSON}${provider} ${id}`;
}

/** The record that a key is of; `undefined` where it is that of an identifier. */
export function recordOf(key: string): Record | undefined {
  if (!key.startsWith(PERSON)) return undefined;
  const rest = key.slice(PERSON.length);
  const gap = rest.indexOf(' ');
  return { provider: rest.slice(0, gap), id: rest.slice(gap + 1) };
}

/** The keys of the identifiers that a person's own record names: their profile, by either of its names, and addresses that are their own. */
export function ownKeys({ slug, memberId, contact }: Person, isOwn: IsOwn): string[] {
  const slugs = [slug, MEMBER_ID.test(memberId ?? '') ? memberId : undefined];
  const profiles = slugs.flatMap((raw) => normalSlug(raw ?? '') ?? []);
  const addresses = contact.emails.flatMap(({ address }) => normalAddress(address) ?? []);
  return [
    ...profiles.map((one) => identifierKey({ kind: 'profile', slug: one })),
    ...addresses.filter(isOwn).map((address) => identifierKey({ kind: 'email', address })),
  ];
}

/**
 * By what the list may know a person of an answer: their own identifiers, and the provider's id; where it is a passing one, the identifier that
 * was asked about.
 */
export function keysOfPerson(provider: ProviderId, person: Person, isOwn: IsOwn): string[] {
  const key = recordKey({ provider, id: person.id });
  const asked = askedIn(person.id);
  const placed = asked === undefined ? [] : [asked];
  return [...ownKeys(person, isOwn), ...(isPassing(key) ? placed : [key])];
}

/** The key of the identifier that a passing id names: it is made of the answer's, and of a place in it. */
export function askedIn(id: string): string | undefined {
  return PLACE_IN_ANSWER.exec(id)?.[1];
}

/** Whether the key is that of a record without an id of the provider's: the next answer may give it to somebody else. */
export function isPassing(key: string): boolean {
  return /^person:\S* answer:/.test(key);
}

/**
 * Tells who is the same as somebody: all records and identifiers that hang together by slugs, by addresses that are people's own, and by aliases
 * and profiles that lead to one record alone. Returns their keys.
 */
export function kinIn(
  { people, aliases, outcomes }: Ties,
  isOwn: IsOwn,
): (whom: Whom) => ReadonlySet<string> {
  const ties = new Map<string, Set<string>>();
  const tie = (one: string, other: string) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      ties.set(from, (ties.get(from) ?? new Set()).add(to));
    }
  };
  for (const { provider, id, keys } of people) {
    for (const key of keys) tie(recordKey({ provider, id }), key);
  }
  for (const alias of aliases) {
    const id = leadsTo(alias);
    const { provider, identifierKey: key } = alias;
    if (id !== undefined && isTie(key, isOwn)) tie(recordKey({ provider, id }), key);
  }
  const aliasOf = new Map(aliases.map((one) => [`${one.provider} ${one.identifierKey}`, one]));
  const alone = outcomes.flatMap(({ provider, identifierKey: key, matches }) => {
    const alias = aliasOf.get(`${provider} ${key}`);
    const shown = shownIn(matches, alias);
    return shown === undefined ? [] : [[key, recordKey({ provider, id: shown })] as const];
  });
  const shownFor = new Map<string, string[]>();
  for (const [key, record] of alone) {
    shownFor.set(key, [...(shownFor.get(key) ?? []), record]);
    if (key.startsWith('profile:')) tie(record, key);
  }
  return ({ record, identifier }) => {
    const key = identifier && identifierKey(identifier);
    const first = [
      ...(record === undefined ? [] : [recordKey(record)]),
      ...(key === undefined ? [] : [key]),
      // Of an address that is asked about, whoever is shown for it is meant.
      ...((record === undefined && shownFor.get(key ?? '')) || []),
    ];
    const found = new Set(first);
    // A set goes on to what is added to it on the way.
    for (const one of found) for (const other of ties.get(one) ?? []) found.add(other);
    return found;
  };
}

/** Whether an identifier with this key can show that two records are of one person. */
export function isTie(key: string, isOwn: IsOwn): boolean {
  return !key.startsWith('email:') || isOwn(key.slice('email:'.length));
}

/** Id of whoever is shown for an identifier by itself: the one it leads to, or the only one whom the user has not ruled out. */
function shownIn(matches: StoredOutcome['matches'], alias: Alias | undefined): string | undefined {
  const ids = matches.map(({ personId }) => personId);
  const candidates = ids.filter((id) => !alias?.rejected?.includes(id));
  const led = leadsTo(alias);
  return (
    candidates.find((id) => id === led) ?? (candidates.length === 1 ? candidates[0] : undefined)
  );
}
