/** The classes of e-mail addresses, in the order in which they are tried: the first that fits counts (C1 of the detection policy). */
export const EMAIL_CLASSES = [
  'placeholder',
  'noreply',
  'disposable',
  'personal',
  'role',
  'business',
] as const;

/** What kind of mailbox an address names. Only `business` is sent to a provider without being asked. */
export type EmailClass = (typeof EMAIL_CLASSES)[number];
