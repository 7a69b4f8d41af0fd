import type { Identifier } from '../identifier';
import { foldings } from '../match/folding';
import { printable } from '../printable';
import type { ProviderId } from '../providers/provider';
import type { RowFacts } from './batch-rows';
import { factsOf } from './facts';
import { recordKey } from './kin';
import type { Receipt, StoredPerson } from './rows';
import type { Database } from './schema';
import { leadsTo } from './standing';

// Records are large: this many are in memory at once, and others have their turn in between.
const SLICE = 200;
const SMALL_ROWS = 2_000;

/** What the list of people holds of one record. */
export interface ListedPerson extends RowFacts {
  /** Of the record: `recordKey`. */
  readonly key: string;
  readonly provider: ProviderId;
  readonly id: string;
  readonly slug?: string;
  /** ms since 1970. */
  readonly fetchedAt: number;
  /** How old what is told is: when the source last looked, else when it was fetched; ms since 1970. */
  readonly of: number;
  /** What words are looked for in: name, title, company and addresses, in lower case and without accents. */
  readonly words: string;
  /** Name and company in that form, to be sorted by; empty where there is none. */
  readonly nameOrder: string;
  readonly companyOrder: string;
}

/** Some of the people, and how many there are in all. */
export interface PeopleSlice {
  readonly people: readonly ListedPerson[];
  readonly total: number;
}

/** Credits that the look-ups by one identifier took, and the record that the identifier leads to. */
export interface PersonCost {
  readonly person: string;
  /** The provider and the identifier. */
  readonly by: string;
  readonly credits: number;
}

/** Reads everybody, those fetched last first, some at a time: of tens of thousands the first are there at once. Who comes or goes meanwhile may be left out. */
export async function* readPeople(database: Database): AsyncGenerator<PeopleSlice> {
  const keys = (await database.getAllKeysFromIndex('people', 'by fetch')).reverse();
  for (let at = 0; at < keys.length; at += SLICE) {
    const people = await listedAt(database, keys.slice(at, at + SLICE));
    yield { people, total: keys.length };
  }
}

/** Reads what people cost, some rows at a time; only what is known of it. */
export async function* readCosts(database: Database): AsyncGenerator<readonly PersonCost[]> {
  const personBy = new Map<string, string>();
  for await (const outcomes of slicesOf(database, 'outcomes')) {
    for (const { provider, identifierKey: key, matches } of outcomes) {
      const id = matches[0]?.personId;
      if (id !== undefined) personBy.set(costKey(provider, key), recordKey({ provider, id }));
    }
  }
  const spent = new Map<string, number>();
  for await (const receipts of slicesOf(database, 'receipts')) {
    for (const { provider, identifierKey: key = '', credits = 0 } of receipts) {
      const by = costKey(provider, key);
      if (personBy.has(by)) spent.set(by, (spent.get(by) ?? 0) + credits);
    }
  }
  yield [...spent].map(([by, credits]) => ({ person: personBy.get(by) ?? '', by, credits }));
}

/** What has changed since a moment (ms since 1970) by requests: the people whom they were about, what they cost, and since when to look the next time. */
export async function readChangedPeople(
  database: Database,
  since: number,
  now: number,
): Promise<{
  readonly people: readonly ListedPerson[];
  readonly costs: readonly PersonCost[];
  readonly since: number;
}> {
  const receipts = await database.getAllFromIndex(
    'receipts',
    'by time',
    IDBKeyRange.lowerBound(since),
  );
  const about = new Map<string, Receipt>();
  for (const one of receipts) about.set(costKey(one.provider, one.identifierKey ?? ''), one);
  const found = await Promise.all([...about.values()].map((receipt) => foundBy(database, receipt)));
  const keys = found.flatMap(({ keys }) => keys);
  const open = receipts.filter(({ state }) => state === 'pending').map(({ at }) => at);
  return {
    people: await listedAt(database, keys),
    costs: found.flatMap(({ cost }) => cost ?? []),
    since: Math.min(now, ...open),
  };
}

/** By what a provider can be asked about somebody of the list: the profile, else the first address. */
export function identifierOf({ slug, email }: ListedPerson): Identifier | undefined {
  if (slug !== undefined) return { kind: 'profile', slug };
  return email === undefined ? undefined : { kind: 'email', address: email };
}

async function foundBy(
  database: Database,
  { provider, identifierKey: key }: Receipt,
): Promise<{ readonly keys: readonly [ProviderId, string][]; readonly cost?: PersonCost }> {
  if (key === undefined) return { keys: [] };
  const [outcome, alias, receipts] = await Promise.all([
    database.get('outcomes', [provider, key]),
    database.get('aliases', [provider, key]),
    database.getAllFromIndex('receipts', 'by identifier', [provider, key]),
  ]);
  const ids = new Set(outcome?.matches.map(({ personId }) => personId));
  const led = leadsTo(alias);
  if (led !== undefined) ids.add(led);
  const keys = [...ids].map((id): [ProviderId, string] => [provider, id]);
  const best = outcome?.matches[0]?.personId;
  if (best === undefined) return { keys };
  const credits = receipts.reduce((sum, receipt) => sum + (receipt.credits ?? 0), 0);
  const person = recordKey({ provider, id: best });
  return { keys, cost: { person, by: costKey(provider, key), credits } };
}

async function listedAt(
  database: Database,
  keys: readonly [ProviderId, string][],
): Promise<ListedPerson[]> {
  const store = database.transaction('people').store;
  const rows = await Promise.all(keys.map((key) => store.get(key)));
  return rows.flatMap((row) => (row === undefined ? [] : [listed(row)]));
}

function listed({ provider, id, person, fetchedAt }: StoredPerson): ListedPerson {
  const facts = printable(factsOf(person));
  const { slug, asOf, contact, headline } = person;
  const of = asOf === undefined ? Number.NaN : Date.parse(asOf);
  const { name = '', title = '', company = '' } = facts;
  const addresses = contact.emails.map(({ address }) => address);
  return {
    ...facts,
    ...(slug !== undefined && { slug }),
    ...{ key: recordKey({ provider, id }), provider, id, fetchedAt },
    of: Number.isNaN(of) ? fetchedAt : of,
    words: foldings([name, title, company, headline ?? '', ...addresses].join('\n')).join('\n'),
    nameOrder: foldings(name)[0] ?? '',
    companyOrder: foldings(company)[0] ?? '',
  };
}

/** All rows of a store of small ones, some at a time. */
async function* slicesOf<S extends 'outcomes' | 'receipts'>(database: Database, store: S) {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const tx = database.transaction(store);
    const [rows, keys] = await Promise.all([
      tx.store.getAll(after, SMALL_ROWS),
      tx.store.getAllKeys(after, SMALL_ROWS),
    ]);
    if (rows.length > 0) yield rows;
    const last = keys.at(-1);
    if (rows.length < SMALL_ROWS || last === undefined) return;
    after = IDBKeyRange.lowerBound(last, true);
  }
}

function costKey(provider: ProviderId, key: string): string {
  return `${provider} ${key}`;
}
