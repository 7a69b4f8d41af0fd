import { formatDay, formatPartialDate } from '../dates';
import { mailUrl } from '../identifier';
import type { Certification, EmailContact, Person, Role, School } from '../person';
import { type TextKey, text } from '../text';
import { telUrl, webPlaces, webUrl } from './addresses';
import { clean, cleanAll, cleanLines } from './clean';
import type { Source } from './source';
import { calledName, workOf } from './work';

/** One line of a copy that is made for reading. */
export interface OutlineLine {
  readonly words: string;
  /** Where the words lead: http, https, mailto or tel. */
  readonly url?: string | undefined;
  /** What is told of it beside. */
  readonly about?: readonly string[];
}

/** Lines under a heading. */
export interface OutlinePart {
  readonly heading: string;
  readonly lines: readonly OutlineLine[];
}

/** A person as a text for people says it, in the language in force; every word is cleaned. */
export interface Outline {
  readonly name: string;
  readonly under: readonly string[];
  readonly parts: readonly OutlinePart[];
  readonly source: string;
}

const EMAIL_KIND = {
  business: 'emailBusiness',
  personal: 'emailPersonal',
  unknown: 'emailUnknown',
} as const satisfies Record<EmailContact['kind'], TextKey>;

/** What a note about somebody needs, in the order of the card; parts without lines are left out. */
export function outlineOf(person: Person, source: Source): Outline {
  const { title, company } = workOf(person);
  const headline = person.headline === title ? undefined : person.headline;
  const name = clean(calledName(person));
  const parts: readonly (readonly [TextKey, readonly OutlineLine[]])[] = [
    ['contact', contactLines(person)],
    ['summary', plain([cleanLines(person.summary ?? '')])],
    ['experience', person.roles.map(roleLine)],
    ['education', educationLines(person)],
    ['skills', plain([cleanAll(person.skills).join(', ')])],
    ['languages', plain([cleanAll(person.languages).join(', ')])],
    ['certifications', person.certifications.map(certificationLine)],
    ['links', linkLines(person)],
  ];
  return {
    name: person.pronouns === undefined ? name : `${name} (${clean(person.pronouns)})`,
    under: cleanAll([cleanAll([title, company]).join(' · '), headline, person.place?.text]),
    parts: parts.flatMap(([key, lines]) => {
      const said = lines.filter(({ words }) => words !== '');
      return said.length === 0 ? [] : [{ heading: text(key), lines: said }];
    }),
    source: sourceLine(person, source),
  };
}

/** Who told, how old it is, and when it was fetched, in one sentence. */
export function sourceLine({ asOf }: Person, { provider, fetchedAt }: Source): string {
  const values = { provider: clean(provider), day: formatDay(fetchedAt) ?? '' };
  const of = asOf === undefined ? undefined : formatDay(asOf);
  return of === undefined ? text('copiedFrom', values) : text('copiedFromOf', { ...values, of });
}

function plain(all: readonly string[]): OutlineLine[] {
  return all.map((words) => ({ words }));
}

function contactLines({ contact }: Person): OutlineLine[] {
  const emails = contact.emails.map(({ address, kind, status }) => {
    const about = cleanAll([text(EMAIL_KIND[kind]), status?.replaceAll('_', ' ')]);
    return { words: clean(address), url: mailUrl(clean(address)), about };
  });
  const phones = contact.phones.map((phone) => ({ words: clean(phone), url: telUrl(phone) }));
  return [...emails, ...phones];
}

function linkLines(person: Person): OutlineLine[] {
  return webPlaces(person).map(({ url }) => ({ words: clean(url), url }));
}

function roleLine(role: Role): OutlineLine {
  const [words = '', ...about] = cleanAll([
    cleanAll([role.title, role.company.name]).join(' · '),
    datesOf(role),
    role.place,
  ]);
  return { words, about };
}

function datesOf({ start, end, isCurrent }: Role): string | undefined {
  if (start === undefined && end === undefined && !isCurrent) return undefined;
  const from = start === undefined ? text('startUnknown') : formatPartialDate(start);
  if (end !== undefined) return `${from} – ${formatPartialDate(end)}`;
  return `${from} – ${text(isCurrent ? 'untilNow' : 'endUnknown')}`;
}

function educationLines({ schools, degrees }: Person): OutlineLine[] {
  const others = degrees.filter((degree) => schools.every((school) => school.degree !== degree));
  return [...schools.map(schoolLine), ...plain(cleanAll(others))];
}

function schoolLine({ name, degree, fieldOfStudy, startYear, endYear }: School): OutlineLine {
  const years = [startYear, endYear].filter((year) => year !== undefined).join(' – ');
  const [words = '', ...about] = cleanAll([name, degree, fieldOfStudy, years]);
  return { words, about };
}

function certificationLine({ name, issuer, issued, url }: Certification): OutlineLine {
  const date = issued === undefined ? undefined : formatPartialDate(issued);
  const [words = '', ...about] = cleanAll([name, issuer, date]);
  return { words, about, url: url === undefined ? undefined : webUrl(url) };
}
