import type { EmailContact, Person } from '../person';
import { telUrl, webPlaces } from './addresses';
import { clean, cleanAll, cleanLines } from './clean';
import { escaped, folded } from './content-line';
import { sourceLine } from './outline';
import { isoSecond, type Source } from './source';
import { calledName, workOf } from './work';

/** 4.0 is RFC 6350; 3.0 is RFC 2426, which every address book reads. */
export type VCardVersion = '3.0' | '4.0';

/**
 * A person as a vCard. Left out on purpose: PHOTO (whoever imports the card would fetch it from a third host), LANG (it wants language tags,
 * and sources have names of languages), CATEGORIES (address books make a group of each), SOURCE (there is no address to fetch the card
 * from: who told is said in NOTE).
 */
export function toVCard(person: Person, source: Source, version: VCardVersion): string {
  const is4 = version === '4.0';
  const { title, company, department } = workOf(person);
  const places = webPlaces(person);
  const profile = places.find(({ name }) => name === 'LinkedIn');
  const rev = isoSecond(source.fetchedAt);
  return folded([
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...(is4 ? ['KIND:individual'] : []),
    `FN:${escaped(clean(calledName(person)) || '?')}`,
    ...nameLine(person, is4),
    // RFC 9554; 3.0 has no place for it.
    ...(is4 ? textLine('PRONOUNS', person.pronouns) : []),
    ...textLine('TITLE', title),
    ...compound('ORG', company === undefined ? [] : [company, department]),
    ...emailLines(person.contact.emails, is4),
    ...cleanAll(person.contact.phones).map((phone) => phoneLine(phone, is4)),
    // An address by RFC 3986 takes no escapes.
    ...places.map(({ url }) => `URL:${url}`),
    ...placeLine(person, is4),
    ...birthLine(person, is4),
    ...textLine('NOTE', noteOf(person, source)),
    ...(profile === undefined ? [] : [`UID:${profile.url}`]),
    ...(rev === undefined ? [] : [`REV:${is4 ? rev.replace(/[-:]/g, '') : rev}`]),
    'END:VCARD',
  ]);
}

function textLine(name: string, value: string | undefined): string[] {
  const words = cleanLines(value ?? '');
  return words === '' ? [] : [`${name}:${escaped(words)}`];
}

/** Components with a semicolon between, and none after the last that says something. */
function compound(name: string, components: readonly (string | undefined)[]): string[] {
  const written = components.map((one) => escaped(clean(one ?? '')));
  const count = written.findLastIndex((one) => one !== '') + 1;
  return count === 0 ? [] : [`${name}:${written.slice(0, count).join(';')}`];
}

/** Family name, given name, and three components that no source tells. 3.0 insists on it. */
function nameLine(person: Person, is4: boolean): string[] {
  const [first, last] = [clean(person.firstName ?? ''), clean(person.lastName ?? '')];
  if (first + last !== '') return [`N:${escaped(last)};${escaped(first)};;;`];
  return is4 ? [] : [`N:${escaped(clean(calledName(person)) || '?')};;;;`];
}

const PLACE = { business: 'work', personal: 'home', unknown: undefined } as const;

function emailLines(emails: readonly EmailContact[], is4: boolean): string[] {
  return emails.flatMap(({ address, kind }, index) => {
    const written = escaped(clean(address));
    if (written === '') return [];
    const [place, isFirst] = [PLACE[kind], index === 0];
    const type = is4
      ? `${place ? `;TYPE=${place}` : ''}${isFirst ? ';PREF=1' : ''}`
      : `;TYPE=${['internet', place, isFirst && 'pref'].filter(Boolean).join(',')}`;
    return [`EMAIL${type}:${written}`];
  });
}

/** As a URI where the number is international; else 4.0 has it as text, as 3.0 always has. */
function phoneLine(phone: string, is4: boolean): string {
  const uri = is4 ? telUrl(phone) : undefined;
  return uri === undefined ? `TEL;TYPE=voice:${escaped(phone)}` : `TEL;VALUE=uri;TYPE=voice:${uri}`;
}

/** Where someone lives or works, which of the two no source says. A place in one line alone stands as the locality. */
function placeLine({ place = {} }: Person, is4: boolean): string[] {
  const isParted = [place.city, place.state, place.country].some((part) => part?.trim());
  const locality = isParted ? place.city : place.text;
  const parts = ['', '', '', locality, place.state, '', place.country].map((part) =>
    escaped(clean(part ?? '')),
  );
  if (parts.every((part) => part === '')) return [];
  // Without a type, 3.0 would have it a postal address at work.
  return [`ADR${is4 ? '' : ';TYPE=intl'}:${parts.join(';')}`];
}

/** A day, which both can say; a month or a year alone, which only 4.0 can. */
function birthLine({ extras }: Person, is4: boolean): string[] {
  const date = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(
    extras?.birthDate ?? '',
  );
  if (date === null) return [];
  const [whole, year, month, day] = date;
  if (day !== undefined) return [`BDAY:${is4 ? `${year}${month}${day}` : whole}`];
  return is4 ? [`BDAY:${whole}`] : [];
}

function noteOf(person: Person, source: Source): string {
  const { headline, summary, languages } = person;
  const isTold = headline === undefined || headline === workOf(person).title;
  return [isTold ? undefined : headline, summary, cleanAll(languages).join(', ')]
    .concat(sourceLine(person, source))
    .filter((part) => part?.trim())
    .join('\n\n');
}
