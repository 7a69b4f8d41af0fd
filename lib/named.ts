import * as z from 'zod/mini';
import { EMAIL_CLASSES, type EmailClass } from './detect/email-class';
import type { Identifier } from './identifier';

const identifier = z.union([
  z.object({ kind: z.literal('profile'), slug: z.string() }),
  z.object({ kind: z.literal('email'), address: z.string() }),
]);

/** Somebody whom a text or a link names, as stored. */
export const somebody = z.object({
  identifier,
  emailClass: z.optional(z.enum(EMAIL_CLASSES)),
  label: z.optional(z.string()),
});

/** Somebody who was named, with the words beside them where they were named; those are never sent anywhere. */
export interface Named {
  readonly identifier: Identifier;
  /** What kind of mailbox it is; present for every address that the worker has read. */
  readonly emailClass?: EmailClass | undefined;
  readonly label?: string | undefined;
}

/** Those of them whose class of address the user wants in lists and counts; profiles always are. */
export function listed(people: readonly Named[], classes: readonly EmailClass[]): Named[] {
  return people.filter(
    ({ emailClass }) => emailClass === undefined || classes.includes(emailClass),
  );
}
