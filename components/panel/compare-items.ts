import { formatPartialDate } from '../../lib/dates';
import type { Entry, Merged } from '../../lib/origins';
import type { Achievement, Company, Language, Person, Role, School } from '../../lib/person';
import { formatPhone } from '../../lib/phone';
import { text } from '../../lib/text';
import { factOf, type Item, jointFact } from './compare-facts';
import { readable } from './readable';

const KINDS = {
  business: 'emailBusiness',
  personal: 'emailPersonal',
  unknown: 'emailUnknown',
} as const;

/** The ways to reach the person: addresses, phone numbers, websites. */
export function contactOf({ emails, phones, websites }: Merged<Person['contact']>): Item[] {
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

/** A role, under its title. */
export function roleOf({ from, entry }: Entry<Role>): Item {
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

/** An address of a site as it is shown. */
export function withoutScheme(url: string): string {
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

/** A school, with the time there. */
export function schoolOf({ from, entry }: Entry<School>): Item {
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

/** A certificate, under its name. */
export function certificationOf({ from, entry }: Entry<Person['certifications'][number]>): Item {
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

/** An honour, under its title. */
export function honourOf({ from, entry }: Entry<Person['honours'][number]>): Item {
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

/** A language, and how well it is spoken. */
export function languageOf({ from, entry }: Entry<Language>): Item {
  return { title: entry.name.value, from, facts: factOf('factLevel', entry.level, readable) };
}

/** Anything else that was done, under its title or the role in it. */
export function achievementOf({ from, entry }: Entry<Achievement>): Item {
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
