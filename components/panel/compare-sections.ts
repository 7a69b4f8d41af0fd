import { formatPartialDate } from '../../lib/dates';
import { identifierLabel, profileUrl } from '../../lib/identifier';
import { type Entry, type Merged, mergePersons, type Told } from '../../lib/origins';
import type { Achievement, Company, Language, Person, Role, School } from '../../lib/person';
import { formatPhone } from '../../lib/phone';
import { formatNumber, type TextKey, text } from '../../lib/text';
import { factOf, type Item, jointFact, type Section } from './compare-facts';
import { wordsSection } from './compare-words';
import { readable } from './readable';

/** What several providers say of one person, joined; languages in one list, whichever way a provider gives them. */
export function mergeCompared(told: readonly Told[]): Merged<Person> {
  return mergePersons(
    told.map(({ provider, person }) => ({
      provider,
      person: {
        ...person,
        contact: { ...person.contact, emails: person.contact.emails.filter(isNamed) },
        spoken: (person.spoken ?? person.languages.map(spokenOf)).filter(isNamed),
      },
    })),
  );
}

/** Whether what names an entry is left of it: what cannot be printed is gone, even where the type has a string. */
function isNamed(entry: { readonly address: string } | { readonly name: string }): boolean {
  return Boolean('name' in entry ? entry.name : entry.address);
}

/** `English (Native)`: some sources write the level behind the language. */
function spokenOf(words: string): Language {
  const found = /\(([^()]+)\)\s*$/.exec(words);
  const name = words.slice(0, found?.index).trimEnd();
  return found?.[1] === undefined || name === '' ? { name: words } : { name, level: found[1] };
}

/** All that providers tell of a person, section by section, in the words of the language in force. Empty sections are left out. */
export function sectionsOf(person: Merged<Person>): Section[] {
  const all: readonly Section[] = [
    { heading: 'compareWho', facts: identityOf(person) },
    { heading: 'contact', items: contactOf(person.contact) },
    { heading: 'experience', items: person.roles.map(roleOf) },
    { heading: 'education', items: person.schools.map(schoolOf) },
    wordsSection('compareDegrees', person.degrees),
    wordsSection('skills', person.skills),
    { heading: 'certifications', items: person.certifications.map(certificationOf) },
    { heading: 'honours', items: person.honours.map(honourOf) },
    { heading: 'languages', items: person.spoken?.map(languageOf) ?? [] },
    ...ACHIEVEMENTS.map(([kind, heading]) => ({
      heading,
      items: (person.achievements ?? []).filter(isOf(kind)).map(achievementOf),
    })),
    {
      heading: 'recommendations',
      items: (person.recommendations ?? []).map(({ from, entry: { value } }) => ({
        title: value,
        from,
        facts: [],
      })),
    },
    wordsSection('factVerifications', person.network.verifications, readable),
    wordsSection('factOpenTo', person.network.openTo, readable),
    { heading: 'links', facts: linksOf(person) },
    { heading: 'inferred', facts: detailsOf(person.extras) },
    wordsSection('factInterests', person.extras?.interests ?? []),
  ];
  return all.filter(
    ({ facts = [], items = [], words = [] }) => facts.length + items.length + words.length > 0,
  );
}

const ACHIEVEMENTS: readonly (readonly [Achievement['kind'], TextKey])[] = [
  ['project', 'projects'],
  ['publication', 'publications'],
  ['volunteering', 'volunteering'],
  ['patent', 'patents'],
  ['organisation', 'organisations'],
  ['course', 'courses'],
  ['test', 'tests'],
];

const KINDS = {
  business: 'emailBusiness',
  personal: 'emailPersonal',
  unknown: 'emailUnknown',
} as const;

function identityOf(person: Merged<Person>) {
  const { network } = person;
  return [
    ...factOf('factName', person.name),
    ...factOf('factPronouns', person.pronouns),
    ...factOf('factHeadline', person.headline),
    ...factOf('factTitle', person.title),
    ...factOf('factPlace', person.place?.text),
    ...factOf('factConnections', network.connections, formatNumber),
    ...factOf('factFollowers', network.followers, formatNumber),
    ...factOf('factJoined', network.joined, formatPartialDate),
    ...factOf('summary', person.summary),
  ];
}

function contactOf({ emails, phones, websites }: Merged<Person['contact']>): Item[] {
  return [
    ...emails.map(({ from, entry }) => ({
      title: entry.address.value,
      to: `mailto:${entry.address.value}`,
      from,
      facts: [
        ...factOf('factKind', entry.kind, (kind) => text(KINDS[kind])),
        ...factOf('factStatus', entry.status, readable),
      ],
    })),
    ...phones.map(({ from, entry: { value } }) => ({
      title: formatPhone(value),
      to: `tel:${value.replace(/[^\d+]/g, '')}`,
      from,
      facts: [],
    })),
    ...websites.map(({ from, entry: { value } }) => ({
      title: withoutScheme(value),
      to: value,
      from,
      facts: [],
    })),
  ];
}

function roleOf({ from, entry }: Entry<Role>): Item {
  const { company, start, end, isCurrent } = entry;
  const { name }: Partial<Merged<Company>> = company;
  return {
    title: entry.title?.value ?? text('titleUnknown'),
    about: name?.value,
    from,
    facts: [
      ...factOf('factTitle', entry.title).filter(isDisputedHeading),
      ...factOf('factCompany', name).filter(isDisputedHeading),
      ...jointFact('factDates', from, { start, end, isCurrent }, (dates) =>
        spanWords(dates.start, dates.end, dates.isCurrent),
      ),
      ...factOf('factPlace', entry.place),
      ...factOf('factEmployment', entry.employmentType, readable),
      ...factOf('factDescription', entry.description),
    ],
  };
}

/** What a profile is called on screen: `in/slug`. */
export function profileLabel(slug: string): string {
  return identifierLabel({ kind: 'profile', slug });
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

/** What is in the heading of its item is told again only where it is told differently. */
function isDisputedHeading({ sayings }: { readonly sayings: readonly { readonly way: string }[] }) {
  return sayings.some(({ way }) => way !== 'same');
}

function spanWords(start?: string, end?: string, isCurrent = false): string | undefined {
  if (start === undefined && end === undefined) return isCurrent ? text('untilNow') : undefined;
  const from = start === undefined ? text('startUnknown') : formatPartialDate(start);
  const open = text(isCurrent ? 'untilNow' : 'endUnknown');
  return `${from} – ${end === undefined ? open : formatPartialDate(end)}`;
}

function schoolOf({ from, entry }: Entry<School>): Item {
  const { start, end, startYear, endYear } = entry;
  return {
    title: entry.name?.value ?? text('schoolUnknown'),
    from,
    facts: [
      ...factOf('factDegree', entry.degree),
      ...factOf('factField', entry.fieldOfStudy),
      ...jointFact('factDates', from, { start, end, startYear, endYear }, (dates) =>
        spanWords(
          dates.start ?? dates.startYear?.toString(),
          dates.end ?? dates.endYear?.toString(),
        ),
      ),
      ...factOf('factGrade', entry.grade),
      ...factOf('factActivities', entry.activities),
      ...factOf('factDescription', entry.description),
    ],
  };
}

function certificationOf({ from, entry }: Entry<Person['certifications'][number]>): Item {
  return {
    title: entry.name?.value ?? '',
    from,
    facts: [
      ...factOf('factBy', entry.issuer),
      ...factOf('factIssued', entry.issued, formatPartialDate),
      ...factOf('factExpires', entry.expires, formatPartialDate),
      ...factOf('factNumber', entry.credentialId),
      ...factOf('factLink', entry.url, withoutScheme, String),
    ],
  };
}

function honourOf({ from, entry }: Entry<Person['honours'][number]>): Item {
  return {
    title: entry.title?.value ?? '',
    from,
    facts: [
      ...factOf('factBy', entry.issuer),
      ...factOf('factIssued', entry.issued, formatPartialDate),
      ...factOf('factDescription', entry.description),
    ],
  };
}

function languageOf({ from, entry }: Entry<Language>): Item {
  return { title: entry.name.value, from, facts: factOf('factLevel', entry.level, readable) };
}

function isOf(kind: Achievement['kind']) {
  return ({ entry }: Entry<Achievement>) => entry.kind.value === kind;
}

function achievementOf({ from, entry }: Entry<Achievement>): Item {
  return {
    title: entry.title?.value ?? entry.role?.value ?? '',
    from,
    facts: [
      ...(entry.title === undefined ? [] : factOf('factRole', entry.role)),
      ...factOf('factBy', entry.by),
      ...jointFact('factDates', from, { start: entry.start, end: entry.end }, ({ start, end }) =>
        start === undefined ? end && formatPartialDate(end) : spanWords(start, end),
      ),
      ...factOf(entry.kind.value === 'test' ? 'factScore' : 'factNumber', entry.number),
      ...factOf('factLink', entry.url, withoutScheme, String),
      ...factOf('factDescription', entry.description),
    ],
  };
}

function linksOf({ slug, xHandle, codeUrl, extras }: Merged<Person>) {
  return [
    ...factOf('linkLinkedIn', slug, profileLabel, profileUrl),
    ...factOf('linkX', xHandle ?? extras?.xId),
    ...factOf('linkCode', codeUrl, withoutScheme, String),
    ...factOf('factWebsite', extras?.website, withoutScheme, String),
  ];
}

function detailsOf(extras: Merged<Person>['extras']) {
  const { industry, gender, birthDate, salary } = extras ?? {};
  return [
    ...factOf('factIndustry', industry),
    ...factOf('factGender', gender, readable),
    ...factOf('factBorn', birthDate, formatPartialDate),
    ...factOf('factPayFrom', salary?.min, formatNumber),
    ...factOf('factPayTo', salary?.max, formatNumber),
  ];
}
