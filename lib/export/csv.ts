import type { Person } from '../person';
import { csvRows } from './csv-rows';
import { emailsOf, joined, urlsOf } from './person-cells';
import { isoSecond, type Source } from './source';
import { workOf } from './work';

type Column = readonly [name: string, cell: (person: Person) => string | number | undefined];

/** Names and order stay; what is new comes at the end. */
const COLUMNS: readonly Column[] = [
  ['name', ({ name }) => name],
  ['first_name', ({ firstName }) => firstName],
  ['last_name', ({ lastName }) => lastName],
  ['pronouns', ({ pronouns }) => pronouns],
  ['headline', ({ headline }) => headline],
  ['title', (person) => workOf(person).title],
  ['company', (person) => workOf(person).company],
  ['department', (person) => workOf(person).department],
  ['location', ({ place }) => place?.text],
  ['city', ({ place }) => place?.city],
  ['state', ({ place }) => place?.state],
  ['country', ({ place }) => place?.country],
  ['business_email', (person) => emailsOf(person, 'business')[0]],
  ['personal_email', (person) => emailsOf(person, 'personal')[0]],
  ['other_emails', (person) => joined(otherEmails(person))],
  ['phone', ({ contact }) => contact.phones[0]],
  ['other_phones', ({ contact }) => joined(contact.phones.slice(1))],
  ['linkedin_url', (person) => urlsOf(person, 'LinkedIn')[0]],
  ['x_url', (person) => urlsOf(person, 'X')[0]],
  ['github_url', (person) => urlsOf(person, 'GitHub')[0]],
  ['facebook_url', (person) => urlsOf(person, 'Facebook')[0]],
  ['websites', (person) => joined(urlsOf(person, 'web'))],
  ['languages', ({ languages }) => joined(languages)],
  ['skills', ({ skills }) => joined(skills)],
  ['schools', ({ schools }) => joined(schools.map(({ name }) => name))],
  ['certifications', ({ certifications }) => joined(certifications.map(({ name }) => name))],
  ['connections', ({ network }) => network.connections],
  ['followers', ({ network }) => network.followers],
  ['summary', ({ summary }) => summary],
  ['data_as_of', ({ asOf }) => asOf],
];

/** A header row and the person's row. */
export function toCsv(person: Person, { provider, fetchedAt }: Source): string {
  const fields = [...COLUMNS.map(([name]) => name), 'provider', 'fetched_at'];
  const cells = [...COLUMNS.map(([, cell]) => cell(person)), provider, isoSecond(fetchedAt)];
  return csvRows([fields, cells]);
}

function otherEmails(person: Person): string[] {
  const [, ...business] = emailsOf(person, 'business');
  const [, ...personal] = emailsOf(person, 'personal');
  return [...business, ...personal, ...emailsOf(person, 'unknown')];
}
