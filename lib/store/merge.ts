import type { EmailContact, Person } from '../person';
import type { Wish } from '../providers/provider';
import type { StoredPerson } from './schema';

// Enough to find what an earlier, fuller answer said; each is some kB.
const MOST_RAW = 3;

/**
 * A person fetched anew, with what was bought of them before and not asked for this time. What was asked for and did not come
 * is gone: the provider no longer has it.
 */
export function withBoughtBefore(
  row: StoredPerson,
  before: StoredPerson,
  { contact: asked }: Wish,
): StoredPerson {
  const { contact } = row.person;
  const old = before.person.contact;
  const keepsOld = (email: EmailContact) =>
    !asked.includes(email.kind === 'personal' ? 'personalEmails' : 'businessEmails');
  const known = new Set(contact.emails.map(({ address }) => address.toLowerCase()));
  const emails = old.emails.filter(
    (email) => keepsOld(email) && !known.has(email.address.toLowerCase()),
  );
  const person: Person = {
    ...row.person,
    contact: {
      emails: [...contact.emails, ...emails],
      phones: asked.includes('phones') ? contact.phones : old.phones,
      websites: asked.includes('websites') ? contact.websites : old.websites,
    },
    // Whether these are asked for depends on the plan of the key, which may have changed.
    certifications: orOld(row.person.certifications, before.person.certifications),
    honours: orOld(row.person.honours, before.person.honours),
    codeProfiles: orOld(row.person.codeProfiles, before.person.codeProfiles),
  };
  return { ...row, person, raw: [...row.raw, ...before.raw].slice(0, MOST_RAW) };
}

function orOld<T>(fresh: readonly T[], old: readonly T[]): readonly T[] {
  return fresh.length > 0 ? fresh : old;
}
