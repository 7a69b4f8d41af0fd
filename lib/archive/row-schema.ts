import * as z from 'zod/mini';
import { identifierKey } from '../identifier';
import { PURPOSES, type Receipt } from '../store/rows';
import { isTooDeep } from '../too-deep';
import { batchRowSchema, batchSchema, searchRowSchema, searchSchema } from './batch-schema';
import { STORES, type StoreName } from './format';
import { contactKind, credits, identifier, keyOfIdentifier, name, when } from './parts-schema';
import { personSchema } from './person-schema';

// For the worker alone: zod is one piece for all of our pages, and what these rows need of it would be loaded before the panel's first card.

// Bytes; ours are in between.
const SHORTEST_SALT = 16;
const LONGEST_SALT = 64;

const hash = z.string().check(z.regex(/^[0-9a-f]{16,128}$/));

const person = z.object({
  id: name,
  provider: name,
  person: personSchema,
  raw: z.array(z.unknown()),
  fetchedAt: when,
  seenAt: z.optional(when),
  contactAsked: z.optional(
    z.object({
      businessEmails: z.optional(when),
      personalEmails: z.optional(when),
      phones: z.optional(when),
      websites: z.optional(when),
    }),
  ),
  extrasAsked: z.optional(z.catchall(z.object({}), when)),
});

const outcome = z.object({
  provider: name,
  identifierKey: keyOfIdentifier,
  matches: z.array(z.object({ personId: name, confidence: z.optional(z.number()) })),
  receiptId: z.string(),
  at: when,
});

const alias = z.object({
  provider: name,
  identifierKey: keyOfIdentifier,
  personId: z.optional(name),
  by: z.enum(['record', 'confirmed', 'chosen']),
  isUndone: z.optional(z.literal(true)),
  isGone: z.optional(z.literal(true)),
  rejected: z.optional(z.array(name)),
  at: when,
});

const receipt = z.object({
  id: name,
  provider: name,
  identifier: z.optional(identifier),
  identifierKey: z.optional(keyOfIdentifier),
  state: z.enum(['pending', 'settled', 'uncertain']),
  contact: z.optional(z.array(contactKind)),
  extras: z.optional(z.array(name)),
  purpose: z.optional(z.enum(PURPOSES)),
  price: z.object({ min: credits, max: credits }),
  credits: z.optional(credits),
  isEstimate: z.optional(z.boolean()),
  isByBalance: z.optional(z.literal(true)),
  batch: z.optional(name),
  balanceId: z.optional(name),
  requestId: z.optional(z.string()),
  failureCode: z.optional(z.string()),
  at: when,
  settledAt: z.optional(when),
});

const request = z.object({
  id: name,
  at: when,
  host: z.string(),
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  purpose: z.enum(PURPOSES),
  provider: z.optional(name),
  identifierKeys: z.array(keyOfIdentifier),
  fields: z.array(z.string()),
  bytesSent: z.number(),
  bytesReceived: z.optional(z.number()),
  result: z.optional(z.union([z.number(), z.literal('none')])),
  credits: z.optional(credits),
  tookMs: z.optional(z.number()),
});

const saving = z.object({
  provider: name,
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  people: z.int().check(z.nonnegative()),
  credits,
});

const SCHEMAS = {
  // Bytes as numbers: a line is JSON. Nothing can be hashed under a salt without any, and every look-up hashes under each salt.
  salts: z.object({
    of: name,
    bytes: z
      .array(z.int().check(z.nonnegative(), z.maximum(255)))
      .check(z.minLength(SHORTEST_SALT), z.maxLength(LONGEST_SALT)),
  }),
  forgotten: z.object({ hash, kind: z.enum(['person', 'domain']), group: name, at: when }),
  people: person.check(z.refine((row) => row.id === row.person.id)),
  outcomes: outcome,
  aliases: alias,
  receipts: receipt.check(z.refine(isOfOnePerson)),
  replies: z.object({ receiptId: name, text: z.string() }),
  requests: request,
  batches: batchSchema,
  batchRows: batchRowSchema,
  searches: searchSchema,
  searchRows: searchRowSchema,
  savings: saving,
};

/** One row of one store, as a file has it. */
export type ArchiveRow = {
  readonly [S in StoreName]: { readonly store: S; readonly row: z.infer<(typeof SCHEMAS)[S]> };
}[StoreName];

const line = z.object({ store: z.string(), row: z.unknown() });

/** The row that a line, parsed as JSON, or an argument holds; `undefined` where it is none. */
export function rowOf(value: unknown): ArchiveRow | undefined {
  const { data } = line.safeParse(value);
  const store = STORES.find((one) => one === data?.store);
  if (data === undefined || store === undefined || isTooDeep(data.row)) return undefined;
  const parsed = SCHEMAS[store].safeParse(data.row);
  // The store names the schema that has just parsed the row.
  return parsed.success ? ({ store, row: parsed.data } as ArchiveRow) : undefined;
}

/** The books find a receipt by the key of its identifier. */
function isOfOnePerson(row: Receipt): boolean {
  const key = row.identifier && identifierKey(row.identifier);
  return key === row.identifierKey;
}
