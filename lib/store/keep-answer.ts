import { identifierKey, normalAddress } from '../identifier';
import type { Person } from '../person';
import type { ContactKind, Reply } from '../providers/provider';
import { type Confirms, learnAliases, learnSlug } from './aliases';
import type { IsOwn } from './kin';
import { withBoughtBefore } from './merge';
import { askedNow } from './parts';
import type { NamedReceipt, Receipt, StoredPerson } from './rows';
import type { Database } from './schema';
import type { Sifted } from './sifting';
import { type Writing, writeAnswer, writeAnswers } from './writing-answer';

/** What was really asked for beside the card; absent extras: none. */
interface Asked {
  readonly contact: readonly ContactKind[];
  readonly extras?: readonly { readonly id: string }[];
}

/** A paid answer, with its settled receipt. */
export interface PaidAnswer {
  readonly receipt: NamedReceipt;
  readonly reply: Reply;
  readonly asked: Asked;
}

/**
 * Writes a paid answer, what it teaches of who is meant, and its settled receipt in one transaction, strict: when this resolves, all
 * survive a crash. Nothing that was bought before is lost to it: neither details that were not asked for this time, nor people whom
 * the provider no longer finds. Without a match check nothing is learnt but the slugs that records name. Who is on the list of those
 * never looked up is left out; where nobody else is named, only the receipt is written, and says of nobody. Resolves with what was
 * kept. Rejects with `QuotaExceededError` on a full disk, and then nothing is written.
 */
export async function keepAnswer(
  database: Database,
  receipt: NamedReceipt,
  reply: Reply,
  asked: Asked,
  confirms: Confirms = () => false,
  isOwn: IsOwn = () => true,
): Promise<Sifted> {
  return writeAnswer(
    database,
    { receipt, reply, confirms, isOwn },
    putting({ receipt, reply, asked }, confirms),
  );
}

/** The same for several that came together, all in one transaction: what takes long is that it is strict, once for each. */
export function keepAnswers(
  database: Database,
  answers: readonly PaidAnswer[],
  confirms: Confirms,
  isOwn: IsOwn,
): Promise<readonly Sifted[]> {
  return writeAnswers(
    database,
    answers.map((answer) => ({
      paid: { ...answer, confirms, isOwn },
      write: putting(answer, confirms),
      touches: touchedBy(answer),
    })),
  );
}

/** The keys of what is read and written for an answer: that of the identifier, those of the people, and whatever may lead to them. */
function touchedBy({ receipt: { identifier }, reply }: PaidAnswer): readonly string[] {
  const { matches = [] } = reply.outcomes[0] ?? {};
  const named = matches.flatMap(({ person: { id, slug, contact } }) => [
    `id:${id}`,
    ...(slug === undefined ? [] : [identifierKey({ kind: 'profile', slug })]),
    ...contact.emails.map(({ address }) => {
      return identifierKey({ kind: 'email', address: normalAddress(address) ?? address });
    }),
  ]);
  return [identifierKey(identifier), ...named];
}

/** Puts what may be kept of an answer. */
function putting({ receipt, asked }: PaidAnswer, confirms: Confirms): Writing['write'] {
  const { provider, identifier, settledAt: at = receipt.at } = receipt;
  const key = identifierKey(identifier);
  return async (transaction, { matches, raw }) => {
    const people = transaction.objectStore('people');
    const outcomes = transaction.objectStore('outcomes');
    const aliases = transaction.objectStore('aliases');
    const stored: Person[] = [];
    for (const [rank, { person }] of matches.entries()) {
      const row: StoredPerson = {
        id: person.id,
        provider,
        person,
        raw: [raw[rank]],
        fetchedAt: at,
        ...askedNow({ extras: [], ...asked }, at),
      };
      const before = await people.get([provider, person.id]);
      const contact = asked.contact.filter(
        (kind) => !isNewer(before?.contactAsked?.[kind], receipt),
      );
      const merged = before === undefined ? row : withBoughtBefore(row, before, { contact });
      await people.put(merged);
      stored.push(merged.person);
      // By a bare record nobody would be known who is asked for by that profile.
      if (person.isThin && before === undefined) continue;
      await learnSlug(aliases, { provider, at }, person);
    }
    await learnAliases(aliases, { provider, identifier, matches, people: stored, at }, confirms);
    const before = await outcomes.get([provider, key]);
    if (matches.length === 0 && before !== undefined && before.matches.length > 0) return;
    const found = matches.map(({ person, confidence }) => ({ personId: person.id, confidence }));
    const outcome = { provider, identifierKey: key, matches: found, receiptId: receipt.id, at };
    await outcomes.put(outcome);
  };
}

/** Whether contact details were asked for, by another identifier, while this was under way: what it brought is not gone for want of them here. */
function isNewer(asked: number | undefined, { at }: Receipt): boolean {
  return asked !== undefined && asked >= at;
}
