import type { DemoPerson } from '../../../lib/demo/people';
import type { Parameters, ParameterTable } from './parameters';
import { listAt, textAt, textsAt } from './reading';

const NAMES = [
  ...['extra', 'github_profile_id', 'facebook_profile_id', 'twitter_profile_id'],
  ...['personal_contact_number', 'personal_email', 'inferred_salary', 'skills'],
] as const;

type OptionName = (typeof NAMES)[number];

/** What an option adds to the answer, and how many credits that is. */
type Paid = { readonly fields: object; readonly credits: number };

/** The paid options of /profile [2.2]; all of them are left out unless `include` asks for them. */
export const OPTION_PARAMETERS: ParameterTable = Object.fromEntries(
  NAMES.map((name) => [name, { values: ['exclude', 'include'] }]),
);

/**
 * Adds what the request includes. An option costs only if the person has any of it: one credit, or
 * one for each e-mail and number [2.2]. Asked for and empty is null or an empty list, and free.
 */
export function includeOptions(
  person: DemoPerson,
  parameters: Parameters,
  chargesSkills: boolean,
): Paid {
  const asked = NAMES.filter((name) => parameters.get(name) === 'include');
  const found = asked.map((name) => optionOf(person, name, chargesSkills));
  const ids = asked.some((name) => name === 'extra' || name.endsWith('_profile_id'));
  return {
    fields: {
      ...Object.assign({}, ...found.map(({ fields }) => fields)),
      ...(ids ? { extra: idsOf(person, asked) } : {}),
    },
    credits: found.reduce((sum, { credits }) => sum + credits, 0),
  };
}

/** The ids of a person at other sites, which are ways to look the person up as well. */
export function otherIdsOf(person: DemoPerson) {
  const { person_data } = person;
  const handles = 'social_handles';
  const github = textAt(person_data, `${handles}.dev_platform_identifier.profile_url`);
  // Nobody of the invented has one; every third of those with a headline gets one.
  const isSomebody = textAt(person_data, 'basic_profile.headline') !== null;
  const hasFacebook = isSomebody && person_data.crustdata_person_id % 3 === 1;
  return {
    github_profile_id: github?.split('/').at(-1) ?? null,
    facebook_profile_id: hasFacebook ? `invented.${person_data.crustdata_person_id}` : null,
    twitter_profile_id: textAt(person_data, `${handles}.twitter_identifier.slug`),
  };
}

/** The personal e-mail addresses of a person. */
export function personalEmailsOf({ person_data }: DemoPerson): (string | null)[] {
  return listAt(person_data, 'contact.personal_emails').map((email) => textAt(email, 'email'));
}

/** The phone numbers of a person, as `+6512345678`. */
export function numbersOf({ person_data }: DemoPerson): string[] {
  const numbers = textsAt(person_data, 'contact.phone_numbers');
  return numbers.map((number) => number.replaceAll(/[^+\d]/g, ''));
}

function optionOf(person: DemoPerson, name: OptionName, chargesSkills: boolean): Paid {
  const { person_data } = person;
  switch (name) {
    case 'extra': {
      const fields = extraOf(person);
      const hasAny = Object.values(fields).some((value) => value !== null && value !== '');
      return { fields, credits: hasAny ? 1 : 0 };
    }
    case 'github_profile_id':
    case 'facebook_profile_id':
    case 'twitter_profile_id':
      return { fields: {}, credits: otherIdsOf(person)[name] === null ? 0 : 1 };
    case 'personal_email': {
      const emails = personalEmailsOf(person);
      return { fields: { personal_emails: emails }, credits: emails.length };
    }
    case 'personal_contact_number': {
      const numbers = numbersOf(person);
      return { fields: { personal_numbers: numbers }, credits: numbers.length };
    }
    case 'inferred_salary': {
      const inferred_salary = salaryOf(person);
      return { fields: { inferred_salary }, credits: inferred_salary === null ? 0 : 1 };
    }
    case 'skills': {
      const skills = textsAt(person_data, 'skills.professional_network_skills');
      return { fields: { skills }, credits: chargesSkills && skills.length > 0 ? 1 : 0 };
    }
  }
}

/** `extra=include`: gender, birth date, industry and interests, as far as the person has them. */
function extraOf({ person_data }: DemoPerson) {
  const id = person_data.crustdata_person_id;
  const pronoun = textAt(person_data, 'professional_network.pronoun') ?? '';
  const industry = textAt(
    listAt(person_data, 'experience.employment_details.current')[0],
    'company_professional_network_industry',
  );
  const gender = /^she\b/i.test(pronoun) ? 'female' : /^he\b/i.test(pronoun) ? 'male' : null;
  const known =
    industry === null ? null : { day: null, month: (id % 12) + 1, year: 1970 + (id % 25) };
  const interests = textsAt(person_data, 'skills.professional_network_skills').slice(0, 2);
  return {
    gender,
    birth_date: id % 5 === 2 ? known : null,
    industry,
    interests: interests.length === 0 || id % 2 === 0 ? null : interests,
  };
}

/** The object `extra`: the ids that were asked for, the others null; the website with `extra`. */
function idsOf(person: DemoPerson, asked: readonly OptionName[]): object {
  const known = Object.entries(otherIdsOf(person));
  const website = textsAt(person.person_data, 'contact.websites')[0] ?? null;
  return {
    ...Object.fromEntries(
      known.map(([name, id]) => [name, asked.some((a) => a === name) ? id : null]),
    ),
    website: asked.includes('extra') ? website : null,
  };
}

function salaryOf({ person_data }: DemoPerson): { min: number; max: number } | null {
  const id = person_data.crustdata_person_id;
  const role = listAt(person_data, 'experience.employment_details.current')[0];
  const hasWork = textAt(role, 'title') !== null;
  return hasWork && id % 3 !== 0 ? { min: 35_000 + (id % 10) * 1000, max: 60_000 } : null;
}
