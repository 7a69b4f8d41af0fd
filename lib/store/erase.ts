import { eraseFromBatches, eraseFromSearches } from './erase-rows';
import { askedIn, type IsOwn, isTie, recordKey } from './kin';
import { mentionsOf, withoutMentions } from './mentions';
import type { StoredAlias, StoredOutcome, StoredPerson } from './rows';
import type { Database } from './schema';
import { LIST_STORES, NAMING_STORES } from './store-names';
import { withoutName } from './write-receipt';

const EVERY_STORE = [...NAMING_STORES, ...LIST_STORES] as const;

// Rows read at once: each is some kB with the provider's words.
const ROWS = 250;

/** One transaction over all that is stored. */
export type Whole = ReturnType<typeof openWhole>;

/** Begins it, strict. */
export function openWhole(database: Database) {
  return database.transaction(EVERY_STORE, 'readwrite', { durability: 'strict' });
}

/**
 * Deletes within a transaction the records of people with these keys and the providers' words, and their names in what is stored of others;
 * `visit` sees every row first. It is gone through once: with thousands of people this is what takes its time.
 */
export async function erasePeople(
  whole: Whole,
  keys: ReadonlySet<string>,
  isOwn: IsOwn,
  visit: (row: StoredPerson) => void,
): Promise<void> {
  const isOf = isOfAny(keys);
  const mentions = mentionsOf([...keys].filter((key) => isTie(key, isOwn)));
  const people = whole.objectStore('people');
  let rows = await people.getAll(undefined, ROWS);
  for (;;) {
    for (const row of rows) {
      visit(row);
      const { provider, id } = row;
      if (isOf(provider, id)) {
        await people.delete([provider, id]);
        continue;
      }
      const left = withoutMentions(row, mentions);
      if (left !== row) await people.put(left);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS) return;
    rows = await people.getAll(IDBKeyRange.lowerBound([last.provider, last.id], true), ROWS);
  }
}

/**
 * Deletes within a transaction what else is stored of people and identifiers with these keys: outcomes, aliases, replies that could not be
 * read, and their names in receipts, in the log of requests, in batches and in searches.
 */
export async function eraseTraces(
  whole: Whole,
  keys: ReadonlySet<string>,
  isOwn: IsOwn,
): Promise<void> {
  const isOf = isOfAny(keys);
  const mentions = mentionsOf([...keys].filter((key) => isTie(key, isOwn)));
  const outcomes = whole.objectStore('outcomes');
  // Who asked for somebody by an identifier that brought nobody else was asking for them.
  const askedFor = new Set<string>();
  for (const outcome of await outcomes.getAll()) {
    const left = outcomeWithout(outcome, keys, isOf);
    if (left === outcome) continue;
    const { provider, identifierKey } = outcome;
    if (left !== undefined) await outcomes.put(left);
    else {
      await outcomes.delete([provider, identifierKey]);
      askedFor.add(`${provider} ${identifierKey}`);
    }
  }

  const aliases = whole.objectStore('aliases');
  for (const alias of await aliases.getAll()) {
    const left = aliasWithout(alias, keys, isOf);
    if (left === alias) continue;
    if (left !== undefined) await aliases.put(left);
    else await aliases.delete([alias.provider, alias.identifierKey]);
  }

  const isGone = (provider: string | undefined, key: string) =>
    keys.has(key) || askedFor.has(`${provider} ${key}`);
  const nameless = new Set<string>();
  const receipts = whole.objectStore('receipts');
  for (const receipt of await receipts.getAll()) {
    const { id, provider, identifierKey } = receipt;
    if (identifierKey === undefined || !isGone(provider, identifierKey)) continue;
    nameless.add(id);
    await receipts.put(withoutName(receipt));
  }
  const replies = whole.objectStore('replies');
  for (const { receiptId, text } of await replies.getAll()) {
    if (nameless.has(receiptId) || mentions.isIn(text)) await replies.delete(receiptId);
  }

  const requests = whole.objectStore('requests');
  for (const request of await requests.getAll()) {
    const left = request.identifierKeys.filter((key) => !isGone(request.provider, key));
    if (left.length === request.identifierKeys.length) continue;
    await requests.put({ ...request, identifierKeys: left });
  }

  const gone = { keys, isOwn, isOf, isAskedFor: isGone, mentions };
  await eraseFromBatches(whole, gone);
  await eraseFromSearches(whole, gone);
}

/** Tells whether a record is of somebody with these keys. Whoever has no id of their own is named after the identifier that was asked about. */
function isOfAny(keys: ReadonlySet<string>): (provider: string, id: string) => boolean {
  return (provider, id) => keys.has(recordKey({ provider, id })) || keys.has(askedIn(id) ?? '');
}

/** An outcome without those people, or all of it by these keys; the same object where nothing is to be taken from it. */
export function outcomeWithout(
  outcome: StoredOutcome,
  keys: ReadonlySet<string>,
  isOf: (provider: string, id: string) => boolean,
): StoredOutcome | undefined {
  const { provider, identifierKey, matches } = outcome;
  if (keys.has(identifierKey)) return undefined;
  const left = matches.filter(({ personId }) => !isOf(provider, personId));
  if (left.length === matches.length) return outcome;
  return left.length === 0 ? undefined : { ...outcome, matches: left };
}

/** The same of an alias. What the user said of others stays. */
export function aliasWithout(
  alias: StoredAlias,
  keys: ReadonlySet<string>,
  isOf: (provider: string, id: string) => boolean,
): StoredAlias | undefined {
  const { provider, identifierKey, personId, at } = alias;
  if (keys.has(identifierKey)) return undefined;
  const rejected = alias.rejected?.filter((id) => !isOf(provider, id)) ?? [];
  const isTheirs = personId !== undefined && isOf(provider, personId);
  if (!isTheirs && rejected.length === (alias.rejected?.length ?? 0)) return alias;
  if (!isTheirs) return { ...alias, rejected };
  return rejected.length === 0
    ? undefined
    : { provider, identifierKey, by: 'chosen', rejected, at };
}
