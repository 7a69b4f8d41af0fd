import type { DemoPerson } from './people';

/** Credits for one person without extras [published]. */
export const BASE_CREDITS = 1;

/**
 * Fields with a surcharge in credits [published for state B]. All of them with the base make 7, the
 * published maximum.
 */
export const PREMIUM_FIELDS = [
  { field: 'contact.business_emails', credits: 1 },
  { field: 'contact.personal_emails', credits: 2 },
  { field: 'contact.phone_numbers', credits: 2 },
  { field: 'dev_platform_profiles', credits: 1 },
] as const;

/**
 * Credits for one returned person. A surcharge is due if its field was asked for, by itself, by its
 * group or by a path below it, and the person has any of it: that an empty list is free is our
 * reading of "per record", nothing is published.
 */
export function priceOf(person: DemoPerson, fields: readonly string[]): number {
  const extras = PREMIUM_FIELDS.filter(
    ({ field }) => fields.some((asked) => overlaps(asked, field)) && holdsAny(person, field),
  );
  return extras.reduce((sum, { credits }) => sum + credits, BASE_CREDITS);
}

/** Whether one dot path is the other, or lies below or above it. */
export function overlaps(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

function holdsAny(person: DemoPerson, field: string): boolean {
  let value: unknown = person.person_data;
  for (const name of field.split('.')) value = entryOf(value, name);
  return Array.isArray(value) && value.length > 0;
}

function entryOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
