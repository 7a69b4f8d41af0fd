import { type DemoMatch, type PeopleIndex, slugOf } from '../../../lib/demo/people';
import { crowdPerson } from './person';

/** The profile slug of somebody of the crowd, who are numbered from 0. */
export function crowdSlug(number: number): string {
  return `crowd-${padded(number)}-0x1c`;
}

/** The profile URL of the same. */
export function crowdUrl(number: number): string {
  return `https://www.linkedin.com/in/${crowdSlug(number)}`;
}

/** The business address of the same. */
export function crowdEmail(number: number): string {
  return `crowd-${padded(number)}@crowd.example.com`;
}

/** Whether the providers know somebody of the crowd: all but one of eight. */
export function isKnownOfCrowd(number: number): boolean {
  return number % 8 !== 7;
}

/**
 * The people of an index, and a crowd without end: each of them is made when asked for, and always the same. Lists of people (`all`), as
 * searches read them, are without the crowd.
 */
export function withCrowd(index: PeopleIndex): PeopleIndex {
  const found = (number: number | undefined, confidence: number): readonly DemoMatch[] => {
    if (number === undefined || !isKnownOfCrowd(number)) return [];
    return [{ confidence, person: crowdPerson(number, crowdUrl(number), crowdEmail(number)) }];
  };
  return {
    all: index.all,
    bySlug: (slug) => {
      const people = index.bySlug(slug);
      return people.length > 0 ? people : found(numberIn(/^crowd-(\d{5,})-0x1c$/i, slug), 1);
    },
    byEmail: (email) => {
      const people = index.byEmail(email);
      if (people.length > 0) return people;
      return found(numberIn(/^crowd-(\d{5,})@crowd\.example\.com$/i, email), 0.94);
    },
  };
}

/** An identifier as sent (a profile URL or an address) by the name under which it is in the books: slug or address, folded. */
export function nameOf(identifier: string): string {
  return slugOf(identifier) ?? identifier.normalize('NFC').toLowerCase();
}

function numberIn(pattern: RegExp, text: string): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function padded(number: number): string {
  return String(number).padStart(5, '0');
}
