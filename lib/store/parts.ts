import { type Identifier, identifierKey } from '../identifier';
import type { Match, Person } from '../person';
import type { ContactKind, Extra, ProviderId, Reply } from '../providers/provider';
import { type Confirms, learnAddresses } from './aliases';
import type { IsOwn } from './kin';
import { MOST_RAW, withPart } from './merge';
import { newestTrouble } from './receipts';
import type { NamedReceipt, Receipt, StoredPerson } from './rows';
import type { Database } from './schema';
import type { Sifted } from './sifting';
import { leadsTo } from './standing';
import { writeAnswer } from './writing-answer';

/** A part of a card that can be asked for alone: a kind of contact details, or an extra by its id. */
export type Part = { readonly contact: ContactKind } | { readonly extra: string };

/** What was really asked for beside the card. */
export interface AskedParts {
  readonly contact: readonly ContactKind[];
  readonly extras: readonly Extra[];
}

/** When each part was last asked for, ms since 1970, whether or not any came. */
export interface AskedAt {
  readonly contact: Readonly<Partial<Record<ContactKind, number>>>;
  readonly extras: Readonly<Partial<Record<string, number>>>;
}

/**
 * Writes an answer to a question for parts of a card alone, and its settled receipt, in one transaction, strict. They are added to the
 * card, from which nothing is taken, and which stays as old as it was; that they were asked for is noted, whether or not any came. Where
 * nobody is known by the identifier, whom the answer names is kept as found by it. Addresses that the match check confirms to be theirs
 * lead to the person from then on. Who is on the list of those never looked up is left out, as `keepAnswer` does, and what was kept is the
 * value. Rejects with `QuotaExceededError` on a full disk, and then nothing is written.
 */
export async function keepPart(
  database: Database,
  receipt: NamedReceipt,
  reply: Reply,
  asked: AskedParts,
  confirms: Confirms = () => false,
  isOwn: IsOwn = () => true,
): Promise<Sifted> {
  const { provider, identifier, settledAt: at = receipt.at } = receipt;
  const key = identifierKey(identifier);
  const noted = askedNow(asked, at);
  return writeAnswer(database, { receipt, reply, confirms, isOwn }, async (transaction, kept) => {
    const people = transaction.objectStore('people');
    const outcomes = transaction.objectStore('outcomes');
    const aliases = transaction.objectStore('aliases');
    const { matches, raw } = kept;
    const outcome = await outcomes.get([provider, key]);
    const alias = await aliases.get([provider, key]);
    const ids = knownIds(outcome?.matches ?? [], leadsTo(alias));
    const known = await Promise.all(ids.map((id) => people.get([provider, id])));
    const before = known.filter((row) => row !== undefined);
    const named = new Map<string, Person>();
    for (const [rank, { person }] of matches.entries()) {
      const words = raw[rank];
      const row = (await people.get([provider, person.id])) ?? sameBy(identifier, matches, before);
      const now =
        row === undefined
          ? { id: person.id, provider, person, raw: [words], fetchedAt: at, ...noted }
          : withNote({ ...row, ...withWords(row, person, words, asked.extras) }, noted);
      named.set(now.id, now.person);
      await people.put(now);
    }
    await learnAddresses(
      aliases,
      { provider, identifier, people: [...named.values()], at },
      confirms,
    );
    // Of whoever else the identifier is known to name there were none.
    for (const row of before.filter(({ id }) => !named.has(id))) {
      await people.put(withNote(row, noted));
    }
    if (before.length > 0 || matches.length === 0) return;
    const found = matches.map(({ person, confidence }) => ({ personId: person.id, confidence }));
    await outcomes.put({
      provider,
      identifierKey: key,
      matches: found,
      receiptId: receipt.id,
      at,
    });
  });
}

/** What is known of the identifier with the parts of an answer to it added, as `keepPart` would store them. */
export function withParts(
  identifier: Identifier,
  known: readonly Match[],
  found: readonly Match[],
  extras: readonly Extra[],
): readonly Match[] {
  if (known.length === 0) return found;
  return known.map((match) => {
    const news =
      found.find(({ person }) => person.id === match.person.id) ?? sameBy(identifier, known, found);
    if (news === undefined) return match;
    return { ...match, person: withPart(match.person, news.person, extras) };
  });
}

/** When the parts of a person's card were asked for. Touches nothing. */
export async function findAsked(
  database: Database,
  provider: ProviderId,
  personId: string,
): Promise<AskedAt> {
  const { contactAsked = {}, extrasAsked = {} } =
    (await database.get('people', [provider, personId])) ?? {};
  return { contact: contactAsked, extras: extrasAsked };
}

/**
 * The newest question for this part alone that is still open, or that took or may have taken credits without bringing an answer;
 * `undefined` where there is none, or where one was answered after it.
 */
export function findPartTrouble(
  database: Database,
  provider: ProviderId,
  identifier: Identifier,
  part: Part,
): Promise<Receipt | undefined> {
  return newestTrouble(database, provider, identifier, ({ contact, extras }) =>
    'contact' in part
      ? (contact?.includes(part.contact) ?? false)
      : (extras?.includes(part.extra) ?? false),
  );
}

/** Notes for a record that these were asked for at that time. */
export function askedNow(
  { contact, extras }: { contact: readonly ContactKind[]; extras: readonly Pick<Extra, 'id'>[] },
  at: number,
): Required<Pick<StoredPerson, 'contactAsked' | 'extrasAsked'>> {
  return {
    contactAsked: Object.fromEntries(contact.map((kind) => [kind, at])),
    extrasAsked: Object.fromEntries(extras.map(({ id }) => [id, at])),
  };
}

function knownIds(
  matches: readonly { readonly personId: string }[],
  leads: string | undefined,
): string[] {
  const ids = matches.map(({ personId }) => personId);
  return ids.length > 0 || leads === undefined ? ids : [leads];
}

/** By a profile's URL one person is meant, whatever id the answer gives them; by an address it may be any. */
function sameBy<T>(
  { kind }: Identifier,
  these: readonly unknown[],
  those: readonly T[],
): T | undefined {
  return kind === 'profile' && these.length === 1 && those.length === 1 ? those[0] : undefined;
}

function withWords(
  { person, raw }: StoredPerson,
  news: Person,
  words: unknown,
  extras: readonly Extra[],
): Pick<StoredPerson, 'person' | 'raw'> {
  // The words of the card itself are not to be pushed out by those of a few details.
  return { person: withPart(person, news, extras), raw: [words, ...raw].slice(0, 2 * MOST_RAW) };
}

function withNote(
  row: StoredPerson,
  { contactAsked, extrasAsked }: ReturnType<typeof askedNow>,
): StoredPerson {
  return {
    ...row,
    contactAsked: { ...row.contactAsked, ...contactAsked },
    extrasAsked: { ...row.extrasAsked, ...extrasAsked },
  };
}
