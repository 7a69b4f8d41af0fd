import { formatPartialDate } from '../../lib/dates';
import { identifierLabel, profileUrl } from '../../lib/identifier';
import { type Entry, type Merged, mergePersons, type Told } from '../../lib/origins';
import type { Achievement, Language, Person } from '../../lib/person';
import { formatNumber, type TextKey } from '../../lib/text';
import { factOf, type Section } from './compare-facts';
import {
  achievementOf,
  certificationOf,
  contactOf,
  honourOf,
  languageOf,
  roleOf,
  schoolOf,
  withoutScheme,
} from './compare-items';
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

function isOf(kind: Achievement['kind']) {
  return ({ entry }: Entry<Achievement>) => entry.kind.value === kind;
}

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

/** What a profile is called on screen: `in/slug`. */
export function profileLabel(slug: string): string {
  return identifierLabel({ kind: 'profile', slug });
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
