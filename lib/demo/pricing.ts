/** Credits for one person without extras [published]. */
export const BASE_CREDITS = 1;

/** A field with a surcharge in credits. */
export type PremiumField = { readonly field: string; readonly credits: number };

/**
 * Fields with a surcharge in credits [published for state B]. All of them with the base make 7, the
 * published maximum.
 */
export const PREMIUM_FIELDS: readonly PremiumField[] = [
  { field: 'contact.business_emails', credits: 1 },
  { field: 'contact.personal_emails', credits: 2 },
  { field: 'contact.phone_numbers', credits: 2 },
  { field: 'dev_platform_profiles', credits: 1 },
];

/**
 * Credits on top of the base for what is shown of one person. A surcharge is due if there is any of
 * its field, that is if it was asked for, by itself, by its group or by a path below it, and the
 * person has some: that an empty list is free is our reading of "per record", nothing is published.
 */
export function surcharge(premium: readonly PremiumField[], shown: object): number {
  return premium
    .filter(({ field }) => holdsAny(shown, field))
    .reduce((sum, { credits }) => sum + credits, 0);
}

/** Whether one dot path is the other, or lies below or above it. */
export function overlaps(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

/** Whether there is a list that is not empty at a dot path. */
export function holdsAny(row: object, path: string): boolean {
  let value: unknown = row;
  for (const name of path.split('.')) value = entryOf(value, name);
  return Array.isArray(value) && value.length > 0;
}

function entryOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
