import type { DemoPerson } from '../../../lib/demo/people';
import { type DateParts, datePartsOf, NO_DATE, yearParts } from './dates';
import { listAt, numberAt, textAt, textsAt } from './reading';

const ROLES = 'experience.employment_details';

/**
 * `experiences[]`. The first is not always a current one [2.3, E12]: for every fourth person the past
 * comes first. `ends_at: null` is an ongoing role, so a past one without date has an all-null date.
 */
export function experiencesOf({ person_data }: DemoPerson): readonly object[] {
  const current = listAt(person_data, `${ROLES}.current`).map((role) => experience(role, null));
  const past = listAt(person_data, `${ROLES}.past`).map((role) =>
    experience(role, datePartsOf(textAt(role, 'end_date'))),
  );
  const isPastFirst = person_data.crustdata_person_id % 4 === 0;
  return isPastFirst ? [...past, ...current] : [...current, ...past];
}

function experience(role: unknown, endsAt: DateParts | null): object {
  return {
    starts_at: datePartsOf(textAt(role, 'start_date')),
    ends_at: endsAt,
    company: textAt(role, 'name'),
    company_linkedin_profile_url: textAt(role, 'company_professional_network_profile_url'),
    company_facebook_profile_url: null,
    title: textAt(role, 'title'),
    description: textAt(role, 'description'),
    location: textAt(role, 'location.raw'),
    logo_url: textAt(role, 'company_profile_picture_permalink'),
  };
}

/** `education[]`. Every second person has whole dates, the others years alone. */
export function educationOf({ person_data }: DemoPerson): readonly object[] {
  const isFilled = person_data.crustdata_person_id % 2 === 1;
  return listAt(person_data, 'education.schools').map((school) => {
    const end = numberAt(school, 'end_year');
    return {
      starts_at: yearParts(numberAt(school, 'start_year'), 'first', isFilled),
      ends_at: end === null ? null : yearParts(end, 'last', isFilled),
      field_of_study: textAt(school, 'field_of_study'),
      degree_name: textAt(school, 'degree'),
      school: textAt(school, 'school'),
      school_linkedin_profile_url: null,
      school_facebook_profile_url: null,
      description: textAt(school, 'description'),
      logo_url: textAt(school, 'institute_logo_url'),
      grade: null,
      activities_and_societies: textAt(school, 'activities_and_societies'),
    };
  });
}

/** `certifications[]`. */
export function certificationsOf({ person_data }: DemoPerson): readonly object[] {
  return listAt(person_data, 'certifications').map((certification) => {
    const until = textAt(certification, 'expiration_date');
    return {
      starts_at: datePartsOf(textAt(certification, 'issue_date')),
      ends_at: until === null ? null : datePartsOf(until),
      name: textAt(certification, 'name'),
      license_number: textAt(certification, 'credential_id'),
      display_source: null,
      authority: textAt(certification, 'issuing_organization'),
      url: textAt(certification, 'credential_url'),
    };
  });
}

/** `accomplishment_honors_awards[]`. */
export function honorsOf({ person_data }: DemoPerson): readonly object[] {
  return listAt(person_data, 'honors').map((honor) => ({
    title: textAt(honor, 'title'),
    issuer: textAt(honor, 'issuer'),
    issued_on: datePartsOf(textAt(honor, 'issued_date')),
    description: textAt(honor, 'description'),
  }));
}

const PROFICIENCIES: readonly (readonly [RegExp, string])[] = [
  [/native|bilingual/i, 'NATIVE_OR_BILINGUAL'],
  [/full professional/i, 'FULL_PROFESSIONAL'],
  [/professional/i, 'PROFESSIONAL_WORKING'],
  [/limited/i, 'LIMITED_WORKING'],
  [/elementary/i, 'ELEMENTARY'],
];

/**
 * `languages_and_proficiencies[]`, out of names like `German (Elementary proficiency)`. Where the
 * people say no proficiency, the first language is a mother tongue and the others are for work.
 */
export function languagesOf({ person_data }: DemoPerson): readonly Language[] {
  return textsAt(person_data, 'basic_profile.languages').map((text, index) => {
    const said = /\(([^)]*)\)$/.exec(text)?.[1] ?? '';
    const found = PROFICIENCIES.find(([pattern]) => pattern.test(said))?.[1];
    const usual = index === 0 ? 'NATIVE_OR_BILINGUAL' : 'PROFESSIONAL_WORKING';
    const name = found === undefined ? text : text.replace(/\s*\([^)]*\)$/, '');
    return { name, proficiency: found ?? usual };
  });
}

/** A language of `languages_and_proficiencies[]`. */
export type Language = { readonly name: string; readonly proficiency: string };

/**
 * The sections that the invented people do not have and get by their number: projects,
 * publications, patents, courses, organisations, test scores and volunteer work. Each person has
 * none or one of each; a `thin` person has none at all.
 */
export function inventedSectionsOf({ person_data }: DemoPerson, isThin: boolean) {
  const id = person_data.crustdata_person_id;
  const since = { day: 1, month: (id % 12) + 1, year: 2015 + (id % 8) };
  const every = (n: number, item: object) => (!isThin && id % n === n - 1 ? [item] : []);
  const url = (kind: string) => `https://${kind}.example.org/${id}`;
  return {
    accomplishment_projects: every(2, {
      ...{ starts_at: since, ends_at: id % 4 === 1 ? null : { ...since, year: since.year + 1 } },
      ...{ title: `Project Halfmoon ${id % 100}`, description: 'A tool for the team.' },
      url: url('projects'),
    }),
    accomplishment_publications: every(3, {
      ...{ name: `Notes on small things, part ${id % 10}`, publisher: 'Wexmoor Press' },
      ...{ published_on: { ...NO_DATE, year: since.year }, description: null },
      url: url('papers'),
    }),
    accomplishment_patents: every(7, {
      ...{ title: 'A hinge that says when it is worn', issuer: 'Wexmoor Patent Office' },
      ...{ issued_on: since, description: null, application_number: null },
      ...{ patent_number: `WX${id}`, url: null },
    }),
    accomplishment_courses: every(5, { name: 'Reading contracts slowly', number: `C-${id % 50}` }),
    accomplishment_organisations: every(6, {
      ...{ starts_at: since, ends_at: null, org_name: 'Moving Things Society' },
      ...{ title: 'Member', description: null },
    }),
    accomplishment_test_scores: every(8, {
      ...{ name: 'Wexmoor Entrance Test', score: '97', date_on: since, description: null },
    }),
    volunteer_work: every(4, {
      ...{ starts_at: since, ends_at: null, title: 'Reader', cause: 'EDUCATION' },
      ...{ company: 'Saturday Library', company_linkedin_profile_url: null },
      ...{ description: 'Reads to whoever comes.', logo_url: null },
    }),
  };
}
