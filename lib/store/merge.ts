import type { EmailContact, Extras, Person } from '../person';
import type { ContactKind, Extra, ExtraField, Wish } from '../providers/provider';
import type { StoredPerson } from './rows';

/** How many answers of the provider are kept of a person: enough to find what an earlier, fuller one said; each is some kB. */
export const MOST_RAW = 3;

/**
 * A person fetched anew, with what was bought of them before and not asked for this time. What was asked for and did not come
 * is gone: the provider no longer has it. An answer that knows little, such as one to a question for contact details alone, takes
 * nothing from the card. Without an id of the provider's nobody knows whether it is the same person: then nothing is kept.
 */
export function withBoughtBefore(
  row: StoredPerson,
  before: StoredPerson,
  { contact: asked }: Pick<Wish, 'contact'>,
): StoredPerson {
  if (row.id.startsWith('answer:')) return row;
  const { contact } = row.person;
  const old = before.person.contact;
  const isLess = row.person.isThin === true && before.person.isThin !== true;
  const person: Person = {
    ...(isLess ? before.person : row.person),
    contact: contactJoined(contact, old, asked),
    // Whether these are asked for depends on the plan of the key or on the extras, which may have changed.
    skills: orOld(row.person.skills, before.person.skills),
    xHandle: row.person.xHandle ?? before.person.xHandle,
    codeUrl: row.person.codeUrl ?? before.person.codeUrl,
    ...(before.person.extras === undefined
      ? {}
      : { extras: { ...before.person.extras, ...given(row.person.extras) } }),
    certifications: orOld(row.person.certifications, before.person.certifications),
    honours: orOld(row.person.honours, before.person.honours),
    codeProfiles: orOld(row.person.codeProfiles, before.person.codeProfiles),
  };
  return {
    ...row,
    person,
    raw: [...row.raw, ...before.raw].slice(0, MOST_RAW),
    contactAsked: { ...before.contactAsked, ...row.contactAsked },
    extrasAsked: { ...before.extrasAsked, ...row.extrasAsked },
  };
}

/**
 * A card with what an answer to a question for parts of it brings: contact details, and what these extras bring where anything came. Nothing is
 * taken from it.
 */
export function withPart(card: Person, news: Person, extras: readonly Extra[]): Person {
  const added = { ...card, contact: contactJoined(news.contact, card.contact) };
  if (extras.length === 0) return added;
  const fields = new Set<string>(extras.flatMap(({ brings }) => brings));
  const from = (field: ExtraField) => (fields.has(field) ? news : card);
  const further = Object.entries(given(news.extras)).filter(([field]) => fields.has(field));
  return {
    ...added,
    skills: orOld(from('skills').skills, card.skills),
    certifications: orOld(from('certifications').certifications, card.certifications),
    honours: orOld(from('honours').honours, card.honours),
    codeProfiles: orOld(from('codeProfiles').codeProfiles, card.codeProfiles),
    codeUrl: from('codeUrl').codeUrl ?? card.codeUrl,
    xHandle: from('xHandle').xHandle ?? card.xHandle,
    ...(further.length > 0 && { extras: { ...card.extras, ...Object.fromEntries(further) } }),
  };
}

/** Whether a card has anything of what an extra brings. */
export function hasExtra(person: Person, { brings }: Extra): boolean {
  const { skills, certifications, honours, codeProfiles, codeUrl, xHandle, extras } = person;
  const lists = { skills, certifications, honours, codeProfiles };
  const told: Partial<Record<ExtraField, unknown>> = { ...extras, ...lists, codeUrl, xHandle };
  return brings.some((field) => {
    const value = told[field];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
}

/** Contact details with the older ones behind them, but for those that `asked` for now would have brought again. */
export function contactJoined(
  contact: Person['contact'],
  old: Person['contact'],
  asked: readonly ContactKind[] = [],
): Person['contact'] {
  return {
    emails: withOld(
      contact.emails,
      old.emails.filter(({ kind }) => !KINDS[kind].every((wish) => asked.includes(wish))),
      ({ address }) => address.toLowerCase(),
    ),
    phones: withOld(contact.phones, asked.includes('phones') ? [] : old.phones, same),
    websites: withOld(contact.websites, asked.includes('websites') ? [] : old.websites, same),
  };
}

// What must have been asked for before an address of this kind counts as gone.
const KINDS = {
  business: ['businessEmails'],
  personal: ['personalEmails'],
  unknown: ['businessEmails', 'personalEmails'],
} as const satisfies Record<EmailContact['kind'], readonly ContactKind[]>;

function same(word: string): string {
  return word;
}

function withOld<T>(fresh: readonly T[], old: readonly T[], key: (item: T) => string): T[] {
  const known = new Set(fresh.map(key));
  return [...fresh, ...old.filter((item) => !known.has(key(item)))];
}

/** Without what is there but undefined, which would hide what was known. */
function given(extras: Extras = {}): Extras {
  return Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined));
}

function orOld<T>(fresh: readonly T[], old: readonly T[]): readonly T[] {
  return fresh.length > 0 ? fresh : old;
}
