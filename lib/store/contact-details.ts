import { type Identifier, identifierKey } from '../identifier';
import type { Match, Person } from '../person';
import type { ContactKind, ProviderId, Reply } from '../providers/provider';
import { type Confirms, learnAddresses } from './aliases';
import type { IsOwn } from './kin';
import { contactJoined, MOST_RAW } from './merge';
import type { Database, NamedReceipt, Receipt, StoredPerson } from './schema';
import type { Sifted } from './sifting';
import { leadsTo } from './standing';
import { writeAnswer } from './writing-answer';

/** By kind, when contact details were last asked for, ms since 1970, whether or not any came. */
export type ContactAsked = Readonly<Partial<Record<ContactKind, number>>>;

/**
 * Writes an answer to a question for contact details alone, and its settled receipt, in one transaction, strict. They are added to the
 * card, from which nothing is taken, and which stays as old as it was; that they were asked for is noted, whether or not any came. Where
 * nobody is known by the identifier, whom the answer names is kept as found by it. Addresses that the match check confirms to be theirs
 * lead to the person from then on. Who is on the list of those never looked up is left out, as `keepAnswer` does, and what was kept is the
 * value. Rejects with `QuotaExceededError` on a full disk, and then nothing is written.
 */
export async function keepContact(
  database: Database,
  receipt: NamedReceipt,
  reply: Reply,
  asked: readonly ContactKind[],
  confirms: Confirms = () => false,
  isOwn: IsOwn = () => true,
): Promise<Sifted> {
  const { provider, identifier, settledAt: at = receipt.at } = receipt;
  const key = identifierKey(identifier);
  const contactAsked = Object.fromEntries(asked.map((kind) => [kind, at]));
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
          ? { id: person.id, provider, person, raw: [words], fetchedAt: at, contactAsked }
          : withDetails(row, person.contact, words, contactAsked);
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
      await people.put({ ...row, contactAsked: { ...row.contactAsked, ...contactAsked } });
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

/** What is known of the identifier with the contact details of an answer to it added, as `keepContact` would store them. */
export function withContact(
  identifier: Identifier,
  known: readonly Match[],
  found: readonly Match[],
): readonly Match[] {
  if (known.length === 0) return found;
  return known.map((match) => {
    const news =
      found.find(({ person }) => person.id === match.person.id) ?? sameBy(identifier, known, found);
    if (news === undefined) return match;
    const contact = contactJoined(news.person.contact, match.person.contact);
    return { ...match, person: { ...match.person, contact } };
  });
}

/** When contact details of a person were asked for. Touches nothing. */
export async function findContactAsked(
  database: Database,
  provider: ProviderId,
  personId: string,
): Promise<ContactAsked> {
  return (await database.get('people', [provider, personId]))?.contactAsked ?? {};
}

/**
 * The newest question for these contact details alone that is still open, or that took or may have taken credits without bringing an
 * answer; `undefined` where there is none, or where one was answered after it.
 */
export async function findContactTrouble(
  database: Database,
  provider: ProviderId,
  identifier: Identifier,
  kind: ContactKind,
): Promise<Receipt | undefined> {
  const range = [provider, identifierKey(identifier)] as [string, string];
  const receipts = await database.getAllFromIndex('receipts', 'by identifier', range);
  const newest = receipts
    .filter(({ contact }) => contact?.includes(kind))
    .filter(({ failureCode, credits }) => failureCode === undefined || credits !== 0)
    .sort((one, other) => other.at - one.at)[0];
  const isAnswered = newest?.state === 'settled' && newest.failureCode === undefined;
  return isAnswered ? undefined : newest;
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

function withDetails(
  row: StoredPerson,
  contact: Person['contact'],
  words: unknown,
  asked: ContactAsked,
): StoredPerson {
  return {
    ...row,
    person: { ...row.person, contact: contactJoined(contact, row.person.contact) },
    // The words of the card itself are not to be pushed out by those of a few details.
    raw: [words, ...row.raw].slice(0, 2 * MOST_RAW),
    contactAsked: { ...row.contactAsked, ...asked },
  };
}
