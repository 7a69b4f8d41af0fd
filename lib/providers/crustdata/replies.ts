import * as z from 'zod/mini';
import { amount, group, listOf, text, words } from '../tolerant';
import { personData } from './schema';

// What the endpoints answer, around the people.

/** A match with the provider's own words for the person, so that what the schema does not know survives. */
const match = z.pipe(
  z.looseObject({ confidence_score: amount, person_data: z.unknown() }),
  z.transform(({ confidence_score: confidence, person_data: raw }, context) => {
    const parsed = personData.safeParse(raw);
    if (parsed.success) return { confidence, person: parsed.data, raw };
    context.issues.push({ code: 'custom', message: 'no person', input: raw });
    return z.NEVER;
  }),
);

/** Matches that can be read; none of several that can is a reply that cannot, for "nobody" would be untrue. */
const matches = z.pipe(
  z.nullish(z.array(z.unknown())),
  z.transform((rows, context) => {
    const read = (rows ?? []).flatMap((row) => {
      const parsed = match.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    });
    if (read.length > 0 || (rows ?? []).length === 0) return read;
    context.issues.push({ code: 'custom', message: 'no match can be read', input: rows });
    return z.NEVER;
  }),
);

const unreadableEntry = { matched_on: undefined, matches: undefined };

/**
 * The 200 reply of the endpoints that take identifiers: one entry for each. The frame is strict; an entry that cannot be read has no
 * `matches` and costs the others nothing.
 */
export const enrichReply = z.array(
  z.catch(
    z.looseObject({ matched_on: text, matches: z.catch(z.optional(matches), undefined) }),
    unreadableEntry,
  ),
);

/** `person_data` by itself, with the provider's own words: a row of a search, or two answers put together. */
export const personRow = z.pipe(
  z.looseObject({}),
  z.transform((raw) => ({ raw: raw as unknown, person: personData.parse(raw) })),
);

/** The reply of `POST /person/search`. A row that cannot be read is left out. */
export const searchReply = z.looseObject({
  profiles: listOf(personRow),
  next_cursor: text,
  total_count: amount,
});

/** The reply of `POST /person/search/autocomplete`: values as filters take them, letter by letter. */
export const autocompleteReply = z.looseObject({
  suggestions: listOf(z.looseObject({ value: z.string() })),
});

/** The reply of `GET /account/credits`. */
export const creditsReply = z.looseObject({ account: z.looseObject({ credits: z.number() }) });

const surcharge = z.looseObject({ field: z.string(), credits: amount });

const endpointRows = listOf(
  z.looseObject({
    path: z.string(),
    status: z.string(),
    effective_rate_limit_rpm: amount,
    fields: group({ enabled: words, disabled: words }),
    base_credits: amount,
    premium_fields: listOf(surcharge),
    premium_filters: listOf(surcharge),
  }),
);

/** The reply of `GET /account/endpoints`. The list itself is strict; a row that cannot be read is left out. */
export const endpointsReply = z.looseObject({
  endpoints: z.pipe(
    z.array(z.unknown()),
    z.transform((rows) => endpointRows.parse(rows)),
  ),
});

/** One entry of a 200 reply; without `matches` it could not be read. */
export type Entry = z.infer<typeof enrichReply>[number];
/** One listed endpoint after parsing. */
export type EndpointRow = z.infer<typeof endpointsReply>['endpoints'][number];
