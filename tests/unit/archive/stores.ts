import fc from 'fast-check';
import { PLAIN_STORES } from '../../../lib/archive/format';
import type { Person } from '../../../lib/person';
import {
  ROW_STATES,
  type StoredBatch,
  type StoredBatchRow,
  type StoredSearch,
  type StoredSearchRow,
} from '../../../lib/store/batch-rows';
import {
  PURPOSES,
  type Receipt,
  type StoredAlias,
  type StoredForgotten,
  type StoredOutcome,
  type StoredPerson,
  type StoredReply,
  type StoredRequest,
  type StoredSaving,
} from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { personNamed } from '../../components/panel/world';
import { batchOf, searchOf } from '../store/batch-samples';

/** The rows of a database in which everything leads to somebody who is there. */
export interface Rows {
  readonly people: readonly StoredPerson[];
  readonly outcomes: readonly StoredOutcome[];
  readonly aliases: readonly StoredAlias[];
  readonly receipts: readonly Receipt[];
  readonly replies: readonly StoredReply[];
  readonly requests: readonly StoredRequest[];
  readonly forgotten: readonly StoredForgotten[];
  readonly savings: readonly StoredSaving[];
  readonly batches: readonly StoredBatch[];
  readonly batchRows: readonly StoredBatchRow[];
  readonly searches: readonly StoredSearch[];
  readonly searchRows: readonly StoredSearchRow[];
}

const STORES = [...PLAIN_STORES, 'forgotten'] as const;

let databases = 0;

/** An empty database of its own. */
export function emptyDatabase(): Promise<Database> {
  return openDatabase(`archive-${databases++}`);
}

/** A database with these rows in it. */
export async function databaseWith(rows: Partial<Rows>): Promise<Database> {
  const database = await emptyDatabase();
  for (const store of STORES) {
    for (const row of rows[store] ?? []) await database.put(store, row as never);
  }
  return database;
}

/** All rows of a database, in the order of their keys. */
export async function rowsOf(database: Database): Promise<Rows> {
  const all = await Promise.all(
    STORES.map(async (store) => [store, await database.getAll(store)] as const),
  );
  return Object.fromEntries(all) as unknown as Rows;
}

const words = fc.string({ unit: 'binary', maxLength: 12 });
const moment = fc.integer({ min: 0, max: 8_000 });
const providers = ['crustdata', 'second'] as const;
const keys = [
  'profile:amara-0x1c',
  'profile:otto-0x1d',
  'email:amara@northwind.example.com',
  'email:otto@southwind.example.net',
] as const;
const ids = ['1', '2', '3', 'answer:4'] as const;
const rawWords = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));

function optional<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(values, { nil: undefined });
}

/** Without what is not there, as the store has rows. */
function given<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, one]) => one !== undefined)) as T;
}

const address = fc.record({
  address: fc.constantFrom('a@work.example.com', 'A@work.example.com', 'a@home.example.net'),
  kind: fc.constantFrom('business' as const, 'personal' as const, 'unknown' as const),
});

const extras = fc
  .record({ gender: optional(words), birthDate: optional(words), xId: optional(words) })
  .map(given);

const person = (id: string): fc.Arbitrary<Person> =>
  fc
    .record({
      name: optional(words),
      slug: optional(fc.constantFrom('amara-0x1c', 'otto-0x1d')),
      headline: optional(words),
      xHandle: optional(words),
      codeUrl: optional(words),
      skills: fc.array(words, { maxLength: 2 }),
      honours: fc.array(fc.record({ title: words }), { maxLength: 2 }),
      isThin: optional(fc.boolean()),
      extras: optional(extras),
      emails: fc.uniqueArray(address, {
        maxLength: 3,
        selector: ({ address: one }) => one.toLowerCase(),
      }),
      phones: fc.uniqueArray(fc.constantFrom('+1 555 0100', '+1 555 0101'), { maxLength: 2 }),
    })
    .map(({ emails, phones, ...rest }) =>
      given({
        ...personNamed('Amara Test', { id, ...rest }),
        contact: { emails, phones, websites: [] },
      }),
    );

const personRow = fc
  .record({ provider: fc.constantFrom(...providers), id: fc.constantFrom(...ids) })
  .chain(({ provider, id }) =>
    fc
      .record({
        person: person(id),
        raw: fc.array(rawWords, { maxLength: 7 }),
        fetchedAt: moment,
        seenAt: optional(moment),
        contactAsked: optional(
          fc.record({ phones: optional(moment), businessEmails: optional(moment) }).map(given),
        ),
        extrasAsked: optional(
          fc.record({ skills: optional(moment), honors: optional(moment) }).map(given),
        ),
      })
      .map((row): StoredPerson => given({ id, provider, ...row })),
  );

const receipt = fc
  .record({
    id: fc.constantFrom('r1', 'r2', 'r3'),
    provider: fc.constantFrom(...providers),
    identifier: optional(
      fc.constantFrom(
        { kind: 'profile' as const, slug: 'amara-0x1c' },
        { kind: 'email' as const, address: 'otto@southwind.example.net' },
      ),
    ),
    state: fc.constantFrom('settled' as const, 'uncertain' as const),
    price: fc.constant({ min: 1, max: 2 }),
    credits: optional(fc.nat(9)),
    at: moment,
    settledAt: optional(moment),
  })
  .map((row): Receipt => {
    const { identifier } = row;
    if (identifier === undefined) return given(row);
    const identifierKey =
      identifier.kind === 'profile' ? `profile:${identifier.slug}` : `email:${identifier.address}`;
    return given({ ...row, identifierKey });
  });

const request = fc
  .record({
    id: fc.constantFrom('q1', 'q2', 'q3'),
    at: moment,
    host: fc.constant('api.example.com'),
    method: fc.constantFrom('GET' as const, 'POST' as const),
    path: fc.constant('/person'),
    purpose: fc.constantFrom(...PURPOSES),
    identifierKeys: fc.subarray([...keys]),
    fields: fc.array(words, { maxLength: 2 }),
    bytesSent: fc.nat(),
    result: optional(fc.constantFrom(200, 404, 'none' as const)),
  })
  .map((row): StoredRequest => given(row));

const forgotten = fc.record({
  hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  kind: fc.constantFrom('person' as const, 'domain' as const),
  group: fc.constantFrom('g1', 'g2'),
  at: moment,
});

const saving = fc.record({
  provider: fc.constantFrom(...providers),
  day: fc.constantFrom('2026-11-20', '2026-11-21'),
  people: fc.nat(9),
  credits: fc.constantFrom(0, 0.5, 3, 12),
});

// None runs, or is under way: what becomes of those has tests of its own.
const states = ROW_STATES.filter((one) => one !== 'sent');

const batchRow = fc
  .record({
    slug: optional(fc.constantFrom('amara-0x1c', 'otto-0x1d')),
    cells: fc.array(words, { minLength: 2, maxLength: 2 }),
    state: fc.constantFrom(...states),
    failure: optional(
      fc.constantFrom(
        { code: 'timed-out', charged: 'maybe' } as const,
        { code: 'rate-limited', charged: 'no', retryAfterS: 4 } as const,
      ),
    ),
    personId: optional(fc.constantFrom(...ids)),
    facts: optional(fc.record({ name: words, email: words })),
    credits: optional(fc.nat(9)),
    at: optional(moment),
  })
  .map(
    ({ slug, ...row }): Omit<StoredBatchRow, 'batch' | 'position'> =>
      given({
        ...row,
        given: slug ?? '',
        identifier: slug === undefined ? undefined : ({ kind: 'profile', slug } as const),
        identifierKey: slug && `profile:${slug}`,
      }),
  );

const batch = fc.record({
  id: fc.constantFrom('b1', 'b2'),
  provider: fc.constantFrom(...providers),
  name: words,
  at: moment,
  state: fc.constantFrom('planned' as const, 'paused' as const, 'ended' as const),
  credits: fc.constantFrom(0.5, 7),
  rows: fc.array(batchRow, { maxLength: 4 }),
});

const search = fc.record({
  id: fc.constantFrom('s1', 's2'),
  provider: fc.constantFrom(...providers),
  name: optional(words),
  at: moment,
  nextCursor: optional(words),
  people: fc.array(
    fc.constantFrom(...ids).chain((id) => fc.record({ person: person(id), raw: rawWords })),
    { maxLength: 3 },
  ),
});

/** Batches and searches with their rows. */
const many = fc
  .record({
    batches: fc.uniqueArray(batch, { maxLength: 2, selector: ({ id }) => id }),
    searches: fc.uniqueArray(search, { maxLength: 2, selector: ({ id }) => id }),
  })
  .map(({ batches, searches }) => ({
    batches: batches.map(({ rows, ...row }) =>
      batchOf({ ...row, columns: ['a', 'b'], rows: rows.length }),
    ),
    batchRows: batches.flatMap(({ id, rows }) =>
      rows.map((row, position): StoredBatchRow => ({ batch: id, position, ...row })),
    ),
    searches: searches.map(({ people, ...row }) =>
      given(searchOf({ ...row, pages: people.length, people: people.length })),
    ),
    searchRows: searches.flatMap(({ id, people }) =>
      people.map((row, position): StoredSearchRow => ({ search: id, position, ...row })),
    ),
  }));

/** Any such database. */
export const anyRows: fc.Arbitrary<Rows> = fc
  .uniqueArray(personRow, { maxLength: 5, selector: ({ provider, id }) => `${provider} ${id}` })
  .chain((people) =>
    fc.record({
      people: fc.constant(people),
      outcomes: fc.uniqueArray(outcomeAmong(people), { maxLength: 5, selector: rowKey }),
      aliases:
        people.length === 0
          ? fc.constant([])
          : fc.uniqueArray(aliasAmong(people), { maxLength: 5, selector: rowKey }),
      receipts: fc.uniqueArray(receipt, { maxLength: 3, selector: ({ id }) => id }),
      requests: fc.uniqueArray(request, { maxLength: 3, selector: ({ id }) => id }),
      forgotten: fc.uniqueArray(forgotten, { maxLength: 3, selector: ({ hash }) => hash }),
      savings: fc.uniqueArray(saving, {
        maxLength: 3,
        selector: ({ provider, day }) => `${provider} ${day}`,
      }),
      many,
      text: words,
    }),
  )
  .map(({ text, many: rowsOfMany, ...rest }) => {
    const rows = { ...rest, ...rowsOfMany };
    const named = rows.receipts.filter(({ identifierKey }) => identifierKey !== undefined);
    return { ...rows, replies: named.map(({ id }) => ({ receiptId: id, text })) };
  });

function outcomeAmong(people: readonly StoredPerson[]): fc.Arbitrary<StoredOutcome> {
  return fc
    .record({
      provider: fc.constantFrom(...providers),
      identifierKey: fc.constantFrom(...keys),
      receiptId: fc.constantFrom('r1', 'r2', 'gone'),
      at: moment,
      isHit: fc.boolean(),
      confidence: optional(fc.constantFrom(0.5, 0.94)),
    })
    .map(({ isHit, confidence, ...row }) => {
      const theirs = people.filter(({ provider }) => isHit && provider === row.provider);
      return { ...row, matches: theirs.map(({ id }) => given({ personId: id, confidence })) };
    });
}

function aliasAmong(people: readonly StoredPerson[]): fc.Arbitrary<StoredAlias> {
  return fc
    .record({
      to: fc.constantFrom(...people),
      identifierKey: fc.constantFrom(...keys),
      by: fc.constantFrom('record' as const, 'confirmed' as const, 'chosen' as const),
      isUndone: optional(fc.constant(true as const)),
      rejected: optional(fc.subarray(['7', '8'])),
      at: moment,
    })
    .map(({ to, ...row }) => given({ ...row, provider: to.provider, personId: to.id }));
}

function rowKey({ provider, identifierKey }: StoredOutcome | StoredAlias): string {
  return `${provider} ${identifierKey}`;
}
