import { isJudged } from '../store/judged';
import { MOST_RAW, withBoughtBefore } from '../store/merge';
import type {
  Receipt,
  StoredAlias,
  StoredOutcome,
  StoredPerson,
  StoredRequest,
  StoredSaving,
} from '../store/rows';

// Two rows of one thing become one: that of this browser, and that of a file. Whatever was merged once changes nothing a second time.

/** The newer of two records of a person, with all that was bought of the other; no contact details are lost. */
export function mergedPerson(mine: StoredPerson, other: StoredPerson): StoredPerson {
  const [newer, older] = other.fetchedAt > mine.fetchedAt ? [other, mine] : [mine, other];
  const seenAt = latest(mine.seenAt, other.seenAt);
  const seen = seenAt === undefined ? {} : { seenAt };
  // Without an id of the provider's nobody knows whether it is the same person.
  if (newer.id.startsWith('answer:')) return { ...newer, ...seen };
  const merged = withBoughtBefore(newer, older, { contact: [] });
  const { person, contactAsked: _, extrasAsked: __, ...row } = merged;
  const extras = { ...older.person.extras, ...defined(newer.person.extras) };
  const hasExtras = (newer.person.extras ?? older.person.extras) !== undefined;
  const contactAsked = askedOfBoth(mine.contactAsked, other.contactAsked);
  const extrasAsked = askedOfBoth(mine.extrasAsked, other.extrasAsked);
  return {
    ...row,
    person: { ...person, ...(hasExtras ? { extras } : {}) },
    raw: withWords(newer.raw, older.raw),
    ...seen,
    ...(contactAsked && { contactAsked }),
    ...(extrasAsked && { extrasAsked }),
  };
}

/** Who was named stands against nobody, else the newer word. */
export function mergedOutcome(mine: StoredOutcome, other: StoredOutcome): StoredOutcome {
  const [isHit, isOtherHit] = [mine.matches.length > 0, other.matches.length > 0];
  if (isHit !== isOtherHit) return isHit ? mine : other;
  return other.at > mine.at ? other : mine;
}

/** What the user said stands against what was learnt, else the newer word. */
export function mergedAlias(mine: StoredAlias, other: StoredAlias): StoredAlias {
  const [isMine, isOthers] = [isJudged(mine), isJudged(other)];
  if (isMine !== isOthers) return isMine ? mine : other;
  return other.at > mine.at ? other : mine;
}

/** A settled receipt stands against one that is not. One that is open here is this browser's own matter until then. */
export function mergedReceipt(mine: Receipt, other: Receipt): Receipt {
  if (mine.state === 'settled' || other.state !== 'settled') return mine;
  const { balanceId } = mine;
  // Between which of this browser's balances it was opened no file knows.
  return balanceId === undefined ? other : { ...other, balanceId };
}

/** A request that came to its end stands against one that did not. */
export function mergedRequest(mine: StoredRequest, other: StoredRequest): StoredRequest {
  return mine.result === undefined && other.result !== undefined ? other : mine;
}

/** The larger figures of a day: two browsers may have saved the same, and a file that is brought twice adds nothing. */
export function mergedSaving(mine: StoredSaving, other: StoredSaving): StoredSaving {
  const people = Math.max(mine.people, other.people);
  return { ...mine, people, credits: Math.max(mine.credits, other.credits) };
}

/** Whether two values are the same as far as JSON tells. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, others] = [new Map(given(one)), new Map(given(other))];
  return (
    mine.size === others.size &&
    [...mine].every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
}

function given(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, one]) => one !== undefined);
}

function defined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(given(value ?? {})) as Partial<T>;
}

/** What the newer one does not say already is kept behind it. */
function withWords(newer: readonly unknown[], older: readonly unknown[]): unknown[] {
  const more = older.filter((words) => !newer.some((one) => isSame(one, words)));
  return [...newer, ...more].slice(0, Math.max(2 * MOST_RAW, newer.length));
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}

type Asked<K extends string> = Readonly<Partial<Record<K, number>>>;

function askedOfBoth<K extends string>(
  mine: Asked<K> | undefined,
  other: Asked<K> | undefined,
): Asked<K> | undefined {
  if (mine === undefined || other === undefined) return mine ?? other;
  const all: Partial<Record<K, number>> = { ...mine };
  for (const part in other) {
    const at = latest(mine[part], other[part]);
    if (at !== undefined) all[part] = at;
  }
  return all;
}
