import { freeFailure } from '../failure';
import { type Identifier, identifierKey, normalAddress } from '../identifier';
import type { Match, Person } from '../person';
import type { ProviderId } from '../providers/provider';
import { isJudged, type Judgement, judged } from './judged';
import { recordKey } from './kin';
import { entriesIn, withMarks } from './marks';
import type { Alias, StoredAlias } from './rows';
import type { Database } from './schema';

/** Whether the match check confirms that an address belongs to a match. The worker has the lists that it needs. */
export type Confirms = (address: string, match: Match) => boolean;

/** What an answer says, as it has just been stored. */
export interface News {
  readonly provider: ProviderId;
  readonly identifier: Identifier;
  readonly matches: readonly Match[];
  /** The people as they are stored now, with what was bought of them before. */
  readonly people: readonly Person[];
  readonly at: number;
}

/** The aliases within the transaction that writes the answer. */
interface Aliases {
  get(key: [ProviderId, string]): Promise<StoredAlias | undefined>;
  put(row: StoredAlias): Promise<unknown>;
  delete(key: [ProviderId, string]): Promise<void>;
}

// More addresses than anybody has; an answer may name thousands.
const MOST_ADDRESSES = 50;

/**
 * Learns who is meant from an answer: by an address whose best match alone is confirmed, and by the addresses among people's own contact
 * details that are confirmed to be theirs. What the user has judged stays as it is.
 */
export async function learnAliases(
  aliases: Aliases,
  news: News,
  confirms: Confirms,
): Promise<void> {
  await learnFromAnswer(aliases, news, confirms);
  await learnAddresses(aliases, news, confirms);
}

/** Learns the addresses among people's own contact details that are confirmed to be theirs. What the user has judged stays as it is. */
export async function learnAddresses(
  aliases: Aliases,
  { provider, identifier, people, at }: Omit<News, 'matches'>,
  confirms: Confirms,
): Promise<void> {
  const asked = identifierKey(identifier);
  for (const person of people) {
    // The next answer may give this id to somebody else.
    if (isPassing(person.id)) continue;
    for (const { address } of person.contact.emails.slice(0, MOST_ADDRESSES)) {
      const normal = normalAddress(address);
      if (normal === undefined || !confirms(normal, { person })) continue;
      const key = identifierKey({ kind: 'email', address: normal });
      // Of the very address that was asked about the answer itself says more.
      if (key === asked) continue;
      const before = await aliases.get([provider, key]);
      if (before !== undefined && (isJudged(before) || before.by !== 'record')) continue;
      await aliases.put({
        provider,
        identifierKey: key,
        personId: person.id,
        by: 'record',
        at,
      });
    }
  }
}

/** Learns the slug that a person's own record names. */
export async function learnSlug(
  aliases: Aliases,
  { provider, at }: Pick<News, 'provider' | 'at'>,
  { id, slug }: Person,
): Promise<void> {
  if (slug === undefined) return;
  const key = identifierKey({ kind: 'profile', slug });
  const before = await aliases.get([provider, key]);
  if (before !== undefined && isJudged(before)) return;
  await aliases.put({ provider, identifierKey: key, personId: id, by: 'record', at });
}

/**
 * Writes what the user says of an identifier and a person, strict, and returns the alias as it is then. Throws FailureError where either was
 * forgotten meanwhile, and rejects with `QuotaExceededError` on a full disk; then nothing has changed.
 */
export async function judgeMatch(
  database: Database,
  about: {
    readonly provider: ProviderId;
    readonly identifier: Identifier;
    readonly personId: string;
    readonly judgement: Judgement;
  },
  at: number,
): Promise<Alias> {
  const { provider, identifier, personId, judgement } = about;
  const key = identifierKey(identifier);
  const keys = [key, recordKey({ provider, id: personId })];
  return withMarks(database, keys, async (marks) => {
    const transaction = database.transaction(['aliases', 'forgotten', 'salts'], 'readwrite', {
      durability: 'strict',
    });
    const aliases = transaction.objectStore('aliases');
    const list = {
      forgotten: transaction.objectStore('forgotten'),
      salts: transaction.objectStore('salts'),
    };
    const write = async (): Promise<Alias> => {
      // Whoever was forgotten a moment ago is not to be named here again.
      if ((await entriesIn(list, marks)).size > 0) throw freeFailure('bad-input');
      const before = await aliases.get([provider, key]);
      const alias = judged(before, judgement, personId, at);
      await aliases.put({ ...alias, provider, identifierKey: key });
      return alias;
    };
    const [alias] = await Promise.all([write(), transaction.done]);
    return alias;
  });
}

async function learnFromAnswer(
  aliases: Aliases,
  { provider, identifier, matches, at }: News,
  confirms: Confirms,
): Promise<void> {
  const [best] = matches;
  if (best === undefined) return;
  const key = identifierKey(identifier);
  const before = await aliases.get([provider, key]);
  if (before !== undefined && isJudged(before)) {
    await aliases.put({ ...before, ...withoutPassing(before) });
    return;
  }
  const confirmed =
    identifier.kind === 'email'
      ? matches.filter((match) => confirms(identifier.address, match))
      : [];
  // Of two whom the check confirms nobody can tell which it is.
  if (confirmed.length === 1 && confirmed[0] === best) {
    const personId = best.person.id;
    await aliases.put({ provider, identifierKey: key, personId, by: 'confirmed', at });
    return;
  }
  const isThere = matches.some(({ person }) => person.id === before?.personId);
  if (before?.by === 'confirmed' && (!isThere || isPassing(before.personId ?? ''))) {
    await aliases.delete([provider, key]);
  }
}

/** Whether an id names a place in an answer, for want of anything else. */
function isPassing(personId: string): boolean {
  return personId.startsWith('answer:');
}

/** What of the user's word still holds after a new answer: whoever stands in the place of somebody without an id may be another. */
function withoutPassing({ personId, by, isGone, rejected = [] }: Alias): Partial<Alias> {
  const kept = { rejected: rejected.filter((id) => !isPassing(id)) };
  if (personId === undefined || !isPassing(personId)) return kept;
  return { ...kept, personId: undefined, isGone: by === 'chosen' ? true : isGone };
}
