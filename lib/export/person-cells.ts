import type { EmailContact, Person } from '../person';
import { type WebPlace, webPlaces } from './addresses';
import { cleanAll } from './clean';

// Several values in one cell; those that hold one themselves are still told apart by a reader.
const BETWEEN = '; ';

/** Addresses of one kind, as the source orders them. */
export function emailsOf({ contact }: Person, kind: EmailContact['kind']): string[] {
  return contact.emails.filter((one) => one.kind === kind).map(({ address }) => address);
}

/** Where on one site, or elsewhere, somebody is to be found. */
export function urlsOf(person: Person, wanted: WebPlace['name']): string[] {
  return webPlaces(person).flatMap(({ name, url }) => (name === wanted ? [url] : []));
}

/** Several values in one cell, cleaned, each once. */
export function joined(values: readonly (string | undefined)[]): string {
  return cleanAll(values).join(BETWEEN);
}
