import type { Person } from '../person';
import type { TextKey } from '../text';
import type { Entry } from './entry';
import { emailsOf, joined, urlsOf } from './person-cells';
import { isoSecond } from './source';
import { workOf } from './work';

/** One column of a file of several people. */
export interface ExportColumn {
  readonly id: string;
  readonly title: TextKey;
  /** Whether a file has it unless the user chooses. */
  readonly isUsual: boolean;
  readonly cell: (entry: Entry) => string | number | undefined;
}

/** Columns that a file of several people can have, in their order. Ids stay; what is new comes where it belongs. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  column('given', 'exportGiven', ({ given }) => given),
  column('status', 'factStatus', ({ status }) => status?.words),
  column('reason', 'exportReason', ({ reason }) => reason),
  ofPerson('name', 'factName', ({ name }) => name),
  ofPerson('first_name', 'exportFirstName', ({ firstName }) => firstName),
  ofPerson('last_name', 'exportLastName', ({ lastName }) => lastName),
  ofPerson('title', 'factTitle', (person) => workOf(person).title),
  ofPerson('company', 'factCompany', (person) => workOf(person).company),
  ofPerson('location', 'factPlace', ({ place }) => place?.text),
  ofPerson('profile_url', 'exportProfileUrl', (person) => urlsOf(person, 'LinkedIn')[0]),
  ofPerson('business_emails', 'exportBusinessEmails', (person) =>
    joined(emailsOf(person, 'business')),
  ),
  ofPerson('personal_emails', 'exportPersonalEmails', (person) =>
    joined(emailsOf(person, 'personal')),
  ),
  ofPerson(
    'other_emails',
    'exportOtherEmails',
    (person) => joined(emailsOf(person, 'unknown')),
    'unusual',
  ),
  ofPerson('phones', 'exportPhones', ({ contact }) => joined(contact.phones)),
  ofPerson('headline', 'factHeadline', ({ headline }) => headline, 'unusual'),
  ofPerson(
    'schools',
    'exportSchools',
    ({ schools }) => joined(schools.map(({ name }) => name)),
    'unusual',
  ),
  ofPerson('skills', 'skills', ({ skills }) => joined(skills), 'unusual'),
  column('match', 'exportMatch', ({ verdict }) => verdict?.words),
  column('confidence', 'exportConfidence', ({ confidence }) => confidence, 'unusual'),
  column('provider', 'leftProvider', ({ source }) => source?.provider),
  column('fetched', 'exportFetched', ({ source }) => source && isoSecond(source.fetchedAt)),
  ofPerson('as_of', 'exportAsOf', ({ asOf }) => asOf, 'unusual'),
  column('credits', 'pricesCredits', ({ credits }) => credits),
];

// They say what became of a row; a list of people has none of it.
const OF_ROWS = new Set(['given', 'status', 'reason', 'match', 'confidence', 'credits']);

/** The columns of these ids, in the order of EXPORT_COLUMNS; without ids the usual ones of a list of people. */
export function chosenColumns(ids: readonly string[] | undefined): readonly ExportColumn[] {
  return EXPORT_COLUMNS.filter(({ id, isUsual }) =>
    ids === undefined ? isUsual && !OF_ROWS.has(id) : ids.includes(id),
  );
}

function column(
  id: string,
  title: TextKey,
  cell: ExportColumn['cell'],
  how: 'usual' | 'unusual' = 'usual',
): ExportColumn {
  return { id, title, isUsual: how === 'usual', cell };
}

function ofPerson(
  id: string,
  title: TextKey,
  cell: (person: Person) => string | undefined,
  how: 'usual' | 'unusual' = 'usual',
): ExportColumn {
  return column(id, title, ({ person }) => person && cell(person), how);
}
