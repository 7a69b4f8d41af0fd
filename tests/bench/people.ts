import type { Random } from './random';

const FIRST = [
  'amara',
  'bao',
  'celia',
  'dmitri',
  'esther',
  'farid',
  'greta',
  'hiro',
  'ines',
  'jane',
];
const LAST = [
  'okafor',
  'lindqvist',
  'marsh',
  'petrov',
  'duarte',
  'haddad',
  'vogel',
  'sato',
  'ruiz',
];
const SITES = ['harbour', 'quarry', 'meadow', 'lantern', 'orchard', 'granite', 'willow', 'copper'];
const RESERVED = ['example.com', 'example.net', 'example.org'];

/** The address of somebody invented, at a subdomain that is reserved for examples. */
export function inventedAddress(random: Random): string {
  const name = `${random.one(FIRST)}.${random.one(LAST)}${random.below(1000)}`;
  return `${name}@${random.one(SITES)}.${random.one(RESERVED)}`;
}

/** A slug with an invented tail. */
export function inventedSlug(random: Random): string {
  const tail = (0x1000_0000 + random.below(0x7000_0000)).toString(36);
  return `${random.one(FIRST)}-${random.one(LAST)}-${tail}`;
}

/** The profile of somebody invented as texts write it: half with the scheme, the rest without. */
export function inventedProfile(random: Random): string {
  const host = random.one([
    'https://www.linkedin.com',
    'https://www.linkedin.com',
    'www.linkedin.com',
    'linkedin.com',
  ]);
  return `${host}/in/${inventedSlug(random)}`;
}
