import * as z from 'zod/mini';
import { FAILURE_CODES, type Failure } from '../failure';
import { identifierKey } from '../identifier';
import { readValue } from '../search/read';
import {
  BATCH_SOURCES,
  INVALID_REASONS,
  ROW_STATES,
  type StoredBatchRow,
  type StoredSearch,
} from '../store/batch-rows';
import { MOST_BATCH_ROWS } from '../store/write-rows';
import { contactKind, credits, identifier, keyOfIdentifier, name, when } from './parts-schema';
import { personSchema } from './person-schema';

const words = z.string().check(z.maxLength(100_000));
const place = z.int().check(z.nonnegative(), z.maximum(MOST_BATCH_ROWS - 1));
const count = z.int().check(z.nonnegative());
const confidence = z.number();

const anyFailure = z
  .object({
    code: z.enum(FAILURE_CODES),
    charged: z.enum(['no', 'maybe', 'yes']),
    provider: z.optional(name),
    receiptId: z.optional(name),
    said: z.optional(words),
    waitedS: z.optional(z.number()),
    requestId: z.optional(words),
    credits: z.optional(credits),
    isByBalance: z.optional(z.literal(true)),
    retryAfterS: z.optional(z.number()),
    by: z.optional(z.enum(['person', 'domain'])),
    group: z.optional(name),
  })
  .check(z.refine(isWhole));
const failure = z.pipe(
  anyFailure,
  // What its code needs beside it has just been looked for.
  z.transform((one) => one as Failure),
);

/** A batch. */
export const batchSchema = z.object({
  id: name,
  provider: name,
  name: words,
  from: z.enum(BATCH_SOURCES),
  at: when,
  state: z.enum(['draft', 'planned', 'running', 'paused', 'ended']),
  pausedFor: z.optional(z.union([failure, z.literal('closed')])),
  isStopped: z.optional(z.literal(true)),
  wish: z.optional(
    z.object({
      contact: z.array(contactKind),
      minSimilarity: z.optional(z.number()),
      freshness: z.optional(z.enum(['cached', 'recent', 'live'])),
      extras: z.optional(z.record(z.string(), z.array(name))),
      isPreview: z.optional(z.boolean()),
    }),
  ),
  atMost: z.optional(z.object({ profile: z.optional(credits), email: z.optional(credits) })),
  isEveryClass: z.optional(z.literal(true)),
  columns: z.array(words),
  rows: count.check(z.maximum(MOST_BATCH_ROWS)),
  credits: z.optional(credits),
  startedAt: z.optional(when),
  endedAt: z.optional(when),
});

/** A row of a batch. */
export const batchRowSchema = z
  .object({
    batch: name,
    position: place,
    given: words,
    cells: z.optional(z.array(words)),
    identifier: z.optional(identifier),
    identifierKey: z.optional(keyOfIdentifier),
    state: z.enum(ROW_STATES),
    reason: z.optional(z.enum(INVALID_REASONS)),
    sameAs: z.optional(place),
    failure: z.optional(failure),
    isKnown: z.optional(z.literal(true)),
    personId: z.optional(name),
    confidence: z.optional(confidence),
    matches: z.optional(count),
    facts: z.optional(
      z.object({
        name: z.optional(words),
        title: z.optional(words),
        company: z.optional(words),
        place: z.optional(words),
        email: z.optional(words),
      }),
    ),
    receiptId: z.optional(name),
    credits: z.optional(credits),
    at: z.optional(when),
  })
  .check(z.refine(isOfOneIdentifier));

/** A search. */
export const searchSchema = z.object({
  id: name,
  provider: name,
  at: when,
  name: z.optional(words),
  query: z.custom<StoredSearch['query']>((value) => 'value' in readValue(value)),
  leavesOutKnown: z.optional(z.literal(true)),
  nextCursor: z.optional(z.string()),
  fetchedAt: z.optional(when),
  pages: count,
  people: count,
  total: z.optional(count),
  credits,
});

/** A row of a search. */
export const searchRowSchema = z.object({
  search: name,
  position: count,
  person: personSchema,
  raw: z.unknown(),
  identifierKey: z.optional(keyOfIdentifier),
});

/** What codes need beside them is there. */
function isWhole(one: {
  readonly code: Failure['code'];
  readonly retryAfterS?: number | undefined;
  readonly by?: string | undefined;
  readonly group?: string | undefined;
}): boolean {
  if (one.code === 'rate-limited') return one.retryAfterS !== undefined;
  if (one.code !== 'forgotten') return true;
  return one.by === 'domain' || (one.by === 'person' && one.group !== undefined);
}

function isOfOneIdentifier({
  identifier: one,
  identifierKey: key,
  sameAs,
  position,
}: Pick<StoredBatchRow, 'identifier' | 'identifierKey' | 'sameAs' | 'position'>): boolean {
  return (one && identifierKey(one)) === key && (sameAs === undefined || sameAs < position);
}
