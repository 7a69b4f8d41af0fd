import * as z from 'zod/mini';

// Nothing on earth is later, as a Date has it.
const LAST_MS = 8.64e15;

/** A moment, ms since 1970. */
export const when = z.number().check(z.nonnegative(), z.maximum(LAST_MS));
/** A name or an id, never empty. */
export const name = z.string().check(z.minLength(1), z.maxLength(2_000));
/** Credits: a negative sum would lift the caps. */
export const credits = z.number().check(z.nonnegative());
/** A kind of contact details. */
export const contactKind = z.enum(['businessEmails', 'personalEmails', 'phones', 'websites']);
/** The key of an identifier. */
export const keyOfIdentifier = z
  .string()
  .check(z.regex(/^(?:profile|email):./su), z.maxLength(2_000));
/** An identifier. */
export const identifier = z.union([
  z.object({ kind: z.literal('profile'), slug: name }),
  z.object({ kind: z.literal('email'), address: name }),
]);
